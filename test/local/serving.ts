import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Run, whosaid } from './command.ts';
import { type Article, articleOf } from './piped.ts';

export const ANSWERS = /answers on (http:\S+)/;

export function serving(t: TestContext, cwd: string, paths: string[]): Run {
  return whosaid(t, ['serve', '--port', '0', ...paths], { cwd });
}

export function writeArticles(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < count; i++) {
    writeFileSync(join(folder, `${i}.txt`), articleOf('Ilse Brandt', `Bridge number ${i} stays open`));
  }
}

export async function ask<Answer>(url: string): Promise<Answer> {
  return (await (await fetch(url)).json()) as Answer;
}

export async function articlesAt(address: string): Promise<Article[]> {
  const found: Article[] = [];
  for (let cursor = ''; ; ) {
    const page = await ask<{ items: Article[]; next?: string }>(`${address}/articles?limit=100${cursor}`);
    found.push(...page.items);
    if (!page.next) return found;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}
