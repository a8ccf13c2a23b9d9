import type { DroppedFile } from './files.ts';

interface Article {
  id: string;
  status: 'ready' | 'failed';
  quotes: number;
  file: { key: string; record: number | null };
}

interface Speaker {
  id: string;
  name: string;
  quotes: number;
}

/** What a server answers when it has nothing left to do. */
export interface Totals {
  files: number;
  ready: number;
  failed: number;
  quotes: number;
  speakers: number;
}

/** Asks by a connection of its own: a kept one may be closed by the server in the moment that the request is sent. */
export const ask = (url: string) => fetch(url, { headers: { connection: 'close' } });

async function answerOf<Answer>(url: string): Promise<Answer> {
  const response = await ask(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

async function allOf<Item>(url: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor = ''; ; ) {
    const page = await answerOf<{ items: Item[]; next?: string }>(`${url}&limit=100${cursor}`);
    items.push(...page.items);
    if (!page.next) return items;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}

/**
 * Compares all that a server answers with what lies in its bucket: every file is there, as it is now, and once; every
 * speaker's count is that of their quotes.
 *
 * @returns the totals, and a line for each difference
 */
export async function conservation(
  api: string,
  dropped: ReadonlyMap<string, DroppedFile>,
): Promise<{ totals: Totals; problems: string[] }> {
  const problems: string[] = [];
  const ready = await allOf<Article>(`${api}/articles?status=ready`);
  const failed = await allOf<Article>(`${api}/articles?status=failed`);
  const articles = [...ready, ...failed];
  const places = articles.map(({ file }) => `${file.key}#${file.record ?? 0}`);
  for (const place of places.filter((one, index) => places.indexOf(one) !== index)) {
    problems.push(`${place} is there twice`);
  }
  const keys = new Set(articles.map(({ file }) => file.key));
  for (const key of dropped.keys()) if (!keys.has(key)) problems.push(`${key} is lost`);
  for (const key of keys) if (!dropped.has(key)) problems.push(`${key} was deleted, and is there`);
  for (const { id, file } of articles) {
    const mark = dropped.get(file.key)?.mark;
    if (mark === undefined) continue;
    const text = await (await ask(`${api}/articles/${id}/text`)).text();
    if (!text.includes(mark)) problems.push(`${file.key} is stale: it lacks “${mark}”`);
  }
  const quotes = await allOf<{ speaker: { id: string | null } }>(`${api}/quotes?type=communication`);
  const counted = ready.reduce((sum, article) => sum + article.quotes, 0);
  if (quotes.length !== counted) {
    problems.push(`${quotes.length} quotes are listed, and the articles have ${counted}`);
  }
  const bySpeaker = Map.groupBy(quotes, ({ speaker }) => speaker.id);
  for (const [id, theirs] of bySpeaker) {
    if (id === null) continue;
    const speaker = await answerOf<Speaker>(`${api}/speakers/${encodeURIComponent(id)}`);
    if (speaker.quotes !== theirs.length) {
      problems.push(`${id} is counted with ${speaker.quotes} quotes, and has ${theirs.length}`);
    }
  }
  const totals = {
    files: dropped.size,
    ready: ready.length,
    failed: failed.length,
    quotes: quotes.length,
    speakers: bySpeaker.size - (bySpeaker.has(null) ? 1 : 0),
  };
  return { totals, problems };
}
