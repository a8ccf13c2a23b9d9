import type { StoreReader } from '../../model/stored.ts';
import {
  personasOf,
  speakerById,
  speakersByName,
  speakersByPersona,
  speakersCalled,
  speakerWithAliases,
} from '../speakers/speakers.ts';
import { connect, type StoreSettings } from '../table/client.ts';
import { lookUp } from '../table/versions.ts';
import { quoteById, quotesOfArticle } from './article-quotes.ts';
import { articlesOf } from './articles-by-day.ts';
import { named, namedPage } from './attach-speakers.ts';
import { listUtterances } from './list-utterances.ts';
import { articlesById, quotesById } from './look-up.ts';
import { newestQuotes } from './newest-quotes.ts';
import { quotesOfSpeakers } from './speaker-quotes.ts';
import { variantsOf } from './variants.ts';

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
    async quote(id) {
      const found = await quoteById(table, id);
      return found && (await named(table, [found]))[0];
    },
    article: async (id) => (await lookUp(table, id))?.article,
    speaker: (id) => speakerById(table, id),
    speakerWithAliases: (id) => speakerWithAliases(table, id),
    quotesOfArticle: (articleId, filter, page) =>
      namedPage(table, quotesOfArticle(table, articleId, filter, page)),
    quotesOfSpeakers: (ids, range, filter, page) =>
      namedPage(table, quotesOfSpeakers(table, ids, range, filter, page)),
    newestQuotes: (range, filter, page) => namedPage(table, newestQuotes(table, range, filter, page)),
    variants: (quoteId, page) => namedPage(table, variantsOf(table, quoteId, page)),
    async utterances(range, minArticles, page) {
      const found = await listUtterances(table, range, minArticles, page);
      const firsts = await named(
        table,
        found.items.map(({ first }) => first),
      );
      return { ...found, items: found.items.map((item, index) => ({ ...item, first: firsts[index]! })) };
    },
    articles: (status, range, page) => articlesOf(table, status, range, page),
    speakersByName: (prefix, page) => speakersByName(table, prefix, page),
    speakersCalled: (words) => speakersCalled(table, words),
    quotesById: (ids) => quotesById(table, ids),
    articlesById: (ids) => articlesById(table, ids),
    personasOf: (speakerIds) => personasOf(table, speakerIds),
    speakersByPersona: (personas) => speakersByPersona(table, personas),
  };
}
