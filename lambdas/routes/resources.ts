import * as z from 'zod/mini';
import { Problem } from '../http/problem.ts';
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

const text = (description: string) => z.string().check(z.describe(description));
const textOrNull = (description: string) => z.nullable(z.string()).check(z.describe(description));

const Kind = z
  .enum(['direct', 'mixed', 'indirect'])
  .check(z.describe('How much of the content is in quotation marks: all of it, a part, or none.'));

const Type = z
  .enum(TYPES)
  .check(
    z.describe(
      'What the source does: says it (`communication`), thinks it (`belief`), knows it (`fact`) or wants it ' +
        '(`intention`).',
    ),
  );

export const Span = z
  .object({
    start: z.int().check(z.gte(0)),
    end: z.int().check(z.gte(0), z.describe('The first code unit after the span.')),
  })
  .check(z.describe("A span of the article's text, in UTF-16 code units, half-open."))
  .register(components, { id: 'Span' });

const Mark = z
  .object({ start: z.int().check(z.gte(0)), end: z.int().check(z.gte(0)) })
  .check(z.describe("A span of a quote's `text`, in UTF-16 code units, half-open."))
  .register(components, { id: 'Mark' });

const FacetValue = z
  .object({
    value: z
      .nullable(z.string())
      .check(z.describe('As the parameter of this name accepts it; null for none.')),
    name: z.exactOptional(z.string()).check(z.describe('The name of a speaker.')),
    quotes: z.int().check(z.gte(0)),
  })
  .check(z.describe('How many quotes have a value, according to the index, which may be slightly behind.'))
  .register(components, { id: 'FacetValue' });

const spans = (description: string) => z.array(Span).check(z.describe(description));

const DroppedFile = z
  .object({
    bucket: z.string(),
    key: z.string(),
    record: z
      .nullable(z.int().check(z.gte(1)))
      .check(z.describe('Line or position in a file of many articles, from 1; else null.')),
    entry: textOrNull('The name of its file inside a dropped archive; null otherwise.'),
  })
  .check(z.describe('The dropped file.'));

const dated = {
  title: textOrNull('Null if the file gives none.'),
  publication: textOrNull('Null if the file gives none.'),
  published: textOrNull('ISO 8601: a day, or a time in UTC. Null if the file gives none.'),
};

const QuotedSpeaker = z.object({
  id: textOrNull('The same in every article. Null for an unnamed speaker.'),
  name: textOrNull('The speaker’s name over all articles, without titles.'),
  type: z
    .enum(['person', 'organisation', 'group', 'unnamed'])
    .check(z.describe('`group`: several together; `unnamed`: no name is given.')),
  roles: z
    .array(z.string())
    .check(z.describe('What this article calls them: `Russian Foreign Minister`; most frequent first.')),
  gender: z
    .nullable(z.enum(['male', 'female']))
    .check(z.describe('According to this article; null if it doesn’t say.')),
  description: textOrNull('For an unnamed speaker, its description: `a senior official`.'),
  words: text('The words for the speaker in this quote; empty if there are none.'),
  resolution: z
    .nullable(z.enum(RESOLUTIONS))
    .check(
      z.describe(
        'What led from these words to the speaker; null if the text gives no source, or a person assigned the quote.',
      ),
    ),
  confidence: z
    .nullable(z.number().check(z.gte(0), z.lte(1)))
    .check(
      z.describe('The probability that these words mean this speaker; null if the text gives no source.'),
    ),
});

const QuoteCorrection = z
  .object({
    verdict: z
      .enum(['speaker', 'unnamed', 'rejected'])
      .check(
        z.describe(
          'A person’s decision: it is by this `speaker`, its speaker is unnamed (`unnamed`), or it is no quote ' +
            '(`rejected`) and is left out of all lists.',
        ),
      ),
    at: text('When it was made: ISO 8601, UTC.'),
    revision: z.int().check(z.gte(1), z.describe('The value for `If-Match`, in quotation marks: `"17"`.')),
    before: QuotedSpeaker.check(z.describe('The speaker according to the article.')),
  })
  .check(z.describe('A person’s correction of a quote; it applies as long as its words stay in the article.'))
  .register(components, { id: 'QuoteCorrection' });

export const Quote = z
  .object({
    id: z.string(),
    kind: Kind,
    type: Type,
    text: text("The content's words; several spans are joined with ` … `."),
    speaker: QuotedSpeaker.check(z.describe('Who said it.')),
    reportedBy: z
      .nullable(
        z.object({
          name: textOrNull('Null when unnamed.'),
          description: textOrNull('The article’s description of an unnamed one.'),
        }),
      )
      .check(z.describe('Who reports somebody else’s words. Null if nobody does.')),
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
    marks: z
      .exactOptional(z.array(Mark))
      .check(
        z.describe(
          'The parts of `text` that match `q`; present if the quote was found by its own words, not by its article’s.',
        ),
      ),
    correction: z.exactOptional(QuoteCorrection).check(z.describe('Present if a person corrected it.')),
  })
  .check(z.describe('Words or thoughts that an article attributes to a speaker.'))
  .register(components, { id: 'Quote' });

