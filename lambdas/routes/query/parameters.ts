import * as z from 'zod/mini';
import { atMost, described, notBlank, optional } from '../../http/schemas.ts';
import { RESOLUTIONS, SPEAKER_TYPES, TYPES, type Type } from '../../model/attribution.ts';
import type { DateRange, QuoteFilter } from '../../model/stored.ts';
import { DIMENSIONS, QUERY_SYNTAX } from '../../search/index.ts';
import { MAX_CURSOR_LENGTH, MAX_GROUPS, MAX_MIN_ARTICLES, MAX_PARAMETER_LENGTH } from '../limits.ts';
import type { Rows } from './endpoint.ts';
import { offered } from './render.ts';

/** Numbers that are parsed; anything else is left unchanged, so that the schema rejects it. */
const UP_TO_999 = /^(?:\d{1,3}|\d{0,3}\.\d{1,9})$/;
const UP_TO_99999 = /^\d{1,5}$/;

/** A whole number, with a default. */
function wholeNumber(
  { least, most, unlessGiven }: { least: number; most: number; unlessGiven: number },
  description: string,
  written = UP_TO_999,
) {
  const wanted = `must be a whole number from ${least} to ${most}`;
  const parsed = (value: unknown) =>
    typeof value === 'string' && written.test(value) ? Number(value) : value;
  const number = z.int(wanted).check(z.gte(least, wanted), z.lte(most, wanted));
  return described(z._default(z.pipe(z.transform(parsed), number), unlessGiven), description);
}

/** A fraction, with as many digits as programs write: `0.30000000000000004`, `5e-7`. */
const fraction = (value: unknown) =>
  typeof value === 'string' && /^(?:\d{1,3}(?:\.\d{0,40})?|\.\d{1,40})(?:e[+-]?\d{1,3})?$/i.test(value)
    ? Number(value)
    : value;

/** Words that a person typed; surrounding blanks and different encodings of a letter don't matter. */
const words = (longest: number) =>
  z.string().check(
    // Before the length is checked, because one character of some scripts expands to eighteen.
    z.overwrite((value) => value.normalize('NFKC').trim()),
    z.minLength(1, 'must not be blank'),
    notBlank('must not be blank'),
    ...atMost(longest, `must have at most ${longest} characters`),
  );

const day = z.iso.date('must be a day of the calendar, YYYY-MM-DD');

const kind = optional(
  z.enum(['direct', 'mixed', 'indirect'], 'must be direct, mixed or indirect'),
  'Only quotes of this kind.',
);

/** A value of `type=`: a type, or `any`. */
export type TypeParameter = Type | 'any';

/** The types that `value` lists. */
const listed = (value: unknown) => (typeof value === 'string' ? value.split(',') : value);

/** Normalises the order, so that the same types give the same list. */
const inOrder = (asked: TypeParameter[]): TypeParameter[] =>
  asked.includes('any') ? ['any'] : TYPES.filter((type) => asked.includes(type));

const type = described(
  z._default(
    z.pipe(
      z.transform(listed),
      z
        .array(
          z.enum(
            [...TYPES, 'any'],
            'must be any, or one or more of communication, belief, fact and intention, separated by commas',
          ),
        )
        .check(z.minLength(1), z.overwrite(inOrder)),
    ),
    ['communication'],
  ),
  'Only quotes of these types, separated by commas. By what the source does: `communication` (said, wrote), ' +
    '`belief` (thinks, fears), `fact` (knows, found), `intention` (wants, hopes); `any` for all four.',
);

/** The parameters that form a filter for quotes; a path may lack some. */
interface FilterParameters extends Omit<QuoteFilter, 'types'> {
  type: readonly TypeParameter[];
}

/** The filter from a list's parameters. All keys are named: forgetting one doesn't compile. */
export const filterIn = (
  given: FilterParameters,
): { [Key in keyof Required<QuoteFilter>]: QuoteFilter[Key] } => ({
  types: given.type.flatMap((one) => (one === 'any' ? TYPES : one)),
  kind: given.kind,
  minConfidence: given.minConfidence,
  publication: given.publication,
  gender: given.gender,
  speakerType: given.speakerType,
  resolution: given.resolution,
  rejected: given.rejected,
});

