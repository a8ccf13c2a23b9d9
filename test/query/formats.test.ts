import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { chooseFormat, csvLine, flat } from '../../lambdas/http/formats.ts';
import { COLUMNS, codePointsBefore } from '../../lambdas/routes/query/quote-rows.ts';
import { archiveOf, articleAt, type Holdings, quoteBy } from './archive.ts';
import { asking, bodyOf } from './ask.ts';

const HOLDINGS: Holdings = {
  articles: [articleAt('tide', '2024-05-03', { url: 'https://example.org/tide', author: 'Åke "Ink" Berg' })],
  quotes: [
    quoteBy('Ada Finch', 'tide', 4, {
      text: 'It rose, "a lot",\nshe said',
      spans: { source: [], cue: [], content: [{ start: 4, end: 11 }] },
    }),
    quoteBy(null, 'tide', 40, { reportedBy: { name: 'Ed Low', description: null } }),
  ],
  texts: new Map([['tide/1', '🌊 “It rose” said Ada Finch, who knows the tide and its ways']]),
};

const ask = asking(archiveOf(HOLDINGS));

suite('lists in other formats', () => {
  test('CSV has a header, one line a quote, and a link to the next page', async () => {
    const { headers, body } = await ask('/quotes?format=csv&limit=1');
    assert.match(headers['content-type'] ?? '', /^text\/csv/);
    assert.match(headers.link ?? '', /format=csv/);
    assert.match(headers.link ?? '', /rel="next"/);
    const [header = '', first = ''] = body.split('\r\n');
    assert.equal(header, COLUMNS.map(({ name }) => name).join(','));
    assert.ok(
      first.startsWith('tide.4.aaaabbbb,"It rose, ""a lot"",\nshe said",direct,communication,ada-finch'),
    );
    assert.ok(first.includes('"Åke ""Ink"" Berg"'));
  });

  test('JSON lines have the same columns, offsets in code points too', async () => {
    const { headers, body } = await ask('/quotes', { headers: { accept: 'application/jsonl' } });
    assert.equal(headers['content-type'], 'application/jsonl');
    const rows = body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.equal(rows.length, 2);
    for (const row of rows)
      assert.deepEqual(
        Object.keys(row),
        COLUMNS.map(({ name }) => name),
      );
    assert.deepEqual(
      rows.map(({ reported_by: reporter }) => reporter),
      [null, 'Ed Low'],
    );
    const [{ start, end, start_code_point: from, end_code_point: to, published, received }] = rows;
    assert.deepEqual([start, end, from, to], [4, 11, 3, 10]);
    assert.equal([...(HOLDINGS.texts.get('tide/1') ?? '')].slice(from, to).join(''), 'It rose');
    assert.deepEqual([published, received], ['2024-05-03', '2024-05-20T10:00:00.000Z']);
  });

  test('articles and speakers are flat rows', async () => {
    const articles = (await ask('/articles?format=csv')).body.split('\r\n');
    assert.match(articles[0] ?? '', /^id,status,title,.*file_bucket,file_key/);
    const [speaker] = (await ask('/speakers?name=ada&format=jsonl')).body.split('\n');
    assert.deepEqual(JSON.parse(speaker ?? '').names, 'Ada Finch');
  });

  test('what is asked for by Accept is chosen by weight, and format= comes before it', async () => {
    const offered = ['json', 'jsonl', 'csv'] as const;
    const cases = [
      ['', 'json'],
      ['*/*', 'json'],
      ['text/html,application/xhtml+xml,*/*;q=0.8', 'json'],
      ['text/csv', 'csv'],
      ['text/csv;q=0.5, application/x-ndjson', 'jsonl'],
      ['application/ld+json, text/csv;q=0.1', 'csv'],
      ['text/csv;q=0', 'json'],
    ] as const;
    for (const [accept, expected] of cases)
      assert.equal(chooseFormat(offered, undefined, accept), expected, accept);
    assert.equal(chooseFormat(offered, 'jsonl', 'text/csv'), 'jsonl');
    assert.equal((await ask('/quotes/tide.4.aaaabbbb?format=csv')).statusCode, 400);
    assert.equal((await ask('/quotes?format=xml')).statusCode, 400);
    assert.equal((await ask('/articles?format=ld')).statusCode, 400);
  });

  test('a list in another format has its own entity tag', async () => {
    const csv = await ask('/quotes?format=csv');
    assert.notEqual(csv.headers.etag, (await ask('/quotes')).headers.etag);
    const again = await ask('/quotes?format=csv', { headers: { 'if-none-match': csv.headers.etag ?? '' } });
    assert.equal(again.statusCode, 304);
  });
});

