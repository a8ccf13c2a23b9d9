import type { StoreReader } from '../../model/stored.ts';
import { SpeakerDirectory } from '../speakers/directory.ts';
import { speakerById, speakersByPersona, speakerWithAliases } from '../speakers/profile.ts';
import { connect, type StoreSettings, type Table } from '../table/client.ts';
import { articlesById, lookUp } from '../table/versions.ts';
import { quoteById, quotesOfArticle } from './article-quotes.ts';
import { articlesOf } from './articles-by-day.ts';
import { attachSpeakers, attachToPage } from './attach-speakers.ts';
import { listUtterances } from './list-utterances.ts';
import { newestQuotes } from './newest-quotes.ts';
import { quotesById } from './quotes-by-id.ts';
import { personasOf, quotesOfSpeakers } from './speaker-quotes.ts';
import { speakersByName, speakersCalled } from './speakers-by-name.ts';
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
  return readerOf(table, () => new SpeakerDirectory(table));
}

/** @param open creates the speaker directory for one call */
function readerOf(table: Table, open: () => SpeakerDirectory): StoreReader {
  return {
    forOneAnswer() {
      const directory = new SpeakerDirectory(table);
      return readerOf(table, () => directory);
    },

    async quote(id) {
      const found = await quoteById(table, id);
      return found && (await attachSpeakers(open(), [found]))[0];
    },
    article: async (id) => (await lookUp(table, id))?.article,
    speaker: (id) => speakerById(open(), id),
    speakerWithAliases: (id) => speakerWithAliases(table, open(), id),
    quotesOfArticle: (articleId, filter, page) =>
      attachToPage(open(), quotesOfArticle(table, articleId, filter, page)),
    quotesOfSpeakers(ids, range, filter, page) {
      const directory = open();
      return attachToPage(directory, quotesOfSpeakers(table, directory, ids, range, filter, page));
    },
    newestQuotes: (range, filter, page) => attachToPage(open(), newestQuotes(table, range, filter, page)),
    variants: (quoteId, page) => attachToPage(open(), variantsOf(table, quoteId, page)),
    async utterances(range, minArticles, page) {
      const found = await listUtterances(table, range, minArticles, page);
      const firsts = await attachSpeakers(
        open(),
        found.items.map(({ first }) => first),
      );
      return { ...found, items: found.items.map((item, index) => ({ ...item, first: firsts[index]! })) };
    },
    articles: (status, range, page) => articlesOf(table, status, range, page),
    speakersByName: (prefix, page) => speakersByName(table, open(), prefix, page),
    speakersCalled: (words) => speakersCalled(table, open(), words),
    quotesById: (ids) => quotesById(table, open(), ids),
    articlesById: (ids) => articlesById(table, ids),
    personasOf: (ids) => personasOf(open(), ids),
    speakersByPersona: (personas) => speakersByPersona(open(), personas),
  };
}
