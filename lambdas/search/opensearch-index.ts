import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, errors } from '@opensearch-project/opensearch';
import { MAX_OPENSEARCH_HITS, MAX_OPENSEARCH_NAMES } from './limits.ts';
import {
  type ArticleSearch,
  type DocumentCounts,
  type Hit,
  type IndexedArticle,
  type IndexedName,
  IndexUnavailable,
  type QuoteSearch,
  type QuoteSelection,
  type SearchIndex,
  type SearchPage,
} from './model.ts';
import { articleQuery, type Clause, countsBy, quoteQuery, sortOf, valuesOf } from './opensearch-matching.ts';
import { type IndexKind, type IndexSettings, indexBody, KINDS } from './opensearch-schema.ts';
import {
  bestPersonas,
  type NameCandidate,
  nearSpellingsOf,
  neighboursOf,
  spellingsOf,
  spellingsOfName,
} from './spelling.ts';
import { indexable, wordList } from './words.ts';

export interface OpenSearchOptions {
  /** The prefix of the indexes' names, one for each stage. */
  prefix: string;
  settings?: IndexSettings;
  /** Milliseconds after which what was put in is usually found, in a cluster that does not refresh on request. */
  refreshMs?: number;
}

interface Found {
  _id: string;
  _source: Record<string, unknown>;
  sort: unknown[];
}

interface Bucket {
  key: string | string[];
  doc_count: number;
}

/** What an aggregation by named queries answers: how many documents each of them has. */
type Numbers = Record<string, { doc_count: number }>;

/** Documents per request: a request may have 10 MB. */
const BATCH = 200;
/** As much as `padStart` needs for the quotes of one article. */
const MOST_QUOTES = 999_999;
/** Serverless collections refresh by themselves, about every 10 seconds, and on no request. */
const REFRESH_MS = 15_000;

/** The status of a document that was to be deleted, and isn't there. */
const GONE = 404;
/** The status of a document that stays as it is, because it is of a newer version of its file. */
const NEWER = 409;

/** The cluster refuses a write of an older version of a document than it has, even if no search finds that yet. */
const guardedBy = (version: number) => ({ version, version_type: 'external_gte' });

const timeOf = (time: string) => new Date(time).toISOString();

/**
 * An index in OpenSearch 2.x, or in a serverless collection of the type `SEARCH`. Uses only the operations that such a
 * collection supports: `_bulk`, `_search`, `_doc`, and to create an index. Does without refreshes where they are refused.
 *
 * @param client signs its requests if the service requires it
 * @example
 * const index = createOpenSearchIndex(new Client({ node }), { prefix: 'whosaid' });
 */
