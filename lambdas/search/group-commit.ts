interface Change {
  work: () => void;
  done: PromiseWithResolvers<void>;
}

/**
 * Commits the changes of one turn of the event loop in one transaction, because a full-text index writes a segment at
 * each commit. If that fails, each change is committed by itself, so that one can't make the others fail.
 */
export class GroupCommit {
  readonly #transact: (work: () => void) => Promise<void>;
  #waiting: Change[] = [];
  #committed: Promise<void> = Promise.resolve();

  /** @param transact runs `work` as one transaction; if it throws, rolls back and rejects with its error */
  constructor(transact: (work: () => void) => Promise<void>) {
    this.#transact = transact;
  }

  /** Resolves once the change is committed. */
  change(work: () => void): Promise<void> {
    const done = Promise.withResolvers<void>();
    if (this.#waiting.length === 0) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#committed = promise;
      setImmediate(() => resolve(this.#commit(this.#waiting.splice(0))));
    }
    this.#waiting.push({ work, done });
    return done.promise;
  }

  /** Resolves once all changes so far are committed or have failed. */
  committed(): Promise<void> {
    return this.#committed;
  }

  async #commit(changes: Change[]): Promise<void> {
    try {
      await this.#transact(() => {
        for (const { work } of changes) work();
      });
      for (const { done } of changes) done.resolve();
    } catch (error) {
      if (changes.length > 1) for (const change of changes) await this.#commit([change]);
      else changes[0]?.done.reject(error);
    }
  }
}
