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
  .check(z.describe('How much of the content is in quotation marks: all of it, a part, nothing.'));

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
  .check(z.describe("A stretch of the article's text, in UTF-16 code units, half-open."))
  .register(components, { id: 'Span' });

const Mark = z
  .object({ start: z.int().check(z.gte(0)), end: z.int().check(z.gte(0)) })
  .check(z.describe("A stretch of a quote's `text`, in UTF-16 code units, half-open."))
  .register(components, { id: 'Mark' });

const FacetValue = z
  .object({
    value: z.nullable(z.string()).check(z.describe('As the parameter of this name takes it; null for none.')),
    name: z.exactOptional(z.string()).check(z.describe('What a speaker is called.')),
    quotes: z.int().check(z.gte(0)),
  })
  .check(z.describe('How many quotes have a value; by the index, which may be a moment behind.'))
  .register(components, { id: 'FacetValue' });

const spans = (description: string) => z.array(Span).check(z.describe(description));

const DroppedFile = z
  .object({
    bucket: z.string(),
    key: z.string(),
    record: z
      .nullable(z.int().check(z.gte(1)))
      .check(z.describe('Line or position in a file of many articles, from 1; else null.')),
    entry: textOrNull('The name of its file inside the archive that was dropped; null where it is none.'),
  })
  .check(z.describe('Where the article was dropped.'));

const dated = {
  title: textOrNull('Null where the file gives none.'),
  publication: textOrNull('Null where the file gives none.'),
  published: textOrNull('ISO 8601: a day, or a time in UTC. Null where the file gives none.'),
};

const QuotedSpeaker = z.object({
  id: textOrNull('The same in every article. Null for an unnamed speaker.'),
  name: textOrNull('What the speaker is called over all articles, without titles.'),
  type: z
    .enum(['person', 'organisation', 'group', 'unnamed'])
    .check(z.describe('`group`: several together; `unnamed` where there is no name.')),
  roles: z
    .array(z.string())
    .check(z.describe('What this article says that they are: `Russian Foreign Minister`; most often first.')),
  gender: z
    .nullable(z.enum(['male', 'female']))
    .check(z.describe('As this article tells it; null where it does not.')),
  description: textOrNull('For an unnamed speaker the words that describe it: `a senior official`.'),
  words: text('The words used for the speaker here; empty where there are none.'),
  resolution: z
    .nullable(z.enum(RESOLUTIONS))
    .check(
      z.describe(
        'How these words were led back to the name; null where the text gives no source, or a person said whose it is.',
      ),
    ),
  confidence: z
    .nullable(z.number().check(z.gte(0), z.lte(1)))
    .check(
      z.describe('How sure it is that these words mean this speaker; null where the text gives no source.'),
    ),
});

const QuoteCorrection = z
  .object({
    verdict: z
      .enum(['speaker', 'unnamed', 'rejected'])
      .check(
        z.describe(
          'What a person said: that it is this `speaker`’s, that nobody is named for it (`unnamed`), or that it is no ' +
            'quote (`rejected`), so that no list has it.',
        ),
      ),
    at: text('When they said so: ISO 8601, UTC.'),
    revision: z.int().check(z.gte(1), z.describe('In quotation marks what `If-Match` takes: `"17"`.')),
    before: QuotedSpeaker.check(z.describe('Whose it is by the article alone.')),
  })
  .check(z.describe('What a person said of a quote; it holds as long as its words stand in the article.'))
  .register(components, { id: 'QuoteCorrection' });

export const Quote = z
  .object({
    id: z.string(),
    kind: Kind,
    type: Type,
    text: text("The content's words; where it has several spans they are joined by ` … `."),
    speaker: QuotedSpeaker.check(z.describe('Who said it.')),
    reportedBy: z
      .nullable(
        z.object({
          name: textOrNull('Null when unnamed.'),
          description: textOrNull('How the article describes an unnamed one.'),
        }),
      )
      .check(
        z.describe('In whose words these are told: who passes on what somebody else said. Null in nobody’s.'),
      ),
    cue: text('The reporting words: `told reporters`.'),
    spans: z.object({
      source: spans('Where the words for the speaker stand.'),
      cue: spans('Where the reporting words stand.'),
      content: spans('Where the words said stand.'),
    }),
    context: z.object({
      before: text('Up to 80 code units before the content.'),
      after: text('Up to 80 code units after the content.'),
    }),
    article: z.object({
      id: z.string(),
      ...dated,
      url: textOrNull('Null where the file gives none.'),
      file: DroppedFile,
    }),
    confidence: z
      .number()
      .check(z.gte(0), z.lte(1), z.describe('Of quotes with a higher one, more are right.')),
    extractorVersion: text('The version of the extractor that found this quote.'),
    marks: z
      .exactOptional(z.array(Mark))
      .check(z.describe('Where `text` has what `q` looks for; present where `q` was given.')),
    correction: z.exactOptional(QuoteCorrection).check(z.describe('Present where a person corrected it.')),
  })
  .check(z.describe('Words or thoughts that an article attributes to a speaker.'))
  .register(components, { id: 'Quote' });