export function createOpenSearchIndex(
  client: Client,
  { prefix, settings = {}, refreshMs = REFRESH_MS }: OpenSearchOptions,
): SearchIndex {
  const nameOf = (kind: IndexKind) => `${prefix}-${kind}`;

  /** If the cluster rejects a valid request, the error is about the cluster. */
  async function ask<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof errors.OpenSearchClientError)) throw error;
      if (error instanceof errors.ResponseError && error.statusCode === 400) throw error;
      throw new IndexUnavailable(`The search index doesn’t answer: ${error.message}.`, { cause: error });
    }
  }

  /** Documents must never create an index: it would have no mappings. */
  async function make(): Promise<void> {
    for (const kind of KINDS) {
      const index = nameOf(kind);
      if ((await client.indices.exists({ index })).body) continue;
      await client.indices.create({ index, body: indexBody(kind, settings) }, { ignore: [400] });
    }
  }

  async function write(operations: [action: object, document?: object][]): Promise<void> {
    await make();
    for (let at = 0; at < operations.length; at += BATCH) {
      const body = operations
        .slice(at, at + BATCH)
        .flatMap(([action, document]) => (document ? [action, document] : [action]));
      const { body: answer } = await client.bulk({ body });
      const failed = answer.items
        .flatMap((item) => Object.values(item))
        .find(({ error, status }) => error && status !== GONE && status !== NEWER);
      if (failed) throw new IndexUnavailable(`The search index refused a document: ${failed.error?.reason}.`);
    }
  }

  async function search(kind: IndexKind, body: Clause): Promise<{ hits: Found[]; buckets: Bucket[] }> {
    const { body: answer } = await client.search({
      index: nameOf(kind),
      body: { track_total_hits: false, ...body },
    });
    const { hits, aggregations } = answer as unknown as {
      hits: { hits: Found[] };
      aggregations?: { counts: { buckets: Bucket[] } };
    };
    return { hits: hits.hits, buckets: aggregations?.counts.buckets ?? [] };
  }

  async function find(kind: IndexKind, query: Clause, page: SearchPage, isScored: boolean): Promise<Hit[]> {
    const { limit, after } = page;
    const { hits } = await search(kind, {
      query,
      size: limit,
      _source: false,
      sort: sortOf(page, isScored),
      ...(after !== undefined && { search_after: JSON.parse(after) }),
    });
    return hits.map(({ _id: id, sort }) => ({ id, position: JSON.stringify(sort) }));
  }

  /** The newest articles with the words, because OpenSearch doesn't join. */
  async function narrowed({ query, in: where, filter }: QuoteSelection, before?: string): Promise<Clause> {
    if (!query || where === 'quote') return quoteQuery(query, filter);
    const earlier = before === undefined ? [] : [{ range: { order: { lte: before } } }];
    const { hits } = await search('articles', {
      query: articleQuery(query, filter, earlier),
      size: MAX_OPENSEARCH_HITS,
      _source: false,
      sort: [{ order: { order: 'desc' } }],
    });
    return quoteQuery(undefined, filter, [{ terms: { article: hits.map(({ _id }) => _id) } }]);
  }

  async function quotes(search: QuoteSearch): Promise<Hit[]> {
    const { after, sort } = search;
    const order: unknown = after !== undefined && sort !== 'received' ? JSON.parse(after).at(-1) : undefined;
    const query = await narrowed(search, typeof order === 'string' ? order : undefined);
    return find('quotes', query, search, search.query !== undefined && search.in === 'quote');
  }

  async function personas(words: string, limit: number): Promise<string[]> {
    const asked = wordList(words);
    if (asked.length === 0) return [];
    const personas = await personasBy(asked, spellingsOf);
    return (personas.length > 0 ? personas : await personasBy(asked, nearSpellingsOf)).slice(0, limit);
  }

  async function personasBy(asked: readonly string[], anyOf: (word: string) => string[]): Promise<string[]> {
    const { hits } = await search('names', {
      query: { bool: { filter: asked.map((word) => ({ terms: { spellings: anyOf(word) } })) } },
      size: MAX_OPENSEARCH_NAMES,
    });
    if (hits.length === 0) return [];
    const found = hits.map(({ _source }) => _source as unknown as IndexedName);
    const ids = [...new Set(found.map(({ persona }) => persona))];
    const { buckets } = await search('quotes', {
      query: { terms: { persona: ids } },
      size: 0,
      aggs: { counts: { terms: { field: 'persona', size: ids.length } } },
    });
    const counts = new Map(buckets.map(({ key, doc_count: count }) => [key, count]));
    const candidates = found.map(
      (name): NameCandidate => ({ ...name, quotes: counts.get(name.persona) ?? 0 }),
    );
    return bestPersonas(asked, candidates);
  }

  async function spellings(
    words: readonly string[],
    where: QuoteSelection['in'],
  ): Promise<Map<string, string>> {
    const kind = where === 'quote' ? 'quotes' : 'articles';
    const known = await numbers(kind, words);
    const missing = words.filter((word) => !known.get(word));
    const corrections = await Promise.all(
      missing.map(async (word) => {
        const [best] = [...(await numbers(kind, neighboursOf(word)))].sort(
          ([a, one], [b, other]) => other - one || (a < b ? -1 : 1),
        );
        return best && best[1] > 0 ? [[word, best[0]] as const] : [];
      }),
    );
    return new Map(corrections.flat());
  }

  /** In how many documents each word occurs. */
  async function numbers(kind: IndexKind, words: readonly string[]): Promise<Map<string, number>> {
    if (words.length === 0) return new Map();
    const filters = Object.fromEntries(words.map((word) => [word, { term: { words: word } }]));
    // Without a query, the cluster would test every document against each of the filters.
    const query = { terms: { words } };
    const { body: answer } = await client.search({
      index: nameOf(kind),
      body: { query, size: 0, track_total_hits: false, aggs: { counts: { filters: { filters } } } },
    });
    const { counts } = answer.aggregations as unknown as { counts: { buckets: Numbers } };
    return new Map(Object.entries(counts.buckets).map(([word, { doc_count: count }]) => [word, count]));
  }

  async function settled(): Promise<void> {
    await make();
    const index = [nameOf('quotes'), nameOf('articles')];
    const { statusCode } = await client.indices.refresh({ index }, { ignore: [400, 403, 404] });
    if (statusCode !== 200) await sleep(refreshMs);
  }

  /** Old documents of a file, and how many are found of its version or later ones: both in one view of the index. */
  async function oldDocuments(kind: IndexKind, fileId: string, version: number, after?: unknown[]) {
    const body: Clause = {
      query: { term: { file: fileId } },
      post_filter: { range: { version: { lt: version } } },
      aggs: { current: { filter: { range: { version: { gte: version } } } } },
      size: BATCH,
      _source: false,
      track_total_hits: false,
      sort: [{ order: { order: 'asc' } }, { version: { order: 'asc' } }],
      ...(after && { search_after: after }),
    };
    const { body: answer } = await client.search({ index: nameOf(kind), body });
    const { hits, aggregations } = answer as unknown as {
      hits: { hits: Found[] };
      aggregations: Numbers;
    };
    return { hits: hits.hits, current: aggregations.current!.doc_count };
  }

  /**
   * A search may miss old documents as long as it misses new ones: then nothing is known, and the caller has to come
   * back. What it finds of old documents may be outdated: the version guards those that were replaced.
   */
  async function deleteBefore(fileId: string, version: number, put: DocumentCounts): Promise<void> {
    for (const kind of ['quotes', 'articles'] as const) {
      for (let after: unknown[] | undefined; ; ) {
        const { hits, current } = await oldDocuments(kind, fileId, version, after);
        await write(
          hits.map(({ _id }) => [{ delete: { _index: nameOf(kind), _id, ...guardedBy(version - 1) } }]),
        );
        if (current < put[kind]) {
          throw new IndexUnavailable(
            `The search index finds ${current} of ${put[kind]} ${kind} that were put in of file ${fileId}; its old ones will be deleted later.`,
          );
        }
        if (hits.length < BATCH) break;
        after = hits.at(-1)?.sort;
      }
    }
  }

  const namesOf = (names: readonly IndexedName[]) =>
    names.map((name): [object, object] => [
      { index: { _index: nameOf('names'), _id: idOfName(name) } },
      { ...name, spellings: spellingsOfName(name.name, name.roles) },
    ]);

  return {
    put: (articles) =>
      ask(() =>
        write(
          articles.flatMap((article) => [
            [
              { index: { _index: nameOf('articles'), _id: article.id, ...guardedBy(article.version) } },
              articleDocument(article),
            ],
            ...article.quotes.map((quote, index): [object, object] => [
              { index: { _index: nameOf('quotes'), _id: quote.id, ...guardedBy(article.version) } },
              quoteDocument(article, index),
            ]),
            ...namesOf(article.quotes.flatMap(({ speaker }) => speaker ?? [])),
          ]),
        ),
      ),
    putNames: (names) => ask(() => write(namesOf(names))),
    settled: () => ask(settled),
    deleteBefore: (fileId, version, put) => ask(() => deleteBefore(fileId, version, put)),
    quotes: (search) => ask(() => quotes(search)),
    articles: ({ query, filter, ...page }: ArticleSearch) =>
      ask(() => find('articles', articleQuery(query, filter), page, query !== undefined)),
    counts: (selection, by, limit) =>
      ask(async () => {
        const query = await narrowed(selection);
        const { buckets } = await search('quotes', { query, size: 0, aggs: { counts: countsBy(by, limit) } });
        return buckets.map(({ key, doc_count: quotes }) => ({ values: valuesOf(key), quotes }));
      }),
    personas: (words, limit) => ask(() => personas(words, limit)),
    spellings: (words, where) => ask(() => spellings(words, where)),
    state: () =>
      ask(async () => {
        const { body } = await client.get({ index: nameOf('state'), id: 'state' }, { ignore: [404] });
        if (!body.found) return undefined;
        const { isComplete, articles, position } = body._source as StateDocument;
        return {
          isComplete,
          ...(position !== undefined && { replayed: { articles: articles ?? 0, position } }),
        };
      }),
    setState: ({ isComplete, replayed }) =>
      ask(() => write([[{ index: { _index: nameOf('state'), _id: 'state' } }, { isComplete, ...replayed }]])),
    close: () => client.close(),
  };
}

