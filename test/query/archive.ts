import { publicationsCalled } from '../../lambdas/identities/index.ts';
import type {
  DateRange,
  Page,
  PageRequest,
  Quote,
  QuotedSpeaker,
  QuoteFilter,
  QuoteInArticle,
  StoredArticle,
  StoredSpeaker,
  StoreReader,
} from '../../lambdas/model/stored.ts';
import { nameId, nameKey } from '../../lambdas/store/table/names.ts';

/** What a test's archive holds; everything else follows from these. */
export interface Holdings {
  articles: StoredArticle[];
  quotes: Quote[];
  texts: Map<string, string>;
}

const dayOf = (article: StoredArticle) => (article.published ?? article.received).slice(0, 10);

const days = (articles: StoredArticle[]) => {
  const [first = '', ...others] = articles.map(dayOf).sort();
  return { first, last: others.at(-1) ?? first };
};

const newestFirst = (a: StoredArticle, b: StoredArticle) =>
  dayOf(b).localeCompare(dayOf(a)) || b.id.localeCompare(a.id);

/** Like the real one, refuses a position that is none of its own. */
function pageOf<Item>(items: Item[], { limit, after }: PageRequest): Page<Item> {
  const start = after === undefined ? 0 : Number(JSON.parse(after).start);
  if (!Number.isInteger(start)) throw new Error('This is no position.');
  const end = start + limit;
  return {
    items: items.slice(start, end),
    ...(end < items.length && { next: JSON.stringify({ start: end }) }),
  };
}

/** A StoreReader over plain arrays. */
export function archiveOf({ articles, quotes, texts }: Holdings) {
  const articleOf = new Map(articles.map((article) => [article.id, article]));
  const within = (article: StoredArticle, { from, to }: DateRange) =>
    (from === undefined || from <= dayOf(article)) && (to === undefined || dayOf(article) <= to);
  const passes = (
    { quote, article }: QuoteInArticle,
    { kind, types, minConfidence = 0, publication, gender, speakerType, resolution }: QuoteFilter,
  ) =>
    (kind === undefined || quote.kind === kind) &&
    (gender === undefined || quote.speaker.gender === gender) &&
    (speakerType === undefined || quote.speaker.type === speakerType) &&
    (resolution === undefined || quote.speaker.resolution === resolution) &&
    (types === undefined || types.includes(quote.type)) &&
    quote.confidence >= minConfidence &&
    (publication === undefined ||
      publicationsCalled(nameKey(publication)).includes(nameKey(article.publication ?? '')));
  const inArticles = quotes.map((quote) => ({ quote, article: articleOf.get(quote.articleId)! }));
  const newest = inArticles.toSorted((a, b) => newestFirst(a.article, b.article));

  const speakers = new Map<string, StoredSpeaker>();
  for (const { speaker, type } of quotes) {
    if (speaker.id === null || speaker.name === null) continue;
    const { id, name } = speaker;
    const known: StoredSpeaker = speakers.get(id) ?? {
      id,
      name,
      names: [name],
      type: 'person',
      quotes: 0,
    };
    speakers.set(speaker.id, { ...known, quotes: known.quotes + Number(type === 'communication') });
  }
  const namesOf = ({ name }: StoredSpeaker) => {
    const words = nameKey(name).split(' ');
    return words.map((_, index) => words.slice(index).join(' '));
  };

  const variantsOf = ({ quote }: QuoteInArticle) =>
    inArticles.filter(
      (other) => other.quote.text === quote.text && other.quote.articleId !== quote.articleId,
    );

  const store: StoreReader = {
    forOneAnswer() {
      return this;
    },
    quote: async (id) => inArticles.find(({ quote }) => quote.id === id),
    article: async (id) => articleOf.get(id),
    speaker: async (id) => speakers.get(id),
    speakerWithAliases: async (id) => {
      const speaker = speakers.get(id);
      const seen = inArticles.filter(({ quote }) => quote.speaker.id === id).map(({ article }) => article);
      return (
        speaker && { ...speaker, aliases: [{ ...speaker, roles: [], ...days(seen), seen: seen.slice(0, 3) }] }
      );
    },
    quotesOfArticle: async (articleId, filter, page) =>
      articleOf.has(articleId)
        ? pageOf(
            inArticles.filter((one) => one.article.id === articleId && passes(one, filter)),
            page,
          )
        : undefined,
    quotesOfSpeakers: async (ids, range, filter, page) =>
      pageOf(
        newest.filter(
          (one) =>
            ids.includes(one.quote.speaker.id ?? '') && within(one.article, range) && passes(one, filter),
        ),
        page,
      ),
    newestQuotes: async (range, filter, page) =>
      pageOf(
        newest.filter((one) => within(one.article, range) && passes(one, filter)),
        page,
      ),
    variants: async (quoteId, page) => {
      const one = inArticles.find(({ quote }) => quote.id === quoteId);
      return one && pageOf(variantsOf(one), page);
    },
    utterances: async (range, minArticles, page) =>
      pageOf(
        inArticles
          .map((first) => ({ text: first.quote.text, articles: 1 + variantsOf(first).length, first }))
          .filter(({ articles, first }) => articles >= minArticles && within(first.article, range))
          .toSorted((a, b) => b.articles - a.articles),
        page,
      ),
    articles: async (status, range, page) =>
      pageOf(
        articles.filter((one) => one.status === status && within(one, range)).toSorted(newestFirst),
        page,
      ),
    speakersByName: async (prefix, page) =>
      pageOf(
        [...speakers.values()].filter((one) => namesOf(one).some((name) => name.startsWith(nameKey(prefix)))),
        page,
      ),
    speakersCalled: async (words) =>
      [...speakers.values()].filter(
        (one) => one.id === words.toLowerCase() || namesOf(one).includes(nameKey(words)),
      ),
    quotesById: async (ids) =>
      new Map(inArticles.filter(({ quote }) => ids.includes(quote.id)).map((one) => [one.quote.id, one])),
    articlesById: async (ids) =>
      new Map(articles.filter(({ id }) => ids.includes(id)).map((article) => [article.id, article])),
    personasOf: async (ids) => [...ids],
    speakersByPersona: async (ids) => new Map([...speakers].filter(([id]) => ids.includes(id))),
  };
  return { store, readText: async (key: string) => texts.get(key) };
}