suite('quotes as annotations', () => {
  test('a quote is a Web Annotation on the text, with a Quotation in its body', async () => {
    const { headers, body } = await ask('/quotes/tide.4.aaaabbbb', {
      headers: { accept: 'application/ld+json' },
    });
    assert.equal(headers['content-type'], 'application/ld+json');
    const annotation = JSON.parse(body);
    assert.equal(annotation['@context'][0], 'http://www.w3.org/ns/anno.jsonld');
    assert.equal(annotation.type, 'Annotation');
    assert.equal(annotation.body.type, 'schema:Quotation');
    assert.deepEqual(annotation.body['schema:creator'], {
      id: 'urn:whosaid:speaker:ada-finch',
      type: 'schema:Person',
      'schema:name': 'Ada Finch',
    });
    assert.deepEqual(annotation.target, [
      {
        source: 'https://example.org/tide',
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: 'It rose',
            prefix: '🌊 “',
            suffix: '” said Ada Finch, who knows the ',
          },
          { type: 'TextPositionSelector', start: 3, end: 10 },
        ],
      },
    ]);
  });

  test('a list is a page of annotations', async () => {
    const page = bodyOf(await ask('/quotes?format=ld'));
    assert.equal(page.type, 'AnnotationPage');
    assert.equal(page.items.length, 2);
    assert.deepEqual(page.items[1].body['schema:creator'], { 'schema:description': 'an official' });
    assert.equal(page.items[0].body['schema:contributor'], undefined);
    assert.deepEqual(page.items[1].body['schema:contributor'], {
      type: 'schema:Role',
      'schema:roleName': 'reported by',
      'schema:contributor': { 'schema:name': 'Ed Low' },
    });
  });
});

test('the documentation has every column, in order', () => {
  const docs = readFileSync(new URL('../../docs/export.md', import.meta.url), 'utf8');
  const table = docs.slice(docs.indexOf('| column |'), docs.indexOf('Articles, speakers'));
  const rows = [...table.matchAll(/^\| `(\w+)` \| [\w ]+ \| (.*) \|$/gm)].map(([, name, what]) => [
    name,
    what,
  ]);
  assert.deepEqual(
    rows,
    COLUMNS.map(({ name, description }) => [name, description]),
  );
});

test('a field of CSV is quoted where it must be', () => {
  assert.equal(csvLine(['a', 'b,c', 'd"e', 'f\ng', null, undefined, 1.5]), 'a,"b,c","d""e","f\ng",,,1.5\r\n');
});

test('nested resources become flat', () => {
  assert.deepEqual(flat({ a: 1, b: { c: null, d: { e: 'f' } }, g: ['h', 'i'], j: [{ k: 1 }] }), {
    a: 1,
    b_c: null,
    b_d_e: 'f',
    g: 'h; i',
    j: '[{"k":1}]',
  });
});

test('offsets are counted in code points', () => {
  for (const [text, offset, expected] of [
    ['abc', 2, 2],
    ['🌊abc', 2, 1],
    ['🌊🌊a', 5, 3],
    ['', 0, 0],
  ] as const)
    assert.equal(codePointsBefore(text, offset), expected);
});
