import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFile } from '../../lambdas/articles/index.ts';
import { articleIn, bytes, utf8 } from './bytes.ts';

const GERMAN =
  '„Wir haben die Brücke mit eigenen Händen gebaut“, sagte die Bürgermeisterin am Montag, „und niemand hat uns geglaubt. Jetzt fährt jeder darüber.“';
const IN_1252 = bytes(GERMAN.replaceAll('„', '\x84').replaceAll('“', '\x93'));

describe('files that are read piece by piece, in other encodings than UTF-8', () => {
  it('are JSON lines in Windows-1252, with UTF-8 between them', async () => {
    const line = (text: Uint8Array) => Buffer.concat([utf8('{"text":"'), text, utf8('"}\n')]);
    const file = Buffer.concat([line(IN_1252), line(utf8(GERMAN)), line(IN_1252)]);
    const articles = (await readFile(file, { key: 'a.jsonl' })).map(articleOf);
    assert.deepEqual(
      articles,
      ['windows-1252', 'utf-8', 'windows-1252'].map((encoding) => ({
        text: GERMAN,
        encoding,
        language: 'de',
      })),
    );
  });

  it('are JSON lines that no encoding makes sense of: each has that reason', async () => {
    const noise = bytes('{"text":"\x81\x8d\x8f \x90\x9d\xff\xfe\x81 \x8d\x8f\x90\x9d\xfe"}\n');
    const results = await readFile(Buffer.concat([noise, utf8('{"text":"He said no."}\n')]), {
      key: 'a.jsonl',
    });
    assert.equal('unreadable' in results[0]! && results[0].unreadable.reason, 'unknown-encoding');
    assert.equal(articleIn(results[1]!).text, 'He said no.');
  });

  it('are feeds and tables that declare nothing', async () => {
    const feed = Buffer.concat([
      utf8('<rss version="2.0"><channel><item><title>x</title><description>'),
      IN_1252,
      utf8('</description></item></channel></rss>'),
    ]);
    const table = Buffer.concat([utf8('title,text\na,"'), IN_1252, utf8('"\n')]);
    for (const [file, key] of [
      [feed, 'a.xml'],
      [table, 'a.csv'],
    ] as const) {
      const [result] = await readFile(file, { key });
      assert.deepEqual(articleOf(result!), { text: GERMAN, encoding: 'windows-1252', language: 'de' });
    }
  });

  it('are feeds larger than one article may be, told by their beginning', async () => {
    const item = Buffer.concat([
      utf8('<item><description>'),
      ...Array.from({ length: 200 }, () => IN_1252),
      utf8('</description></item>\n'),
    ]);
    const count = Math.ceil((4.5 * 1024 * 1024) / item.length);
    const feed = Buffer.concat([
      utf8('<rss version="2.0"><channel>\n'),
      ...Array.from({ length: count }, () => item),
      utf8('</channel></rss>'),
    ]);
    const results = await readFile(feed, { key: 'a.xml' });
    assert.equal(results.length, count);
    assert.deepEqual(articleOf(results.at(-1)!), {
      text: GERMAN.repeat(200),
      encoding: 'windows-1252',
      language: 'de',
    });
  });
});

function articleOf(result: Awaited<ReturnType<typeof readFile>>[number]) {
  if ('unreadable' in result) throw result.unreadable;
  const { text, encoding, language } = result.article;
  return { text, encoding, language };
}
