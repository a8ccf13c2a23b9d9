import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod';
import { answered, createApi } from '../client/index.ts';
import packageJson from '../package.json' with { type: 'json' };

const INSTRUCTIONS =
  'Who said what in news articles: quotes with their speakers, exact words and places. Quotes are found by a machine: each has ' +
  'a confidence, and so does its speaker. Cite the article, and say when a confidence is low. Nothing can be changed here.';

const MOST = 50;

const day = z.iso.date().optional();
const paging = {
  limit: z.int().min(1).max(MOST).default(10).describe('How many at most.'),
  cursor: z.string().optional().describe('The `next` of the previous page, with everything else unchanged.'),
};

/** The answer of a tool: the API's JSON, or an error that the assistant can correct. */
async function told(asked: Promise<unknown>): Promise<CallToolResult> {
  try {
    return { content: [{ type: 'text', text: JSON.stringify(await asked) }] };
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = (cause as NodeJS.ErrnoException | undefined)?.code;
    const text =
      reason === undefined ? message : `The API doesn’t answer (${reason}): start it with npm start.`;
    return { isError: true, content: [{ type: 'text', text }] };
  }
}

/** The given parameters: an absent optional parameter has no key. */
const present = <Given extends object>(given: Given) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Given]: Exclude<Given[Key], undefined>;
  };

const READS_ONLY = { readOnlyHint: true, openWorldHint: false };

/**
 * A Model Context Protocol server with tools that only read.
 *
 * @param api where the API answers: `http://127.0.0.1:8787`
 */
export function createMcpServer(api: string): McpServer {
  const { GET } = createApi({ baseUrl: api });
  const server = new McpServer(
    { name: 'whosaid', title: 'Whosaid', version: packageJson.version },
    { instructions: INSTRUCTIONS },
  );

  server.registerTool(
    'search_quotes',
    {
      title: 'Search quotes',
      description:
        'Quotes by speaker, by words, or both; newest first, or best match first with `q`. ' +
        '`speakers` says who was meant by `speaker`; `suggestions` are names like it where nobody was.',
      inputSchema: {
        q: z
          .string()
          .optional()
          .describe('Words in the quote: `red line`, `"red line"` as a phrase, `chem*`, `-without`.'),
        speaker: z.string().optional().describe('A name, a surname or an id.'),
        publication: z.string().optional().describe('Only from this publication.'),
        from: day.describe('From this day on, YYYY-MM-DD.'),
        to: day.describe('Up to this day, included.'),
        kind: z.enum(['direct', 'mixed', 'indirect']).optional(),
        minConfidence: z.number().min(0).max(1).optional(),
        ...paging,
      },
      annotations: READS_ONLY,
    },
    (query) => told(answered(GET('/quotes', { params: { query: present(query) } }))),
  );

  server.registerTool(
    'find_speakers',
    {
      title: 'Find speakers',
      description: 'Speakers by the beginning of a name: `rec`, `erdo`, `tayyip er`; with their ids.',
      inputSchema: { name: z.string(), ...paging },
      annotations: READS_ONLY,
    },
    (query) => told(answered(GET('/speakers', { params: { query: present(query) } }))),
  );

  server.registerTool(
    'get_speaker',
    {
      title: 'Get a speaker',
      description:
        'One speaker: all names under which they are quoted, with roles, and where each was first seen.',
      inputSchema: { id: z.string().describe('As returned with quotes and by find_speakers.') },
      annotations: READS_ONLY,
    },
    ({ id }) => told(answered(GET('/speakers/{id}', { params: { path: { id } } }))),
  );

  server.registerTool(
    'get_article',
    {
      title: 'Get an article',
      description: 'One article with its text, into which the spans of its quotes point.',
      inputSchema: { id: z.string().describe('The `article.id` of a quote.') },
      annotations: READS_ONLY,
    },
    ({ id }) =>
      told(
        (async () => {
          const params = { path: { id } };
          const article = await answered(GET('/articles/{id}', { params }));
          const text = await answered(GET('/articles/{id}/text', { params, parseAs: 'text' }));
          return { ...article, text };
        })(),
      ),
  );

  server.registerTool(
    'list_variants',
    {
      title: 'List variants of a quote',
      description:
        'The same words in other articles: verbatim, trimmed, in another tense or translation; oldest first.',
      inputSchema: { quote: z.string().describe('The id of a quote.'), ...paging },
      annotations: READS_ONLY,
    },
    ({ quote, ...query }) =>
      told(
        answered(GET('/quotes/{id}/variants', { params: { path: { id: quote }, query: present(query) } })),
      ),
  );

  return server;
}

/** Serves an assistant over standard input and output until it goes away. */
export async function serveMcp(api: string): Promise<void> {
  await createMcpServer(api).connect(new StdioServerTransport());
}