/** An article that was read, of a day and a publication. */
export function articleAt(id: string, published: string, more: Partial<StoredArticle> = {}): StoredArticle {
  return {
    id,
    status: 'ready',
    bucket: 'articles',
    key: `${id}.txt`,
    title: `Title of ${id}`,
    publication: 'The Harbour Post',
    published,
    received: '2024-05-20T10:00:00.000Z',
    quotes: 0,
    textKey: `${id}/1`,
    extractorVersion: '1',
    ...more,
  };
}

const nobody: QuotedSpeaker = {
  id: null,
  name: null,
  type: 'unnamed',
  roles: [],
  gender: null,
  description: 'an official',
  words: 'an official',
  resolution: 'unnamed',
  confidence: 0.9,
};

/** A quote of `name` (null for nobody in particular) in an article; `start` is its place there. */
export function quoteBy(
  name: string | null,
  articleId: string,
  start: number,
  more: Partial<Quote> = {},
): Quote {
  return {
    id: `${articleId}.${start.toString(36)}.aaaabbbb`,
    articleId,
    kind: 'direct',
    type: 'communication',
    text: `Words at ${start}`,
    speaker:
      name === null
        ? nobody
        : {
            ...nobody,
            id: nameId(name),
            name,
            type: 'person',
            description: null,
            words: name,
            resolution: 'name',
          },
    reportedBy: null,
    cue: 'said',
    spans: {
      source: [{ start: 0, end: 1 }],
      cue: [{ start: 2, end: 3 }],
      content: [{ start, end: start + 9 }],
    },
    before: 'before ',
    after: ' after',
    confidence: 0.9,
    extractorVersion: '1',
    ...more,
  };
}

/** Four speakers (two Brandts) in three papers, who all say something; one failed file. */
export function harbour(): Holdings {
  return {
    articles: [
      articleAt('pier', '2024-05-01'),
      articleAt('tide', '2024-05-03', {
        publication: 'Morgenblatt',
        author: 'K. Lund',
        authors: ['K. Lund'],
        url: 'https://example.org/tide',
      }),
      articleAt('gale', '2024-05-05T18:00:00.000Z', { publication: 'El Día' }),
      {
        id: 'torn',
        status: 'failed',
        bucket: 'articles',
        key: 'torn.jsonl',
        record: 7,
        received: '2024-05-06T08:00:00.000Z',
        quotes: 0,
        failure: { reason: 'broken-json', message: 'Line 7 is no JSON; mend it and drop the file again.' },
        extractorVersion: '1',
      },
    ],
    quotes: [
      quoteBy('Åsa Brandt', 'pier', 10),
      quoteBy('José Villalón', 'pier', 40, { kind: 'indirect', confidence: 0.4 }),
      quoteBy(null, 'pier', 70, { kind: 'mixed', confidence: 0.6 }),
      quoteBy('Åsa Brandt', 'tide', 12, { kind: 'mixed', confidence: 0.7 }),
      quoteBy('Emil Brandt', 'tide', 50),
      quoteBy('Villalón', 'gale', 5),
      quoteBy('李明', 'gale', 30),
    ],
    texts: new Map([
      ['pier/1', 'Harbour news with “marks” and a last line.\n'],
      ['gale/1', 'Wind.\n'],
    ]),
  };
}

/** The harbour, where some think, know and want things too; Ida Wahl does nothing else. */
export function thoughtfulHarbour(): Holdings {
  const { articles, quotes, texts } = harbour();
  return {
    articles,
    quotes: [
      ...quotes,
      quoteBy('Åsa Brandt', 'pier', 90, { type: 'belief' }),
      quoteBy('Ida Wahl', 'tide', 70, { type: 'intention', kind: 'indirect' }),
      quoteBy('Ida Wahl', 'gale', 60, { type: 'belief', kind: 'indirect' }),
      quoteBy(null, 'gale', 80, { type: 'fact' }),
    ],
    texts,
  };
}