/** The range of days from a list's parameters. */
export const rangeIn = ({ from, to }: DateRange): DateRange => ({ from, to });

const minConfidence = optional(
  z.pipe(
    z.transform(fraction),
    z
      .number('must be a number from 0 to 1')
      .check(z.gte(0, 'must be a number from 0 to 1'), z.lte(1, 'must be a number from 0 to 1')),
  ),
  'Only quotes with at least this confidence.',
);

const publication = optional(
  words(MAX_PARAMETER_LENGTH),
  'Only from this publication; case, diacritics, punctuation and a leading article (`the`) don’t matter.',
);

const speaker = optional(
  words(MAX_PARAMETER_LENGTH),
  'Only by this speaker: an id, a full name or a surname, in any case, with or without diacritics. ' +
    'An id of several words selects that speaker alone; anything else selects everyone with that name, up to the 10 with ' +
    'the most communications. A title before the name (`President Putin`) is ignored if nobody has such a name.',
);

const query = optional(
  // Neither cut nor folded: a query that is too long is rejected, and the parser decides what a letter is.
  z.string(),
  `What to search for: ${QUERY_SYNTAX}; in any case, with or without diacritics. Needs a search index.`,
);

const inWhich = described(
  z._default(z.enum(['quote', 'article'], 'must be quote or article'), 'quote'),
  'What `q` searches: the words of the quote, or of its article.',
);

const sort = optional(
  z.enum(['relevance', 'published', 'received'], 'must be relevance, published or received'),
  'Best match first (the default with `q`), newest first by the article’s date (the default without), or latest ' +
    'arrival first.',
);

const since = optional(
  z.iso.datetime('must be a time in UTC: 2024-05-01T12:00:00Z'),
  'Only articles dropped at this time or later. Needs a search index.',
);

const gender = optional(
  z.enum(['male', 'female'], 'must be male or female'),
  'Only by people whose gender, according to the article, is this one.',
);

const speakerType = optional(
  z.enum(SPEAKER_TYPES, `must be ${SPEAKER_TYPES.join(', ')}`),
  'Only by speakers of this type.',
);

const resolution = optional(
  z.enum(RESOLUTIONS, `must be ${RESOLUTIONS.join(', ')}`),
  'Only if the speaker was resolved from words of this kind.',
);

const rejected = optional(
  z.pipe(
    z.transform((value: unknown) => (value === 'true' ? true : value === 'false' ? false : value)),
    z.boolean('must be true or false'),
  ),
  '`true` includes quotes that a person rejected; each has a `correction`.',
);

/** Several of `allowed`, separated by commas, each once. */
const several = <const Name extends string>(allowed: readonly Name[]) =>
  z.pipe(
    z.transform(listed),
    z.array(z.enum(allowed, `must be one or more of ${allowed.join(', ')}, separated by commas`)).check(
      z.minLength(1),
      z.overwrite((asked: Name[]) => [...new Set(asked)]),
    ),
  );

const facets = optional(
  several(DIMENSIONS),
  'Counts the quotes on all pages by the values of these, separated by commas. Needs a search index.',
);

/** The first and the last day of a list. */
export const range = {
  from: optional(day, 'From this day on (UTC); articles without a date count on the day they were dropped.'),
  to: optional(day, 'Up to and including this day; not before `from`.'),
};

const inOneOf = (rows: Rows) => {
  const formats = offered(rows);
  return optional(
    z.enum(formats, `must be ${formats.join(' or ')} here`),
    'Overrides `Accept`: `json`; rows as `jsonl` or `csv`; quotes as W3C Web Annotations (`ld`), or as a feed with the ' +
      'latest arrival first (`atom`, `jsonfeed`).',
  );
};

