/** A turn that was taken. */
export interface Turn {
  /** Nobody else has one at the same time. */
  readonly isAlone: boolean;
}

/** Gives turns in the order in which they were asked for: a few at once, or one alone. */
export class Turns {
  readonly #most: number;
  readonly #waiting: { isAlone: boolean; begin: () => void }[] = [];
  #taken = 0;
  #isTakenAlone = false;

  /** @param most turns at once */
  constructor(most: number) {
    this.#most = most;
  }

  /** Resolves when it is the caller's turn. */
  async take(isAlone: boolean): Promise<Turn> {
    const turn: Turn = { isAlone: isAlone || this.#most === 1 };
    await new Promise<void>((begin) => {
      this.#waiting.push({ isAlone: turn.isAlone, begin });
      this.#beginNext();
    });
    return turn;
  }

  end({ isAlone }: Turn): void {
    this.#taken -= 1;
    if (isAlone) this.#isTakenAlone = false;
    this.#beginNext();
  }

  #beginNext(): void {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const isFree = next.isAlone ? this.#taken === 0 : this.#taken < this.#most && !this.#isTakenAlone;
      if (!isFree) return;
      this.#waiting.shift();
      this.#taken += 1;
      this.#isTakenAlone = next.isAlone;
      next.begin();
    }
  }
}