export const Article = z
  .object({
    id: z.string(),
    status: z.enum(['ready', 'failed']),
    title: textOrNull('Null if the file gives none.'),
    publication: textOrNull('Null if the file gives none.'),
    author: textOrNull('The byline as printed, or the names that the file lists. Null if it gives none.'),
    authors: z
      .array(z.string())
      .check(z.describe('The names in the byline, in its order; empty if there are none.')),
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
    failure: z
      .nullable(z.object({ reason: z.string(), message: text('What to do about it.') }))
      .check(z.describe('Why the article could not be read; null when it is ready.')),
    notes: z
      .array(z.string())
      .check(z.describe('What was changed in its text, and what was left out: a sentence each.')),
    file: DroppedFile,
    extractorVersion: text('The version of the engine that read it.'),
  })
  .check(z.describe('A dropped article, or why it could not be read.'))
  .register(components, { id: 'Article' });

const speaker = {
  id: z.string(),
  name: text('The speaker’s name over all articles.'),
  names: z
    .array(z.string())
    .check(
      z.describe('All names that articles print for them, in up to three spellings each; most quoted first.'),
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

export const Speaker = z
  .object(speaker)
  .check(z.describe('Somebody whose words or thoughts are on record.'))
  .register(components, { id: 'Speaker' });

const Alias = z
  .object({
    id: text('Another id of this speaker, valid wherever an id is expected; a split takes it.'),
    name: z.string(),
    field: textOrNull('The field of office in which they have this name: `sport`. Null if no article says.'),
    roles: z.array(z.string()).check(z.describe('Words of their roles under this name.')),
    quotes: z.int().check(z.gte(0), z.describe('How many communications are under this name.')),
    first: text('The day of the first article with this name.'),
    last: text('The day of the last article with this name.'),
    seen: z
      .array(z.object({ article: z.string(), ...dated }))
      .check(z.describe('The first articles with this name; three at most.')),
  })
  .check(z.describe('A name under which a speaker is quoted.'))
  .register(components, { id: 'Alias' });

export const SpeakerWithAliases = z
  .object({
    ...speaker,
    gender: z
      .nullable(z.enum(['male', 'female']))
      .check(z.describe('According to the articles; null if they don’t say.')),
    aliases: z.array(Alias).check(z.describe('All names under which they are quoted, most quoted first.')),
  })
  .check(z.describe('A speaker, and the names that were found to be theirs.'))
  .register(components, { id: 'SpeakerWithAliases' });

const next = z
  .exactOptional(z.string())
  .check(z.describe('The `cursor` of the next page; absent on the last.'));

/** The handler adds it to every answer that can have it. */
export const ingesting = z
  .exactOptional(z.int().check(z.gte(1)))
  .check(
    z.describe(
      'How many dropped files are still to be processed, so more may be listed soon. Absent if there are none, and ' +
        'on deployed stages, where the API can’t know.',
    ),
  );

const ofPage = { next, ingesting };

const hint = z
  .exactOptional(z.string())
  .check(
    z.describe(
      'Why the list is empty, whom it leaves out, or the full name of the publication that was found, and where to look instead.',
    ),
  );

const didYouMean = z
  .exactOptional(z.string())
  .check(
    z.describe(
      'A query like `q`, if `q` finds nothing and that one finds something. Each word that does not occur is replaced by the ' +
        'most frequent word that differs in one letter or by two adjacent letters swapped; if that is not enough, phrases ' +
        'become words; if that is not enough either, one of three or more words is left out.',
    ),
  );

export const ArticlePage = z
  .object({ items: z.array(Article), ...ofPage, hint, didYouMean })
  .register(components, { id: 'ArticlePage' });

export const SpeakerPage = z
  .object({ items: z.array(Speaker), ...ofPage })
  .register(components, { id: 'SpeakerPage' });

export const QuotePage = z
  .object({
    items: z.array(Quote),
    ...ofPage,
    speakers: z
      .exactOptional(z.array(Speaker))
      .check(
        z.describe('The people selected by `speaker`; present if it was given, empty if there are none.'),
      ),
    hint,
    suggestions: z
      .exactOptional(z.array(Speaker))
      .check(
        z.describe('Speakers with similar names, most similar first; present if `speaker` selects nobody.'),
      ),
    didYouMean,
    facets: z
      .exactOptional(z.record(z.string(), z.array(FacetValue)))
      .check(z.describe('The values of each requested facet, up to 25, most frequent first.')),
  })
  .register(components, { id: 'QuotePage' });

export const Utterance = z
  .object({
    text: text('The words as first printed.'),
    articles: z
      .int()
      .check(z.gte(2), z.describe('How many articles print it; above 250, some may not be counted.')),
    quote: Quote,
  })
  .check(z.describe('Words that several articles quote, and the quote that first printed them.'))
  .register(components, { id: 'Utterance' });

export const UtterancePage = z
  .object({ items: z.array(Utterance), ...ofPage })
  .register(components, { id: 'UtterancePage' });

export const VariantPage = z
  .object({ items: z.array(Quote), ...ofPage })
  .register(components, { id: 'VariantPage' });

Problem.register(components, { id: 'Problem' });

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
    ...(correction && { correction: { ...correction, before: speakerOfQuote(correction.before) } }),
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
      seen: seen.map((article) => ({ article: article.id, ...datedFacts(article) })),
    })),
  };
}

/** An utterance as the API shows it. */
export const utteranceResource = ({ text, articles, first }: StoredUtterance): z.infer<typeof Utterance> => ({
  text,
  articles,
  quote: quoteResource(first),
});
