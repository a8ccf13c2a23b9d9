import type { LogEntry } from '../../lambdas/logging/log.ts';
import type { StoredArticle, StoreReader } from '../../lambdas/model/stored.ts';
import { articleIdOf, fileIdFor } from '../../lambdas/store/index.ts';
import { printable } from './printable.ts';

/** The extract function's log entry for a file. */
interface FileEntry extends LogEntry {
  bucket: string;
  key: string;
  change: 'created' | 'removed';
  outcome: string;
  Articles?: number;
  FailedArticles?: number;
  Quotes?: number;
}

/** Which record of a file failed, and why. */
export interface Failure {
  record?: number | undefined;
  message: string;
}

const isOfFile = (entry: LogEntry): entry is FileEntry =>
  entry.event === 'file' && entry.level === 'INFO' && ['shown', 'continued'].includes(String(entry.outcome));

const counted = (count: number, thing: string) =>
  `${count.toLocaleString('en-US')} ${thing}${count === 1 ? '' : 's'}`;

/**
 * @param failure of the file's first article that could not be read
 * @example
 * fileLine(entry) // 'news/a.txt: 1 article, 3 quotes'
 */
export function fileLine(entry: FileEntry, failure?: Failure): string | undefined {
  const { key, change, outcome, Articles = 0, FailedArticles = 0, Quotes = 0 } = entry;
  const name = printable(key);
  if (change === 'removed') return `${name}: removed`;
  // This invocation only finished what earlier ones wrote.
  if (Articles === 0) return undefined;
  const reason = failure ? printable(failure.message) : 'see the API for the reason';
  if (FailedArticles === 1 && Articles === 1 && failure?.record === undefined)
    return `${name}: failed: ${reason}`;
  const place = failure?.record === undefined ? '' : `record ${failure.record}: `;
  return [
    `${name}: ${counted(Articles - FailedArticles, 'article')}`,
    counted(Quotes, 'quote'),
    ...(FailedArticles > 0 ? [`${FailedArticles} failed (${place}${reason})`] : []),
    ...(outcome === 'continued' ? ['more to come'] : []),
  ].join(', ');
}

/** How many of the newest failed articles are searched for a file's first failure. */
const LOOKED_AT = 100;

/** Prints a line for each file that was stored or removed. */
export class FileLines {
  readonly #say: (line: string) => void;
  readonly #quiet: boolean;
  readonly #store: Promise<StoreReader>;
  #told = Promise.resolve();

  /** @param quiet prints failures only */
  constructor(say: (line: string) => void, store: Promise<StoreReader>, quiet: boolean) {
    this.#say = say;
    this.#store = store;
    this.#quiet = quiet;
  }

  readonly log = (entry: LogEntry): void => {
    if (!isOfFile(entry)) return;
    const hasFailures = (entry.FailedArticles ?? 0) > 0;
    if (this.#quiet && !hasFailures) return;
    this.#told = this.#told.then(async () => {
      const line = fileLine(entry, hasFailures ? await this.#failureIn(entry) : undefined);
      if (line !== undefined) this.#say(line);
    });
  };

  /** Resolves when everything logged so far has been printed. */
  settled(): Promise<void> {
    return this.#told;
  }

  async #failureIn({ bucket, key }: FileEntry): Promise<Failure | undefined> {
    try {
      const store = await this.#store;
      const whole = await store.article(articleIdOf(fileIdFor(bucket, key), 0));
      if (whole?.failure) return whole.failure;
      const { items } = await store.articles('failed', {}, { limit: LOOKED_AT });
      const inFile = items.filter((article) => article.bucket === bucket && article.key === key);
      return inFile.reduce<Failure | undefined>(earlier, undefined);
    } catch {
      // The table is busy or closing. The line goes without the reason, which the API has.
      return undefined;
    }
  }
}

function earlier(first: Failure | undefined, { record = 0, failure }: StoredArticle): Failure | undefined {
  if (!failure || (first?.record !== undefined && first.record <= record)) return first;
  return { record, message: failure.message };
}
