import type { SeenSpeaker } from '../../identities/index.ts';
import type { Resolution, Span } from '../../model/attribution.ts';
import type {
  NamedType,
  QuoteCorrection,
  QuotedPersona,
  Reporter,
  StoredArticle,
  StoredQuote,
} from '../../model/stored.ts';
import { publicationKeyOf, timeOf } from './article-item.ts';
import { STORED } from './attributes.ts';
import { dayOf, type Key, placeKey, quoteAt, quoteKey, quoteOf } from './keys.ts';

/** What a quote item says about the speaker. */
interface StoredMention {
  /** Index by speaker: the persona's id. Quotes of unnamed speakers and rejected ones are not in the index. */
  speaker?: string | undefined;
  name?: string | undefined;
  description?: string | undefined;
  resolution?: Resolution | undefined;
  [STORED.speakerConfidence]?: number | undefined;
  /** Absent for persons. */
  [STORED.speakerType]?: Exclude<NamedType, 'person'> | undefined;
  roles?: string[] | undefined;
  gender?: 'male' | 'female' | undefined;
}

/** A quote in one version of its file. What all quotes of an article share is in the article item. */
export interface QuoteItem extends Key, StoredMention {
  at?: string | undefined;
  kind: StoredQuote['kind'];
  /** Absent from items that were written before quotes had types: those are communications. */
  type?: StoredQuote['type'];
  text: string;
  words?: string | undefined;
  /** Who reports it, by name or otherwise by description. */
  reporter?: string | undefined;
  reporterWords?: string | undefined;
  cue?: string | undefined;
  /** `12-20|21-25|27-90,95-140`: source, cue and content. */
  spans: string;
  before?: string | undefined;
  after?: string | undefined;
  confidence: number;
  [STORED.publicationKey]?: string | undefined;
  /** `2020-05-01;harbor master|bridg inspect;…`: the day, and for each passage the keys of its rows. */
  passages?: string | undefined;
  /** Present if a person corrected the quote. */
  correction?: (QuoteCorrection & { key: string; before: StoredMention }) | undefined;
  /** The fencing token of the last correction, reverted or not: writes of an earlier one are refused. */
  revision?: number | undefined;
}

const confidenceOf = (confidence: number) => Math.round(confidence * 1000) / 1000;

const spanList = (spans: Span[]) => spans.map(({ start, end }) => `${start}-${end}`).join(',');

const spansFrom = (list = ''): Span[] =>
  list === ''
    ? []
    : list.split(',').map((span) => {
        const [start, end] = span.split('-').map(Number);
        return { start: start ?? 0, end: end ?? 0 };
      });

/** Tells quotes apart that begin at the same place. */
export const hashIn = (quoteId: string) => quoteId.slice(quoteId.lastIndexOf('.') + 1);

/** Whether a person said that it is no quote. */
export const isRejected = ({ correction }: { correction?: { verdict: string } | undefined }) =>
  correction?.verdict === 'rejected';

const mentionOf = (speaker: QuotedPersona): StoredMention => ({
  speaker: speaker.persona ?? undefined,
  name: speaker.name ?? undefined,
  description: speaker.description ?? undefined,
  resolution: speaker.resolution ?? undefined,
  [STORED.speakerConfidence]: speaker.confidence === null ? undefined : confidenceOf(speaker.confidence),
  [STORED.speakerType]:
    speaker.type === 'organisation' || speaker.type === 'group' ? speaker.type : undefined,
  roles: speaker.roles.length > 0 ? speaker.roles : undefined,
  gender: speaker.gender ?? undefined,
});

function correctionOf({ correction }: StoredQuote): Pick<QuoteItem, 'correction' | 'revision'> {
  if (!correction) return {};
  const { before, ...said } = correction;
  return { correction: { ...said, before: mentionOf(before) }, revision: said.revision };
}

/**
 * The item of a quote.
 *
 * @param passages for each of its passages the keys of its rows
 */
export function quoteItem(
  quote: StoredQuote,
  article: StoredArticle,
  version: number,
  passages: readonly string[][],
): QuoteItem {
  const { speaker, spans } = quote;
  const start = spans.content[0]?.start ?? 0;
  const hash = hashIn(quote.id);
  const isListed = speaker.persona !== null && !isRejected(quote);
  const { speaker: persona, ...mention } = mentionOf(speaker);
  return {
    ...quoteKey(article.id, placeKey(start, hash), version),
    ...(isListed && { speaker: persona, at: quoteAt(timeOf(article), article.id, start, hash) }),
    ...mention,
    kind: quote.kind,
    type: quote.type,
    text: quote.text,
    words: speaker.words || undefined,
    reporter: quote.reportedBy?.name ?? undefined,
    reporterWords: quote.reportedBy?.description ?? undefined,
    cue: quote.cue || undefined,
    spans: [spans.source, spans.cue, spans.content].map(spanList).join('|'),
    before: quote.before || undefined,
    after: quote.after || undefined,
    confidence: confidenceOf(quote.confidence),
    [STORED.publicationKey]: publicationKeyOf(article),
    passages:
      passages.length > 0
        ? [dayOf(timeOf(article)), ...passages.map((keys) => keys.join('|'))].join(';')
        : undefined,
    ...correctionOf(quote),
  };
}

/** The type of the quote in an item. */
export const typeOf = ({ type }: Pick<QuoteItem, 'type'>) => type ?? 'communication';

/** What an item says about a named speaker. */
export const speakerIn = ({
  [STORED.speakerType]: type,
  roles,
  gender,
}: QuoteItem): Omit<SeenSpeaker, 'name'> => ({
  type: type ?? 'person',
  roles: roles ?? [],
  gender: gender ?? null,
});

function reporterFrom({ reporter, reporterWords }: QuoteItem): Reporter | null {
  if (reporter === undefined && reporterWords === undefined) return null;
  return { name: reporter ?? null, description: reporterWords ?? null };
}

const speakerFrom = (mention: StoredMention, words: string): QuotedPersona => ({
  persona: mention.speaker ?? null,
  name: mention.name ?? null,
  description: mention.description ?? null,
  words,
  resolution: mention.resolution ?? null,
  type: mention.speaker === undefined ? 'unnamed' : (mention[STORED.speakerType] ?? 'person'),
  roles: mention.roles ?? [],
  gender: mention.gender ?? null,
  confidence: mention[STORED.speakerConfidence] ?? null,
});

/** The quote in an item. */
export function quoteFrom(item: QuoteItem, article: StoredArticle): StoredQuote {
  const { articleId, start, hash } = quoteOf(item);
  const [source, cue, content] = item.spans.split('|').map(spansFrom);
  const { words = '', correction } = item;
  const before = correction && speakerFrom(correction.before, words);
  return {
    id: `${articleId}.${start.toString(36)}.${hash}`,
    articleId,
    kind: item.kind,
    type: typeOf(item),
    text: item.text,
    speaker: before && isRejected(item) ? before : speakerFrom(item, words),
    reportedBy: reporterFrom(item),
    cue: item.cue ?? '',
    spans: { source: source ?? [], cue: cue ?? [], content: content ?? [] },
    before: item.before ?? '',
    after: item.after ?? '',
    confidence: item.confidence,
    extractorVersion: article.extractorVersion,
    ...(correction && before && { correction: { ...correction, before } }),
  };
}