/** Of one quote, which is available in several formats. */
export const formatParameters = z.object({ format: inOneOf('quote') });

/** The position, length and format of a page of a list. */
const paging = (rows: Rows) => ({
  limit: wholeNumber(
    { least: 1, most: 100, unlessGiven: 25 },
    'The most items of a page; it may have fewer, even none, and still have a `next`.',
  ),
  cursor: optional(
    words(MAX_CURSOR_LENGTH),
    'The `next` of the previous page; all other parameters except `limit` must be unchanged.',
  ),
  format: inOneOf(rows),
});

export const noParameters = z.object({});

/** The filters for quotes, whoever their speaker and whatever their article is: forgetting one doesn't compile. */
const labels = { kind, type, gender, speakerType, resolution, minConfidence } satisfies Record<
  Exclude<keyof FilterParameters, 'publication' | 'rejected'>,
  z.ZodMiniType
>;
const ofOneSpeaker = { publication, ...labels, ...range, ...paging('arrivals') };

export const quoteParameters = z.object({
  q: query,
  in: inWhich,
  sort,
  since,
  facets,
  speaker,
  article: optional(
    words(MAX_PARAMETER_LENGTH),
    'Only in the article with this id; then in the order of its text.',
  ),
  ...ofOneSpeaker,
});

/** The parameters of a watch: all filters for quotes, but not those that control how a list is shown. */
export const watchedParameters = z.object({
  q: query,
  in: inWhich,
  speaker,
  article: optional(words(MAX_PARAMETER_LENGTH), 'Only in the article with this id.'),
  publication,
  ...labels,
  ...range,
});

/** The dimensions of counts; with several, each combination is counted. */
const by = described(
  several(DIMENSIONS),
  'What to count by, separated by commas: each combination of values is a group.',
);

export const statsParameters = z.object({
  by,
  q: query,
  in: inWhich,
  since,
  speaker,
  publication,
  ...labels,
  ...range,
  limit: wholeNumber(
    { least: 1, most: MAX_GROUPS, unlessGiven: 1000 },
    'The most groups to return, those with the most quotes.',
    UP_TO_99999,
  ),
});

export const speakerQuoteParameters = z.object({
  ...ofOneSpeaker,
  sort: optional(
    z.enum(['published', 'received'], 'must be published or received'),
    'Newest first by the article’s date (the default), or latest arrival first, which needs a search index.',
  ),
});

export const articleQuoteParameters = z.object({ speaker, rejected, ...labels, ...paging('arrivals') });

export const speakerParameters = z.object({
  name: optional(
    words(MAX_PARAMETER_LENGTH),
    'The beginning of the name or of any later part of it: `rec`, `erdo`, `tayyip er`; ' +
      'in any case, with or without diacritics. Give either this or `q`.',
  ),
  q: optional(
    words(MAX_PARAMETER_LENGTH),
    'Words of a name, with or without those of a role; tolerates a wrong letter: `presidnet putin`. The most likely ' +
      'speaker comes first. Needs a search index.',
  ),
  ...paging('items'),
});

export const variantParameters = z.object(paging('quotes'));

export const utteranceParameters = z.object({
  from: optional(day, 'First printed on this day or later (UTC).'),
  to: optional(day, 'First printed on this day or earlier; not before `from`.'),
  minArticles: wholeNumber(
    { least: 2, most: MAX_MIN_ARTICLES, unlessGiven: 2 },
    'Only utterances printed by at least so many articles.',
  ),
  ...paging('items'),
});

export const articleParameters = z.object({
  status: described(
    z._default(z.enum(['ready', 'failed'], 'must be ready or failed'), 'ready'),
    'Only articles that could be read, or only those that could not.',
  ),
  q: query,
  sort,
  since,
  publication: optional(
    words(MAX_PARAMETER_LENGTH),
    'Only from this publication; case, diacritics, punctuation and a leading article (`the`) don’t matter. Needs a search index.',
  ),
  ...range,
  ...paging('items'),
});
