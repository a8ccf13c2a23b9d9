import type { LogEntry } from '../../lambdas/logging/log.ts';
import { keyOf } from './article-events.ts';
import type { MessageOutcome } from './poller.ts';
import { printable } from './printable.ts';

/** Reads the extract function's log: counts its articles, and prints problems. */
export class ExtractLog {
  /** Articles stored since the start. */
  articles = 0;
  /** Articles since the start that could not be read and were stored as failed. */
  failed = 0;
  /** Files completed since the start. */
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

  readonly report = (outcomes: MessageOutcome[]): void => {
    for (const { body, state, error } of outcomes) {
      if (error) this.#tellOnce(error.message);
      if (state === 'given up')
        this.#say(
          `${nameIn(body)}: given up after several tries; drop it again, or start with --retry, to try once more.`,
        );
    }
  };

  /** Prints a repeated problem only once. */
  #tellOnce(problem: string): void {
    if (this.#told.has(problem)) return;
    this.#told.add(problem);
    this.#say(`Extracting failed and will be retried (${printable(problem)}).`);
  }
}

/** The name of a message's file, for display. */
function nameIn(body: string): string {
  return printable(keyOf(body) ?? `The message ${body.slice(0, 100)}`);
}
