import * as z from 'zod/mini';
import { Problem } from '../http/problem.ts';
import { described, optional, text, textOrNull } from '../http/schemas.ts';
import { RESOLUTIONS, TYPES } from '../model/attribution.ts';
import type {
  QuoteInArticle,
  StoredArticle,
  QuotedSpeaker as StoredQuotedSpeaker,
  StoredSpeaker,
  SpeakerWithAliases as StoredSpeakerWithAliases,
  StoredUtterance,
} from '../model/stored.ts';

/** The schemas that the OpenAPI document names; other schemas are inlined. */
export const components = z.registry<{ id: string }>();

/** A schema under its name in the OpenAPI document. */
export function component<Schema extends z.ZodMiniType>(
  id: string,
  schema: Schema,
  description?: string,
): Schema {
  const named = description === undefined ? schema : described(schema, description);
  components.add(named, { id });
  return named;
}

const Kind = described(
  z.enum(['direct', 'mixed', 'indirect']),
  'How much of the content is in quotation marks: all of it, a part, or none.',
);

const Type = described(
  z.enum(TYPES),
  'What the source does: says it (`communication`), thinks it (`belief`), knows it (`fact`) or wants it ' +
    '(`intention`).',
);

export const Span = component(
  'Span',
  z.object({
    start: z.int().check(z.gte(0)),
    end: z.int().check(z.gte(0), z.describe('The first code unit after the span.')),
  }),
  "A span of the article's text, in UTF-16 code units, half-open.",
);

const Mark = component(
  'Mark',
  z.object({ start: z.int().check(z.gte(0)), end: z.int().check(z.gte(0)) }),
  "A span of a quote's `text`, in UTF-16 code units, half-open.",
);

const FacetValue = component(
  'FacetValue',
  z.object({
    value: textOrNull('As the parameter of this name accepts it; null for none.'),
    name: optional(z.string(), 'The name of a speaker.'),
    quotes: z.int().check(z.gte(0)),
  }),
  'How many quotes have a value, according to the index, which may be slightly behind.',
);

const spans = (description: string) => described(z.array(Span), description);

const DroppedFile = described(
  z.object({
    bucket: z.string(),
    key: z.string(),
    record: described(
      z.nullable(z.int().check(z.gte(1))),
      'Line or position in a file of many articles, from 1; else null.',
    ),
    entry: textOrNull('The name of its file inside a dropped archive; null otherwise.'),
  }),
  'The dropped file.',
);

const dated = {
  title: textOrNull('Null if the file gives none.'),
  publication: textOrNull('Null if the file gives none.'),
  published: textOrNull('ISO 8601: a day, or a time in UTC. Null if the file gives none.'),
};

const QuotedSpeaker = z.object({
  id: textOrNull('The same in every article. Null for an unnamed speaker.'),
  name: textOrNull('The speaker’s name over all articles, without titles.'),
  type: described(
    z.enum(['person', 'organisation', 'group', 'unnamed']),
    '`group`: several together; `unnamed`: no name is given.',
  ),
  roles: described(
    z.array(z.string()),
    'What this article calls them: `Russian Foreign Minister`; most frequent first.',
  ),
  gender: described(
    z.nullable(z.enum(['male', 'female'])),
    'According to this article; null if it doesn’t say.',
  ),
  description: textOrNull('For an unnamed speaker, its description: `a senior official`.'),
  words: text('The words for the speaker in this quote; empty if there are none.'),
  resolution: described(
    z.nullable(z.enum(RESOLUTIONS)),
    'What led from these words to the speaker; null if the text gives no source, or a person assigned the quote.',
  ),
  confidence: described(
    z.nullable(z.number().check(z.gte(0), z.lte(1))),
    'The probability that these words mean this speaker; null if the text gives no source.',
  ),
});

export const QuoteCorrection = component(
  'QuoteCorrection',
  z.object({
    verdict: described(
      z.enum(['speaker', 'unnamed', 'rejected']),
      'A person’s decision: it is by this `speaker`, its speaker is unnamed (`unnamed`), or it is no quote ' +
        '(`rejected`) and is left out of all lists.',
    ),
    at: text('When it was made: ISO 8601, UTC.'),
    revision: z.int().check(z.gte(1), z.describe('The value for `If-Match`, in quotation marks: `"17"`.')),
    before: described(QuotedSpeaker, 'The speaker according to the article.'),
  }),
  'A person’s correction of a quote; it applies as long as its words stay in the article.',
);

