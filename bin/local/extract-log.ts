import type { LogEntry } from '../../lambdas/logging/log.ts';
import { keyOf } from './article-events.ts';
import type { Outcome } from './poller.ts';
import { printable } from './printable.ts';

/** Listens to what the extract function logs: counts its articles, and tells a person of trouble. */
export class ExtractLog {
  /** Articles stored since the start. */
  articles = 0;
  /** Articles since the start that could not be read, and are recorded as failed. */
  failed = 0;
  /** Files that were done with since the start. */
  files = 0;
  readonly #say: (line: string) => void;
  readonly #told = new Set<string>();

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  readonly log = (entry: LogEntry): void => {
    const { Articles, FailedArticles, outcome } = entry;
    if (entry.event === 'file' && entry.level === 'INFO' && outcome === 'shown') this.files++;
    if (typeof Articles === 'number' && typeof FailedArticles === 'number') {
      this.articles += Articles - FailedArticles;
      this.failed += FailedArticles;
    }
    if (entry.event === 'engine') this.#say(printable(String(entry.message)));
    else if (entry.level === 'ERROR') this.#tellOnce(`${entry.error}: ${entry.message}`);
  };

  readonly report = (outcomes: Outcome[]): void => {
    for (const { body, state, error } of outcomes) {
      if (error) this.#tellOnce(error.message);
      if (state === 'given up')
        this.#say(
          `${nameIn(body)}: given up after several tries; drop it again, or start with --retry, to try once more.`,
        );
    }
  };

  /** The same trouble over and over is told of once. */
  #tellOnce(problem: string): void {
    if (this.#told.has(problem)) return;
    this.#told.add(problem);
    this.#say(`Extracting failed and will be retried (${printable(problem)}).`);
  }
}

/** What a message is about, for a person. */
function nameIn(body: string): string {
  return printable(keyOf(body) ?? `The message ${body.slice(0, 100)}`);
}
