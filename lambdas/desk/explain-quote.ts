import type { Explained } from '../attribution/index.ts';
import { extractorVersion } from '../attribution/version.ts';
import { quotesOf } from '../extract/quotes.ts';
import { Unavailable } from '../http/problems.ts';
import type { Span } from '../model/attribution.ts';
import type { Quote, StoreReader } from '../model/stored.ts';
import type { Desk } from '../routes/desk/desk.ts';
import { quoteCorrectionResource } from '../routes/resources.ts';
import type { SpeakerIdentity } from '../store/index.ts';
import { EXPLANATION_TIMEOUT_MS } from './limits.ts';

/** The engine: the attributions of a text, each with the explanation of its speaker. */
export type Explain = (text: string, signal: AbortSignal) => Promise<Explained[]>;

export interface ExplainSettings {
  store: Pick<StoreReader, 'quote'>;
  identityOf(quoteId: string): Promise<SpeakerIdentity | undefined>;
  /** The text stored under a key of the text bucket; undefined if there is none. */
  readText(textKey: string): Promise<string | undefined>;
  /** Undefined if there is no engine. */
  explain: Explain | undefined;
  /** How long the engine may take for a text, in milliseconds; 20,000 unless given. */
  mostTime?: number;
}

const startOf = (spans: readonly Span[]) => spans[0]?.start ?? -1;

/** The attribution that became a quote; with another version of the engine, the one with the same content. */
function attributionOf({ id, articleId, spans }: Quote, text: string, all: readonly Explained[]) {
  const idOf = (one: Explained) => quotesOf(articleId, text, [one], extractorVersion)[0]?.id;
  const nearby = all.filter(({ content }) => startOf(content) === startOf(spans.content));
  return (
    nearby.find((one) => idOf(one) === id) ??
    nearby.find(({ content }) => content.at(-1)?.end === spans.content.at(-1)?.end)
  );
}

/**
 * Explains a quote of a stored article by attributing its text again.
 *
 * @see Desk.explain
 */
export function createExplain({
  store,
  identityOf,
  readText,
  explain,
  mostTime = EXPLANATION_TIMEOUT_MS,
}: ExplainSettings): Desk['explain'] {
  async function attributionsOf(text: string): Promise<Explained[]> {
    if (!explain) {
      throw new Unavailable(
        'no-engine',
        'There is no engine here to explain anything; a deployed stage has one.',
      );
    }
    const signal = AbortSignal.timeout(mostTime);
    try {
      return await explain(text, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new Unavailable('too-slow', `The engine took more than ${mostTime / 1000} s for this article.`);
    }
  }

  return async (quoteId) => {
    const found = await store.quote(quoteId);
    if (!found) return undefined;
    const { quote, article } = found;
    const { correction } = quote;
    const text = article.textKey === undefined ? undefined : await readText(article.textKey);
    if (text === undefined)
      throw new Unavailable('no-text', 'The text of the article was just replaced; retry.');
    const [all, identity] = await Promise.all([attributionsOf(text), identityOf(quoteId)]);
    const passage = (span: Span) => ({ span, text: text.slice(span.start, span.end) });
    const one = attributionOf(quote, text, all);
    const why = one?.explanation ?? null;
    return {
      quote: quoteId,
      extractorVersion,
      ...(correction && { correction: quoteCorrectionResource(correction) }),
      source: one
        ? { pass: one.construct ?? 'network', passages: one.source.map(passage), score: one.confidence }
        : null,
      speaker: why && {
        name: one?.speaker?.name ?? null,
        pass: why.pass,
        mention: why.mention && passage(why.mention),
        score: why.score,
        runnerUp: why.runnerUp,
      },
      identity: identity ?? null,
    };
  };
}
