import { readdirSync, readFileSync } from 'node:fs';
import { type Article, readFile } from '../../lambdas/articles/index.ts';

/** The folder of the sample articles, with their gold and their expected attributions. */
export const SAMPLES = new URL('../../samples/', import.meta.url);

/** One of the bundled articles. */
export interface Sample {
  /** Its file's name, with the record's number if the file holds several: `derby.md`, `digest.json.2`. */
  name: string;
  article: Article;
}

/** The sample articles by name, read as dropped files are. */
export async function readSamples(): Promise<Sample[]> {
  const folder = new URL('articles/', SAMPLES);
  const samples: Sample[] = [];
  for (const file of readdirSync(folder).sort()) {
    const results = await readFile(readFileSync(new URL(file, folder)), { key: file });
    for (const [index, result] of results.entries()) {
      if ('unreadable' in result) throw new Error(`samples/articles/${file}: ${result.unreadable.message}`);
      samples.push({ name: results.length > 1 ? `${file}.${index + 1}` : file, article: result.article });
    }
  }
  return samples;
}
