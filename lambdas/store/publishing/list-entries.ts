import { nameIdOf } from '../../identities/index.ts';
import type { StoredArticle, StoredQuote } from '../../model/stored.ts';
import { timeOf } from '../table/article-item.ts';
import { put, readAll, writeAll } from '../table/batches.ts';
import type { Table } from '../table/client.ts';
import { dayKey, dayOf, type Key, nameEntry } from '../table/keys.ts';
import { namesOf } from '../table/names.ts';

/** An entry that lists need; if it exists, so does its `rest`. */
interface Entry {
  key: Key;
  rest: Key[];
}

/** What lists need besides the items themselves: days, and names of new speakers. */
function entriesOf(articles: readonly { article: StoredArticle; quotes: StoredQuote[] }[]) {
  const entries = new Map<string, Entry>();
  const need = (key: Key, rest: Key[] = []) => entries.set(`${key.pk} ${key.sk}`, { key, rest });
  for (const { article, quotes } of articles) {
    need(dayKey(article.status, dayOf(timeOf(article))));
    for (const { speaker } of quotes) {
      if (speaker.persona === null) continue;
      const nameId = nameIdOf(speaker.persona);
      const [full, ...later] = namesOf(nameId).map((name) => nameEntry(name, nameId));
      if (full) need(full, later);
    }
  }
  return entries;
}

/** Writes the missing entries that lists need. Most exist already, and reading is cheaper than writing. */
export async function ensureListed(
  table: Table,
  articles: readonly { article: StoredArticle; quotes: StoredQuote[] }[],
): Promise<void> {
  const missing = entriesOf(articles);
  const keys = [...missing.values()].map(({ key }) => key);
  const found = await readAll<Key>(table, keys, { attributes: '#pk, #sk' });
  for (const { pk, sk } of found) missing.delete(`${pk} ${sk}`);
  const left = [...missing.values()];
  await writeAll(table, left.flatMap(({ rest }) => rest).map(put));
  await writeAll(
    table,
    left.map(({ key }) => put(key)),
  );
}
