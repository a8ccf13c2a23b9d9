import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from '@opensearch-project/opensearch';
import { IndexUnavailable, parseQuery } from '../../lambdas/search/index.ts';
import { createOpenSearchIndex, type OpenSearchOptions } from '../../lambdas/search/opensearch-index.ts';
import { indexed } from './articles.ts';
import { searchContract } from './contract.ts';
import { type Collection, startCollection } from './opensearch/collection.ts';
import { missing, type OpenSearchNode, startOpenSearch } from './opensearch/node.ts';

if (missing) {
  test('OpenSearch', { skip: `no OpenSearch node can be started: ${missing}` }, () => {});
} else {
  let node: OpenSearchNode;
  let collection: Collection;
  let client: Client;
  let indexes = 0;

  before(async () => {
    node = await startOpenSearch();
    client = new Client({ node: node.address });
    collection = await startCollection(node.address);
  });
  after(async () => {
    await client.close();
    await collection.stop();
    await node.stop();
  });

  const settings = { number_of_replicas: 0 };
  const fresh = (more: Partial<OpenSearchOptions> = {}, to = client) => {
    const prefix = `test-${++indexes}`;
    return { prefix, index: createOpenSearchIndex(to, { prefix, settings, ...more }) };
  };
  const refresh = async () => {
    await client.indices.refresh();
  };

  /** The node refreshes once a second by itself. */
  const refreshMs = 1500;

  const underTest = (start: () => ReturnType<typeof fresh>) => async () => {
    const tested = {
      ...start(),
      settle: refresh,
      async empty() {
        const { prefix } = tested;
        Object.assign(tested, start());
        await client.indices.delete({ index: `${prefix}-*` }, { ignore: [404] });
        // Searches need an index; articles make one.
        await tested.index.put([]);
      },
      close: async () => {},
    };
    return tested;
  };

  searchContract('OpenSearch', underTest(fresh));

  describe('as a serverless collection', () => {
    let toCollection: Client;
    before(() => {
      toCollection = new Client({ node: collection.address });
    });
    after(async () => {
      await toCollection.close();
      assert.deepEqual([...collection.refused], ['/_refresh'], 'all else that is asked is supported');
    });
    searchContract(
      'OpenSearch, with the operations of a serverless collection alone',
      underTest(() => fresh({ refreshMs }, toCollection)),
    );
  });

  const words = { query: parseQuery('word'), in: 'quote', filter: {}, sort: 'published', limit: 5 } as const;

  test('an index that is not there is told of, made again by what is put in, and never without mappings', async () => {
    const { prefix, index } = fresh();
    await assert.rejects(index.quotes(words), IndexUnavailable);
    assert.equal(await index.state(), undefined);
    await index.put([indexed({ id: 'a', quotes: [{ text: 'a word' }] })]);
    await client.indices.delete({ index: `${prefix}-quotes` });
    await assert.rejects(index.quotes(words), IndexUnavailable);
    await index.put([indexed({ id: 'b', quotes: [{ text: 'a wörd' }] })]);
    await refresh();
    assert.deepEqual(
      (await index.quotes(words)).map(({ id }) => id),
      ['b.0.aaaaaaaa'],
    );
  });

  test('an index that shows writes late loses nothing new, and keeps nothing old', async () => {
    const { prefix, index } = fresh({ refreshMs: 0 });
    const version = (number: number, ...texts: string[]) =>
      indexed({ id: 'f', fileId: 'f', version: number, quotes: texts.map((text) => ({ text })) });
    const ids = async () => (await index.quotes(words)).map(({ id }) => id);
    await index.put([version(1, 'a word', 'a word')]);
    await refresh();
    await client.indices.putSettings({ index: `${prefix}-*`, body: { refresh_interval: '-1' } });
    await index.put([version(2, 'a word', 'a word', 'a word')]);
    await index.put([version(3, 'a new word')]);
    const put = { articles: 1, quotes: 1 };

    // A search still finds both quotes of the first version, and not the third of the second.
    await assert.rejects(index.deleteBefore('f', 3, put), IndexUnavailable);

    await refresh();
    assert.deepEqual(await ids(), ['f.0.aaaaaaaa', 'f.2.aaaaaaaa']);
    await index.deleteBefore('f', 3, put);
    await refresh();
    assert.deepEqual(await ids(), ['f.0.aaaaaaaa']);
  });

  test('a cluster that does not answer is told of', async () => {
    const nobody = new Client({ node: 'http://127.0.0.1:9', maxRetries: 0 });
    const index = createOpenSearchIndex(nobody, { prefix: 'test' });
    await assert.rejects(index.quotes(words), IndexUnavailable);
    await assert.rejects(index.put([]), IndexUnavailable);
    await index.close();
  });
}
