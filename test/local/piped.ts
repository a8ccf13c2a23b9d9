import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { createClients } from '../../bin/local/clients.ts';
import { type PipelineOptions, startPipeline } from '../../bin/local/pipeline.ts';
import { type Owner, temporaryFolder } from './folder.ts';

export interface Article {
  id: string;
  status: 'ready' | 'failed';
  quotes: number;
  failure: { reason: string; message: string } | null;
  file: { key: string; record: number | null };
}

export interface Quote {
  id: string;
  text: string;
  speaker: { id: string | null; name: string | null };
  spans: { content: { start: number; end: number }[] };
  article: { id: string };
}

/** The whole pipeline over a folder, on free ports; stopped after its owner. */
export async function piped(
  t: Owner,
  options: Partial<PipelineOptions> = {},
  data: string = temporaryFolder(t),
) {
  const pipeline = await startPipeline({ data, port: 0, s3Port: 0, firstPause: 0.02, ...options });
  const { s3 } = createClients({ emulator: pipeline.emulator.endpoint, dynamo: pipeline.emulator.endpoint });
  let running = true;
  const stop = async (grace?: number) => {
    if (!running) return;
    running = false;
    s3.destroy();
    await pipeline.stop(grace);
  };
  t.after(() => stop(0));

  /** What the API answers, once the queue is empty. */
  const ask = async <Answer>(path: string): Promise<Answer> => {
    await pipeline.idle();
    const response = await fetch(pipeline.address + path);
    assert.equal(response.status, 200, `${path}: ${await response.clone().text()}`);
    return (await response.json()) as Answer;
  };
  /** All of a list, page by page. */
  const askAll = async <Item>(path: string): Promise<Item[]> => {
    const items: Item[] = [];
    for (let cursor: string | undefined; ; ) {
      const page: { items: Item[]; next?: string } = await ask(
        `${path}${path.includes('?') ? '&' : '?'}limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      );
      items.push(...page.items);
      if (!page.next) return items;
      cursor = page.next;
    }
  };
  return { data, pipeline, s3: s3 as S3Client, ask, askAll, stop };
}

/** An article in which one person says one thing. */
export function articleOf(speaker: string, words: string): string {
  return `The council met on Monday.\n\n"${words}," ${speaker} told reporters. The vote is due on Friday.\n`;
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await condition()); waited += 20) {
    assert.ok(waited < 20_000, 'It never came to pass.');
    await sleep(20);
  }
}
