import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { type ApiServer, startApiServer } from '../../bin/local/api-server.ts';
import { createQueryHandler } from '../../lambdas/query/handler.ts';
import { archiveOf, harbour } from '../query/archive.ts';

const COMMAND = fileURLToPath(new URL('../../bin/whosaid.ts', import.meta.url));

suite('the MCP server, asked by the SDK’s own client over stdio', () => {
  let api: ApiServer;
  let client: Client;

  before(async () => {
    api = await startApiServer(0);
    const query = createQueryHandler(archiveOf(harbour()));
    api.answerBy({ query, correct: query, desk: query, watches: query, upload: assert.fail });
    client = new Client({ name: 'test', version: '1' });
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args: [COMMAND, 'mcp', '--api', api.address] }),
    );
  });
  after(async () => {
    await client.close();
    await api.close();
  });

  const call = async (name: string, given: Record<string, unknown>) => {
    const { content, isError = false } = await client.callTool({ name, arguments: given });
    const [{ text = '' } = {}] = content as { text?: string }[];
    return { isError, text };
  };
  const answerOf = async (name: string, given: Record<string, unknown>) => {
    const { isError, text } = await call(name, given);
    assert.equal(isError, false, text);
    return JSON.parse(text);
  };

  test('has tools that only read', async () => {
    const { tools } = await client.listTools();

    assert.deepEqual(tools.map(({ name }) => name).sort(), [
      'find_speakers',
      'get_article',
      'get_speaker',
      'list_variants',
      'search_quotes',
    ]);
    assert.ok(tools.every(({ annotations, description }) => annotations?.readOnlyHint && description));
  });

  test('finds quotes, speakers, articles with their texts, and variants', async () => {
    const { items, speakers } = await answerOf('search_quotes', { speaker: 'brandt', limit: 2 });
    const [quote] = items;
    assert.equal(speakers[0].id, 'asa-brandt');
    assert.equal(quote.speaker.id, 'asa-brandt');

    assert.equal((await answerOf('find_speakers', { name: 'bra' })).items[0].id, 'asa-brandt');
    assert.equal((await answerOf('get_speaker', { id: 'asa-brandt' })).id, 'asa-brandt');
    const article = await answerOf('get_article', { id: 'pier' });
    assert.equal(article.id, 'pier');
    assert.ok(article.text.length > 0);
    assert.ok(Array.isArray((await answerOf('list_variants', { quote: quote.id })).items));
  });

  test('says what is wrong, so that the assistant can ask again', async () => {
    assert.deepEqual(await call('get_speaker', { id: 'nobody' }), {
      isError: true,
      text: "There is no speaker with the id 'nobody'; /speakers?name= finds names by their beginning.",
    });
    assert.match((await call('search_quotes', { q: 'bridge' })).text, /Searching by words is off here/);
    assert.equal((await call('search_quotes', { from: 'yesterday' })).isError, true);
  });
});
