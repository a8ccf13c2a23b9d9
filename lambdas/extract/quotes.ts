import { fieldOf, personaId } from '../identities/index.ts';
import type { Attribution, Span, Speaker } from '../model/attribution.ts';
import type { Reporter } from '../model/stored.ts';
import { nameId, type QuotedPersona, quoteIdOf, type StoredQuote } from '../store/index.ts';

/** How much text is stored on either side of a quote. */
const CONTEXT = 80;

/**
 * The most that a quote stores of what it shows. Its spans tell where the rest is; an item may have 400 KB.
 */
const MOST_TEXT = 10_000;
const MOST_WORDS = 500;
const MOST_SPANS = 2000;

/** Cuts between characters, not inside of one. */
function clipped(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}

const textAt = (text: string, spans: Span[]) =>
  spans.map(({ start, end }) => text.slice(start, end)).join(' … ');

const before = (text: string, start: number) =>
  text.slice(Math.max(0, start - CONTEXT), start).replace(/^[\uDC00-\uDFFF]/, '');

const after = (text: string, end: number) => clipped(text.slice(end, end + CONTEXT + 1), CONTEXT);

/** The persona that the article alone gives a named speaker. */
function personaOf({ name, type, roles }: Speaker): string | null {
  const id = nameId(name ?? '');
  if (id === '' || name === null || type === 'unnamed') return null;
  return personaId(id, fieldOf({ type, roles }));
}

function speakerOf(text: string, { speaker, source }: Attribution): QuotedPersona {
  const persona = speaker && personaOf(speaker);
  return {
    persona,
    name: persona === null ? null : clipped(speaker?.name ?? '', MOST_WORDS),
    type: persona === null ? 'unnamed' : (speaker?.type ?? 'unnamed'),
    roles: persona === null ? [] : (speaker?.roles ?? []),
    gender: persona === null ? null : (speaker?.gender ?? null),
    description: speaker?.description == null ? null : clipped(speaker.description, MOST_WORDS),
    words: clipped(textAt(text, source), MOST_WORDS),
    resolution: speaker?.resolution ?? null,
    confidence: speaker?.confidence ?? null,
  };
}

function reporterOf({ reportedBy }: Attribution): Reporter | null {
  if (!reportedBy) return null;
  const shown = (words: string | null) => (words === null ? null : clipped(words, MOST_WORDS));
  return { name: shown(reportedBy.name), description: shown(reportedBy.description) };
}

/**
 * Attributions as they are stored: with their words, in the order of the text, each once.
 *
 * @example
 * quotesOf('abc', '“Go,” she said.', [{ kind: 'direct', type: 'communication', content: [{ start: 0, end: 5 }], ... }],
 * '1.0.0')
 */
export function quotesOf(
  articleId: string,
  text: string,
  attributions: Attribution[],
  extractorVersion: string,
): StoredQuote[] {
  const quotes = attributions.map((attribution) => {
    const { kind, type, source, cue, content, confidence } = attribution;
    const quote = {
      articleId,
      kind,
      type,
      text: clipped(textAt(text, content), MOST_TEXT),
      speaker: speakerOf(text, attribution),
      reportedBy: reporterOf(attribution),
      cue: clipped(textAt(text, cue), MOST_WORDS),
      spans: {
        source: source.slice(0, MOST_SPANS),
        cue: cue.slice(0, MOST_SPANS),
        content: content.slice(0, MOST_SPANS),
      },
      before: before(text, content[0]?.start ?? 0),
      after: after(text, content.at(-1)?.end ?? 0),
      confidence,
      extractorVersion,
    };
    return { ...quote, id: quoteIdOf(quote) };
  });
  return [...new Map(quotes.map((quote) => [quote.id, quote])).values()];
}
