import type { Quote } from '../api.ts';

/** Made when it is first needed: the first one takes milliseconds, which the start of the page would wait for. */
function lazily<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const numbers = lazily(() => new Intl.NumberFormat());
const percent = lazily(() => new Intl.NumberFormat(undefined, { style: 'percent' }));
const day = lazily(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }));
const moment = lazily(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }));

/** A number in the reader's locale. */
export const numberOf = (count: number): string => numbers().format(count);

/** A share from 0 to 1 as a percentage. */
export const percentOf = (share: number): string => percent().format(share);

/** Formats the day of an ISO 8601 date or time in the reader's locale; returns anything else unchanged. */
export function dayOf(date: string): string {
  const time = new Date(date);
  return Number.isNaN(time.getTime()) ? date : day().format(time);
}

/** A time in the reader's locale and time zone. */
export function momentOf(date: string): string {
  const time = new Date(date);
  return Number.isNaN(time.getTime()) ? date : moment().format(time);
}

/** `1 quote`, `2 quotes`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${numberOf(count)} ${count === 1 ? one : many}`;

/** The title of an article that has none, nor a meaningful file name. */
export const UNTITLED = 'An untitled article';

export const KINDS: Record<Quote['kind'], string> = {
  direct: 'Quoted',
  mixed: 'Partly quoted',
  indirect: 'Without quotation marks',
};

/** Whether somebody reports what was said in other words. Words without marks or a cue, like a transcript's, may be verbatim. */
export const isParaphrase = ({ kind, cue }: Pick<Quote, 'kind' | 'cue'>): boolean =>
  kind === 'indirect' && cue !== '';

/** How the words of a quote are given. */
export const kindOf = (quote: Pick<Quote, 'kind' | 'cue'>): string =>
  isParaphrase(quote) ? 'Paraphrased' : KINDS[quote.kind];

export const TYPES: Record<Quote['type'], string> = {
  communication: 'Said',
  belief: 'Thought',
  fact: 'Knew',
  intention: 'Wanted',
};

export const SPEAKER_TYPES: Record<Quote['speaker']['type'], string> = {
  person: 'Person',
  organisation: 'Organisation',
  group: 'Group',
  unnamed: 'Unnamed',
};

export const RESOLUTIONS: Record<NonNullable<Quote['speaker']['resolution']>, string> = {
  name: 'the full name',
  surname: 'a surname',
  pronoun: 'a pronoun',
  description: 'a description',
  unnamed: 'not named',
};

/** The number of quotes that are communication, and of those that are not. */
export function countedByType(quotes: readonly Pick<Quote, 'type'>[]): string {
  const said = quotes.filter(({ type }) => type === 'communication').length;
  const others = quotes.length - said;
  return [counted(said, 'quote'), others > 0 && counted(others, 'thought or wish', 'thoughts and wishes')]
    .filter(Boolean)
    .join(', ');
}

export const GENDERS = { female: 'Women', male: 'Men' } as const;

/** A speaker's name, or else the words that describe them. */
export function speakerOf({ speaker }: Pick<Quote, 'speaker'>): string {
  return speaker.name ?? (speaker.description || speaker.words || 'Not named');
}

/** Who passes on the words of a quote; undefined if the article itself gives them, or the reporter is the speaker. */
export function reporterOf({
  speaker,
  reportedBy,
}: Pick<Quote, 'speaker' | 'reportedBy'>): string | undefined {
  if (!reportedBy) return undefined;
  // Own words inside own words, or a correction that gave them to whoever passes them on.
  if (reportedBy.name !== null && reportedBy.name === speaker.name) return undefined;
  return reportedBy.name ?? (reportedBy.description || 'an unnamed speaker');
}

/** The probability that a quote has the right speaker, in words. */
export const sureOfSpeaker = (confidence: number): string => `${percentOf(confidence)} sure of the speaker`;

/**
 * How sure it is that the words are a quote, and whose, the lower probability first: a list shows that one alone, because
 * its reader takes both from it.
 */
export function certaintiesOf({
  confidence,
  speaker,
}: Pick<Quote, 'confidence' | 'speaker'>): [lower: string, higher?: string] {
  const ofQuote = `${percentOf(confidence)} sure that this is a quote`;
  if (speaker.confidence === null) return [ofQuote];
  const ofSpeaker = sureOfSpeaker(speaker.confidence);
  return speaker.confidence <= confidence ? [ofSpeaker, ofQuote] : [ofQuote, ofSpeaker];
}

/** How many characters of a quote are shown where only its beginning is. */
const SHOWN = 120;

/**
 * The beginning of a long quote, cut between words if it has any blanks.
 *
 * @example
 * shortened(`${'Nobody knew it. '.repeat(8)}Nobody asked.`) // ends with `Nobody knew it. Nobody …`
 */
export function shortened(words: string): string {
  if (words.length <= SHOWN) return words;
  const cut = words.slice(0, SHOWN).replace(/\s\S{0,40}$|[\uD800-\uDBFF]$/, '');
  // A quote of several parts may itself have an ellipsis there.
  return `${cut.replace(/[\s…]+$/, '')} …`;
}
