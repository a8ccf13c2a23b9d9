import { availableParallelism } from 'node:os';
import type { Attribution } from '../../lambdas/model/attribution.ts';
import { Engine, type EngineOptions } from './engine.ts';

const PROCESSORS = availableParallelism();

/**
 * How many texts are read at once. Two texts on one processor each are read faster than one after the other on both,
 * because parts of the engine use a single thread. More engines would need some hundred megabytes each.
 */
export const ENGINES = Math.min(2, PROCESSORS);

const THREADS = Math.max(1, Math.floor(PROCESSORS / ENGINES));

/** Several engines, each with its own process and its share of the processors. A text goes to one that is idle. */
export class Engines {
  readonly #engines: { engine: Engine; reading: number }[];

  constructor(options: EngineOptions) {
    this.#engines = Array.from({ length: ENGINES }, () => ({
      engine: new Engine({ threads: THREADS, ...options }),
      reading: 0,
    }));
  }

  /** The same as `Engine.attribute`. */
  readonly attribute = async (text: string, signal: AbortSignal): Promise<Attribution[]> => {
    const chosen = this.#engines.reduce((least, one) => (one.reading < least.reading ? one : least));
    chosen.reading += 1;
    try {
      return await chosen.engine.attribute(text, signal);
    } finally {
      chosen.reading -= 1;
    }
  };

  close(): void {
    for (const { engine } of this.#engines) engine.close();
  }
}
