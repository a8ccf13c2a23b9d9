import { quoteById, quotesOfArticle } from './article-quotes.ts';
import { connect, type StoreSettings } from './connection.ts';
import { articlesOf } from './days.ts';
import type { StoreReader } from './model.ts';
import { newestQuotes } from './newest-quotes.ts';
import { repeatedUtterances } from './repeated.ts';
import { quotesOfSpeakers } from './speaker-quotes.ts';
import { speakerById, speakersByName, speakersCalled } from './speakers.ts';
import { variantsOf } from './variants.ts';
import { lookUp } from './versions.ts';

/**
 * Reads the table.
 *
 * @example
 * const store = createStoreReader({ dynamo: new DynamoDBClient(), tableName: 'Whosaid' });
 * const { items, next } = await store.quotesOfSpeakers(['vladimir-putin'], { from: '2016-12-01' }, {}, { limit: 25 });
 */
export function createStoreReader(settings: StoreSettings): StoreReader {
  const table = connect(settings);
  return {
    quote: (id) => quoteById(table, id),
    article: async (id) => (await lookUp(table, id))?.article,
    speaker: (id) => speakerById(table, id),
    quotesOfArticle: (articleId, filter, page) => quotesOfArticle(table, articleId, filter, page),
    quotesOfSpeakers: (ids, range, filter, page) => quotesOfSpeakers(table, ids, range, filter, page),
    newestQuotes: (range, filter, page) => newestQuotes(table, range, filter, page),
    variants: (quoteId, page) => variantsOf(table, quoteId, page),
    utterances: (range, minArticles, page) => repeatedUtterances(table, range, minArticles, page),
    articles: (status, range, page) => articlesOf(table, status, range, page),
    speakersByName: (prefix, page) => speakersByName(table, prefix, page),
    speakersCalled: (words) => speakersCalled(table, words),
  };
}
