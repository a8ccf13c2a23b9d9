import { fieldOf, personaId } from '../identities/index.ts';
import type { Attribution, Span, Speaker } from '../model/attribution.ts';
import type { Reporter } from '../model/stored.ts';
import { nameId, type QuotedPersona, quoteIdOf, type StoredQuote } from '../store/index.ts';
import { MAX_CONTEXT_LENGTH, MAX_QUOTE_LENGTH, MAX_SPANS, MAX_WORDS_LENGTH } from './limits.ts';

/** Cuts between characters, not inside of one. */
function clipped(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}

const textAt = (text: string, spans: Span[]) =>
  spans.map(({ start, end }) => text.slice(start, end)).join(' … ');

const before = (text: string, start: number) =>
  text.slice(Math.max(0, start - MAX_CONTEXT_LENGTH), start).replace(/^[\uDC00-\uDFFF]/, '');

const after = (text: string, end: number) =>
  clipped(text.slice(end, end + MAX_CONTEXT_LENGTH + 1), MAX_CONTEXT_LENGTH);

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
    name: persona === null ? null : clipped(speaker?.name ?? '', MAX_WORDS_LENGTH),
    type: persona === null ? 'unnamed' : (speaker?.type ?? 'unnamed'),
    roles: persona === null ? [] : (speaker?.roles ?? []),
    gender: persona === null ? null : (speaker?.gender ?? null),
    description: speaker?.description == null ? null : clipped(speaker.description, MAX_WORDS_LENGTH),
    words: clipped(textAt(text, source), MAX_WORDS_LENGTH),
    resolution: speaker?.resolution ?? null,
    confidence: speaker?.confidence ?? null,
  };
}

function reporterOf({ reportedBy }: Attribution): Reporter | null {
  if (!reportedBy) return null;
  const shown = (words: string | null) => (words === null ? null : clipped(words, MAX_WORDS_LENGTH));
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
      text: clipped(textAt(text, content), MAX_QUOTE_LENGTH),
      speaker: speakerOf(text, attribution),
      reportedBy: reporterOf(attribution),
      cue: clipped(textAt(text, cue), MAX_WORDS_LENGTH),
      spans: {
        source: source.slice(0, MAX_SPANS),
        cue: cue.slice(0, MAX_SPANS),
        content: content.slice(0, MAX_SPANS),
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