export const Quote = component(
  'Quote',
  z.object({
    id: z.string(),
    kind: Kind,
    type: Type,
    text: text("The content's words; several spans are joined with ` … `."),
    speaker: described(QuotedSpeaker, 'Who said it.'),
    reportedBy: described(
      z.nullable(
        z.object({
          name: textOrNull('Null when unnamed.'),
          description: textOrNull('The article’s description of an unnamed one.'),
        }),
      ),
      'Who reports somebody else’s words. Null if nobody does.',
    ),
    cue: text('The reporting words: `told reporters`.'),
    spans: z.object({
      source: spans('The words for the speaker.'),
      cue: spans('The reporting words.'),
      content: spans('What was said.'),
    }),
    context: z.object({
      before: text('Up to 80 code units before the content.'),
      after: text('Up to 80 code units after the content.'),
    }),
    article: z.object({
      id: z.string(),
      ...dated,
      url: textOrNull('Null if the file gives none.'),
      file: DroppedFile,
    }),
    confidence: z.number().check(z.gte(0), z.lte(1), z.describe('The higher, the more quotes are right.')),
    extractorVersion: text('The version of the engine that found this quote.'),
    marks: optional(
      z.array(Mark),
      'The parts of `text` that match `q`; present if the quote was found by its own words, not by its article’s.',
    ),
    correction: optional(QuoteCorrection, 'Present if a person corrected it.'),
  }),
  'Words or thoughts that an article attributes to a speaker.',
);

export const Article = component(
  'Article',
  z.object({
    id: z.string(),
    status: z.enum(['ready', 'failed']),
    title: textOrNull('Null if the file gives none.'),
    publication: textOrNull('Null if the file gives none.'),
    author: textOrNull('The byline as printed, or the names that the file lists. Null if it gives none.'),
    authors: described(
      z.array(z.string()),
      'The names in the byline, in its order; empty if there are none.',
    ),
    published: textOrNull('ISO 8601: a day, or a time in UTC. Null if the file gives none.'),
    url: textOrNull('Null if the file gives none.'),
    dateline: textOrNull('Where and when the article says it was written. Null if the file gives none.'),
    language: textOrNull('BCP 47: `en`, `pt-BR`. Null if unknown.'),
    guid: textOrNull('The provider’s own id of the article. Null if the file gives none.'),
    version: textOrNull('The provider’s version number of the article. Null if the file gives none.'),
    format: textOrNull(
      'The format that it was read as, inside any archive: `html`, `newsml-g2`, `email`. Null if unknown.',
    ),
    encoding: textOrNull('The encoding of its bytes: `windows-1252`. Null if its format defines it.'),
    received: text('When the file was dropped: ISO 8601, UTC.'),
    quotes: z
      .int()
      .check(
        z.gte(0),
        z.describe('How many communications were found: as many as lists without `type` have.'),
      ),
    failure: described(
      z.nullable(z.object({ reason: z.string(), message: text('What to do about it.') })),
      'Why the article could not be read; null when it is ready.',
    ),
    notes: described(
      z.array(z.string()),
      'What was changed in its text, and what was left out: a sentence each.',
    ),
    file: DroppedFile,
    extractorVersion: text('The version of the engine that read it.'),
  }),
  'A dropped article, or why it could not be read.',
);

const speaker = {
  id: z.string(),
  name: text('The speaker’s name over all articles.'),
  names: described(
    z.array(z.string()),
    'All names that articles print for them, in up to three spellings each; most quoted first.',
  ),
  type: z.enum(['person', 'organisation', 'group']),
  quotes: z
    .int()
    .check(
      z.gte(0),
      z.describe(
        'How many communications are theirs: as many as lists without `type` have. ' +
          '0 for those who only think, know or want something; `type=any` lists that.',
      ),
    ),
};

export const Speaker = component(
  'Speaker',
  z.object(speaker),
  'Somebody whose words or thoughts are on record.',
);

const Alias = component(
  'Alias',
  z.object({
    id: text('Another id of this speaker, valid wherever an id is expected; a split takes it.'),
    name: z.string(),
    field: textOrNull('The field of office in which they have this name: `sport`. Null if no article says.'),
    roles: described(z.array(z.string()), 'Words of their roles under this name.'),
    quotes: z.int().check(z.gte(0), z.describe('How many communications are under this name.')),
    first: text('The day of the first article with this name.'),
    last: text('The day of the last article with this name.'),
    seen: described(
      z.array(z.object({ article: z.string(), ...dated, file: DroppedFile })),
      'The first articles with this name; three at most.',
    ),
  }),
  'A name under which a speaker is quoted.',
);

export const SpeakerWithAliases = component(
  'SpeakerWithAliases',
  z.object({
    ...speaker,
    gender: described(
      z.nullable(z.enum(['male', 'female'])),
      'According to the articles; null if they don’t say.',
    ),
    aliases: described(z.array(Alias), 'All names under which they are quoted, most quoted first.'),
  }),
  'A speaker, and the names that were found to be theirs.',
);

const next = optional(z.string(), 'The `cursor` of the next page; absent on the last.');

/** The handler adds it to every answer that can have it. */
export const ingesting = optional(
  z.int().check(z.gte(1)),
  'How many dropped files are still to be read or indexed, so more may be listed soon. Absent if there are none, and ' +
    'on deployed stages, where the API can’t know.',
);

const ofPage = { next, ingesting };

const hint = optional(
  z.string(),
  'Why the list is empty, whom it leaves out, or which other names of a publication it found, and where to look instead.',
);

const didYouMean = optional(
  z.string(),
  'A query like `q`, if `q` finds nothing and that one finds something. Each word that does not occur is replaced by the ' +
    'most frequent word that differs in one letter or by two adjacent letters swapped; if that is not enough, phrases ' +
    'become words; if that is not enough either, one of three or more words is left out.',
);

