import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isJsonLines } from '../../lambdas/articles/format.ts';
import { MAX_ARTICLE_BYTES, readFile } from '../../lambdas/articles/index.ts';
import { type LineResult, type LineStart, readJsonLines } from '../../lambdas/articles/json-lines.ts';
import { articleIn, bytes, reasonIn, utf8 } from './bytes.ts';

const FACTS = { key: 'a.jsonl' };

async function* chunksOf(file: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size);
}

function read(
  file: Uint8Array,
  {
    size = 65_536,
    start = { offset: 0, record: 1 },
    facts = FACTS as Parameters<typeof readJsonLines>[1],
  } = {},
): Promise<LineResult[]> {
  return all(readJsonLines(chunksOf(file.subarray(start.offset), size), facts, start));
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** A result without the stack of its error. */
function plain({ record, nextOffset, result }: LineResult) {
  return { record, nextOffset, result: 'article' in result ? articleIn(result) : reasonIn(result) };
}

const anyLine = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\r',
    '{"text": "He said “no”."}',
    '{"text": "cut',
    '{"title": "x"}',
    '[1]',
    'null',
    '{"text":"x"}\r',
  ),
  fc.json(),
);

describe('readJsonLines', () => {
  it('gives an article a line, with its number and where the next one begins', async () => {
    const file = utf8('{"text":"a","title":"T"}\n{"text":"é"}\n');
    assert.deepEqual((await read(file)).map(plain), [
      { record: 1, nextOffset: 25, result: { text: 'a', title: 'T' } },
      { record: 2, nextOffset: 39, result: { text: 'é' } },
    ]);
  });

  it('counts blank lines and gives nothing for them', async () => {
    const results = await read(utf8('\ufeff\n\r\n{"text":"a"}\r\n  \n{"text":"b"}'));
    assert.deepEqual(
      results.map(({ record, result }) => [record, articleIn(result).text]),
      [
        [3, 'a'],
        [5, 'b'],
      ],
    );
  });

  it('gives the reason and the line for each that is broken, and reads its neighbours', async () => {
    const results = await read(utf8('{"text":"a"}\n{"text":"b\n{"n":1}\n["text"]\n{"text":"c"}\n'));
    assert.equal(articleIn(results[0]!.result).text, 'a');
    assert.match(reasonIn(results[1]!.result), /^broken-json: Line 2: .*column 9/);
    assert.match(reasonIn(results[2]!.result), /^no-text: Line 3: /);
    assert.match(reasonIn(results[3]!.result), /^no-text: Line 4: .*an array/);
    assert.equal(articleIn(results[4]!.result).text, 'c');
  });

  it('skips a line that is too long and reads the ones after it', async () => {
    const long = `{"text":"${'x'.repeat(MAX_ARTICLE_BYTES)}"}`;
    const file = utf8(`{"text":"a"}\n${long}\n{"text":"b"}\n${long}`);
    const results = await read(file);
    assert.equal(articleIn(results[0]!.result).text, 'a');
    assert.match(reasonIn(results[1]!.result), /^too-large: Line 2: .*4194304/);
    assert.equal(articleIn(results[2]!.result).text, 'b');
    assert.match(reasonIn(results[3]!.result), /^too-large: Line 4: /);
    assert.equal(results[3]!.nextOffset, file.length);
  });

  it('takes a line of exactly as many bytes as an article may have', async () => {
    const line = `{"text":"short","url":"${'x'.repeat(MAX_ARTICLE_BYTES - 25)}"}`;
    const results = await read(utf8(`${line}\n${line}x\n`));
    assert.equal(line.length, MAX_ARTICLE_BYTES);
    assert.equal(articleIn(results[0]!.result).text, 'short');
    assert.match(reasonIn(results[1]!.result), /^too-large: Line 2: /);
  });

  it('holds no more than a line while it skips one without end', async () => {
    const piece = new Uint8Array(1024 * 1024).fill(0x78);
    let held = 0;
    async function* endless() {
      for (let megabyte = 0; megabyte < 600; megabyte++) {
        held = Math.max(held, process.memoryUsage().arrayBuffers);
        yield piece.slice();
      }
      yield utf8('\n{"text":"after"}');
    }
    const before = process.memoryUsage().arrayBuffers;
    const results = await all(readJsonLines(endless(), FACTS, { offset: 0, record: 1 }));
    assert.match(reasonIn(results[0]!.result), /^too-large: /);
    assert.equal(articleIn(results[1]!.result).text, 'after');
    assert.ok(held - before < 400 * 1024 * 1024, `${held - before} bytes held`);
  });

  it('reads a line that is not UTF-8 as Windows-1252, its neighbours as UTF-8', async () => {
    const file = Buffer.concat([bytes('{"text":"\x93caf\xe9\x94"}\n'), utf8('{"text":"“café”"}\n')]);
    const results = await read(Uint8Array.from(file));
    assert.deepEqual(
      results.map(({ result }) => articleIn(result).text),
      ['“café”', '“café”'],
    );
  });

  it('fills in the metadata that is true of all lines', async () => {
    const facts = { key: 'a.jsonl', metadata: { publication: 'Valley Post', title: 'All of them' } };
    const results = await read(utf8('{"text":"a"}\n{"text":"b","source":"Own"}'), { facts });
    assert.deepEqual(
      results.map(({ result }) => articleIn(result)),
      [
        { text: 'a', publication: 'Valley Post' },
        { text: 'b', publication: 'Own' },
      ],
    );
  });

  it('gives one reason for a whole file of nothing, none for a rest of nothing', async () => {
    for (const nothing of ['', '\n', ' \r\n\n  ']) {
      const results = await read(utf8(nothing));
      assert.equal(results.length, 1);
      assert.match(reasonIn(results[0]!.result), /^empty: /);
    }
    assert.deepEqual(await read(utf8('{"text":"a"}\n\n'), { start: { offset: 13, record: 2 } }), []);
  });

  it('gives the same however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyLine, { maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        async (lines, size) => {
          const file = utf8(lines.join('\n'));
          assert.deepEqual((await read(file, { size })).map(plain), (await read(file)).map(plain));
        },
      ),
    );
  });

  it('gives the rest of the same when it goes on after any line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyLine, { minLength: 1, maxLength: 8 }), fc.nat(), async (lines, pick) => {
        const file = utf8(lines.join('\n'));
        const all = (await read(file)).map(plain);
        const at = pick % all.length;
        const { nextOffset, record } = all[at]!;
        const start: LineStart = { offset: nextOffset, record: record + 1 };
        fc.pre(nextOffset > 0);
        assert.deepEqual((await read(file, { start })).map(plain), all.slice(at + 1));
      }),
    );
  });

  it('gives the same as the file read whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyLine, { minLength: 1, maxLength: 8 }), async (lines) => {
        const file = utf8(lines.join('\n'));
        fc.pre(isJsonLines(FACTS, file));
        const streamed = (await read(file)).map((line) => plain(line).result);
        const whole = (await readFile(file, FACTS)).map(
          (result) => plain({ record: 0, nextOffset: 0, result }).result,
        );
        assert.deepEqual(whole, streamed);
      }),
    );
  });
});