interface StateDocument {
  isComplete: boolean;
  articles?: number;
  position?: string;
}

/** The same name is always the same document. */
const idOfName = ({ persona, name, roles }: IndexedName) =>
  createHash('sha256')
    .update(JSON.stringify([persona, name, roles]))
    .digest('base64url');

const sharedFields = ({ id, fileId, version, publication, time, isDated, received }: IndexedArticle) => ({
  file: fileId,
  version,
  article: id,
  ...(publication !== undefined && { publication, paper: indexable(publication) }),
  ...(isDated && { day: timeOf(time).slice(0, 10) }),
  received,
});

const articleDocument = (article: IndexedArticle) => ({
  ...sharedFields(article),
  order: `${timeOf(article.time)}#${article.id}`,
  words: indexable(`${article.title ?? ''} ${article.text}`),
});

function quoteDocument(article: IndexedArticle, index: number) {
  const { text, speaker, kind, type, speakerType, gender, resolution, confidence } = article.quotes[index]!;
  const place = String(MOST_QUOTES - index).padStart(6, '0');
  return {
    ...sharedFields(article),
    order: `${timeOf(article.time)}#${article.id}#${place}`,
    ...(article.isDated && { month: timeOf(article.time).slice(0, 7) }),
    words: indexable(text),
    persona: speaker?.persona ?? null,
    kind,
    type,
    speakerType,
    gender,
    resolution,
    confidence,
  };
}