export const ArticlePage = component(
  'ArticlePage',
  z.object({ items: z.array(Article), ...ofPage, hint, didYouMean }),
);

export const SpeakerPage = component('SpeakerPage', z.object({ items: z.array(Speaker), ...ofPage }));

export const QuotePage = component(
  'QuotePage',
  z.object({
    items: z.array(Quote),
    ...ofPage,
    speakers: optional(
      z.array(Speaker),
      'The people selected by `speaker`; present if it was given, empty if there are none.',
    ),
    hint,
    suggestions: optional(
      z.array(Speaker),
      'Speakers with similar names, most similar first; present if `speaker` selects nobody.',
    ),
    didYouMean,
    facets: optional(
      z.record(z.string(), z.array(FacetValue)),
      'The values of each requested facet, up to 25, most frequent first.',
    ),
  }),
);

export const Utterance = component(
  'Utterance',
  z.object({
    text: text('The words as first printed.'),
    articles: z
      .int()
      .check(z.gte(2), z.describe('How many articles print it; above 250, some may not be counted.')),
    quote: Quote,
  }),
  'Words that several articles quote, and the quote that first printed them.',
);

export const UtterancePage = component('UtterancePage', z.object({ items: z.array(Utterance), ...ofPage }));

export const VariantPage = component('VariantPage', z.object({ items: z.array(Quote), ...ofPage }));

component('Problem', Problem);

const droppedFile = ({ bucket, key, record, origin }: StoredArticle): z.infer<typeof DroppedFile> => ({
  bucket,
  key,
  record: record ?? null,
  entry: origin?.entry ?? null,
});

function speakerOfQuote(speaker: StoredQuotedSpeaker): z.infer<typeof QuotedSpeaker> {
  const { id, name, type, roles, gender, description, words, resolution, confidence } = speaker;
  return { id, name, type, roles, gender, description, words, resolution, confidence };
}

/** A correction of a quote as the API shows it. */
export function quoteCorrectionResource(
  correction: NonNullable<QuoteInArticle['quote']['correction']>,
): z.infer<typeof QuoteCorrection> {
  return { ...correction, before: speakerOfQuote(correction.before) };
}

/** A quote as the API shows it. */
export function quoteResource({ quote, article }: QuoteInArticle): z.infer<typeof Quote> {
  const { correction } = quote;
  return {
    id: quote.id,
    kind: quote.kind,
    type: quote.type,
    text: quote.text,
    speaker: speakerOfQuote(quote.speaker),
    reportedBy: quote.reportedBy,
    cue: quote.cue,
    spans: { source: quote.spans.source, cue: quote.spans.cue, content: quote.spans.content },
    context: { before: quote.before, after: quote.after },
    article: {
      id: article.id,
      ...datedFacts(article),
      url: article.url ?? null,
      file: droppedFile(article),
    },
    confidence: quote.confidence,
    extractorVersion: quote.extractorVersion,
    ...(correction && { correction: quoteCorrectionResource(correction) }),
  };
}

/** An article as the API shows it. */
export function articleResource(article: StoredArticle): z.infer<typeof Article> {
  return {
    id: article.id,
    status: article.status,
    title: article.title ?? null,
    publication: article.publication ?? null,
    author: article.author ?? null,
    authors: article.authors ?? [],
    published: article.published ?? null,
    url: article.url ?? null,
    dateline: article.origin?.dateline ?? null,
    language: article.origin?.language ?? null,
    guid: article.origin?.guid ?? null,
    version: article.origin?.version ?? null,
    format: article.origin?.format ?? null,
    encoding: article.origin?.encoding ?? null,
    received: article.received,
    quotes: article.quotes,
    failure: article.failure ?? null,
    notes: article.notes ?? [],
    file: droppedFile(article),
    extractorVersion: article.extractorVersion,
  };
}

/** A speaker as the API shows it. */
export function speakerResource({ id, name, names, type, quotes }: StoredSpeaker): z.infer<typeof Speaker> {
  return { id, name, names, type, quotes };
}

const datedFacts = ({ title, publication, published }: StoredArticle) => ({
  title: title ?? null,
  publication: publication ?? null,
  published: published ?? null,
});

/** A speaker with all names, as the API shows it. */
export function speakerWithAliasesResource(
  speaker: StoredSpeakerWithAliases,
): z.infer<typeof SpeakerWithAliases> {
  return {
    ...speakerResource(speaker),
    gender: speaker.gender ?? null,
    aliases: speaker.aliases.map(({ id, name, field, roles, quotes, first, last, seen }) => ({
      id,
      name,
      field: field ?? null,
      roles,
      quotes,
      first,
      last,
      seen: seen.map((article) => ({
        article: article.id,
        ...datedFacts(article),
        file: droppedFile(article),
      })),
    })),
  };
}

/** An utterance as the API shows it. */
export const utteranceResource = ({ text, articles, first }: StoredUtterance): z.infer<typeof Utterance> => ({
  text,
  articles,
  quote: quoteResource(first),
});