describe('isJsonLines', () => {
  const CASES: [string, string, string | undefined, boolean][] = [
    ['{"text":"a"}', 'a.jsonl', undefined, true],
    ['{"text":"a"}', 'a.NDJSON', undefined, true],
    ['{"text":"a"}', 'a', 'application/x-ndjson; charset=utf-8', true],
    ['', 'a.jsonl', undefined, true],
    ['{"text":"cut in the mid', 'a.jsonl', undefined, true],
    ['{"text":"a"}\n{"text":"cut', 'a.json', undefined, true],
    ['{"text":"a"}\r\n\r\n{', 'dump', undefined, true],
    ['{"text":"a"}', 'a.json', undefined, false],
    ['{"text":"a"}\n', 'a.txt', undefined, false],
    ['{\n"text":"a"\n}', 'a.jsonl', undefined, false],
    ['[{"text":"a"},\n{"text":"b"}]', 'a.json', undefined, false],
    ['He said no.\n{"text":"a"}', 'a.txt', undefined, false],
    ['\x1f\x8b\x08', 'a.jsonl', undefined, false],
  ];
  for (const [first, key, contentType, expected] of CASES) {
    it(`says ${expected} to ${JSON.stringify(first)} in ${key}`, () => {
      assert.equal(
        isJsonLines(contentType === undefined ? { key } : { key, contentType }, bytes(first)),
        expected,
      );
    });
  }

  it('leaves UTF-16 to be read whole', async () => {
    const file = Uint8Array.from(Buffer.from('\ufeff{"text":"“a”"}\n\n{"text":\n{"text":"b"}\n', 'utf16le'));
    assert.equal(isJsonLines(FACTS, file), false);
    const results = await readFile(file, FACTS);
    assert.equal(articleIn(results[0]!).text, '“a”');
    assert.match(reasonIn(results[1]!), /Line 3: /);
    assert.equal(articleIn(results[2]!).text, 'b');
  });
});
