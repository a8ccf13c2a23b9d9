import type { Explain } from '../../lambdas/desk/explain-quote.ts';
import { Engine } from './engine.ts';
import { IDLE_EXPLAINER_MS } from './limits.ts';

/** An engine for explanations only, in its own process, which is started on demand and ends when it is idle. */
export class ExplainingEngine {
  #engine: Engine | undefined;
  #ending: NodeJS.Timeout | undefined;
  #asked = 0;

  readonly explain: Explain = async (text, signal) => {
    clearTimeout(this.#ending);
    this.#engine ??= new Engine({ told: () => {} });
    this.#asked += 1;
    try {
      return await this.#engine.explain(text, signal);
    } finally {
      this.#asked -= 1;
      if (this.#asked === 0) this.#ending = setTimeout(() => this.#end(), IDLE_EXPLAINER_MS).unref();
    }
  };

  async close(): Promise<void> {
    clearTimeout(this.#ending);
    this.#end();
  }

  #end(): void {
    this.#engine?.close();
    this.#engine = undefined;
  }
}