export const Article = z
  .object({
    id: z.string(),
    status: z.enum(['ready', 'failed']),
    title: textOrNull('Null where the file gives none.'),
    publication: textOrNull('Null where the file gives none.'),
    author: textOrNull(
      'The byline as it is printed, or the names that the file lists. Null where it gives none.',
    ),
    authors: z
      .array(z.string())
      .check(z.describe('The names in the byline, in its order; empty where there are none.')),
    published: textOrNull('ISO 8601: a day, or a time in UTC. Null where the file gives none.'),
    url: textOrNull('Null where the file gives none.'),
    dateline: textOrNull(
      'Where and when the report says that it was written. Null where the file gives none.',
    ),
    language: textOrNull('BCP 47: `en`, `pt-BR`. Null where it is not known.'),
    guid: textOrNull('The provider’s own id of the piece. Null where the file gives none.'),
    version: textOrNull(
      'Which version of the piece it is, as the provider counts. Null where the file gives none.',
    ),
    format: textOrNull(
      'What it was read as, inside any archive: `html`, `newsml-g2`, `email`. Null where nothing was told.',
    ),
    encoding: textOrNull('The encoding of its bytes: `windows-1252`. Null where its format tells its own.'),
    received: text('When the file was dropped: ISO 8601, UTC.'),
    quotes: z
      .int()
      .check(
        z.gte(0),
        z.describe('How many communications were found: as many as are listed where no `type` is given.'),
      ),
    failure: z
      .nullable(z.object({ reason: z.string(), message: text('What to do about it.') }))
      .check(z.describe('Why the article could not be read; null when it is ready.')),
    notes: z
      .array(z.string())
      .check(
        z.describe('What was done to it on the way, and what could not be used of it: a sentence each.'),
      ),
    file: DroppedFile,
    extractorVersion: text('The version of the extractor that read it.'),
  })
  .check(z.describe('One piece of news as it was dropped, or why it could not be read.'))
  .register(components, { id: 'Article' });

const speaker = {
  id: z.string(),
  name: text('What the speaker is called, over all articles.'),
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
        'How many communications are theirs: as many as are listed where no `type` is given. ' +
          '0 for those who are only said to think, know or want something: `type=any` lists that.',
      ),
    ),
};

export const Speaker = z
  .object(speaker)
  .check(z.describe('Someone whose words or thoughts are in the record.'))
  .register(components, { id: 'Speaker' });

const Alias = z
  .object({
    id: text('Leads to this speaker too, wherever an id is asked for; a split takes it.'),
    name: z.string(),
    field: textOrNull(
      'The field of office in which they are called so: `sport`. Null where no article tells.',
    ),
    roles: z.array(z.string()).check(z.describe('Words of the roles that they are called so in.')),
    quotes: z.int().check(z.gte(0), z.describe('How many communications they are called so in.')),
    first: text('The day of the first article that ever called them so.'),
    last: text('The day of the last.'),
    seen: z
      .array(z.object({ article: z.string(), ...dated }))
      .check(z.describe('The first articles that call them so; three at most.')),
  })
  .check(z.describe('A name under which a speaker is quoted.'))
  .register(components, { id: 'Alias' });

export const SpeakerWithAliases = z
  .object({
    ...speaker,
    gender: z
      .nullable(z.enum(['male', 'female']))
      .check(z.describe('As articles tell it; null where they don’t.')),
    aliases: z.array(Alias).check(z.describe('All names that they are quoted under, the most quoted first.')),
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
      'How many dropped files are still to be read, so that more may be listed soon. Absent when there are none, and ' +
        'where the API can’t know: on deployed stages.',
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
      'A corrected `q`: each word that does not occur is replaced by the most frequent word that differs in one letter or by ' +
        'two adjacent letters swapped. Present if `q` finds nothing, and the corrected query finds something.',
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
      .check(z.describe('Who was meant by `speaker`; present when it was given, empty when nobody was.')),
    hint,
    suggestions: z
      .exactOptional(z.array(Speaker))
      .check(
        z.describe(
          'Who is called nearly so, the nearest first; present when `speaker` means nobody, but these.',
        ),
      ),
    didYouMean,
    facets: z
      .exactOptional(z.record(z.string(), z.array(FacetValue)))
      .check(z.describe('The most frequent values of each facet asked for, up to 25, most frequent first.')),
  })
  .register(components, { id: 'QuotePage' });

export const Utterance = z
  .object({
    text: text('The words as they were printed first.'),
    articles: z
      .int()
      .check(z.gte(2), z.describe('How many articles print it; of more than 250 not all may be counted.')),
    quote: Quote,
  })
  .check(z.describe('Words that several articles quote, and the quote that printed them first.'))
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
