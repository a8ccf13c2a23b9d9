import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { MAX_ARTICLE_BYTES, MAX_TEXT_LENGTH, readFile } from '../../lambdas/articles/index.ts';
import { bytes, theArticle, theReason, utf8 } from './bytes.ts';

describe('plain text', () => {
  it('is the text as it is, without a title of its own', async () => {
    const text = 'Bridge opens\n\n“No,” he said -- “never.”\n\n\tShe left.';
    assert.deepEqual(await theArticle(text, 'a.txt'), { text });
  });

  it('gets what its metadata says', async () => {
    const metadata = { title: 'Bridge opens', publication: 'Valley Post', date: '2016-12-19' };
    assert.deepEqual(await theArticle('He said no.', 'a.txt', { metadata }), {
      text: 'He said no.',
      title: 'Bridge opens',
      publication: 'Valley Post',
      published: '2016-12-19',
    });
  });

  it('may be in the encoding that its content type declares', async () => {
    assert.equal(
      (await theArticle(bytes('Micha\xb3'), 'a.txt', { contentType: 'text/plain; charset=iso-8859-2' })).text,
      'Michał',
    );
  });
});

describe('bad input', () => {
  it('is told to be empty', async () => {
    for (const nothing of ['', '\n', ' \t\r\n', '\ufeff', '\u00a0']) {
      for (const key of ['a.txt', 'a.json', 'a.html', 'a.md', 'a.jsonl']) {
        assert.match(await theReason(nothing, key), /^empty: .*drop it again/);
      }
    }
  });

  it('is told to be too large, and what to do', async () => {
    const large = new Uint8Array(MAX_ARTICLE_BYTES + 1).fill(0x78);
    assert.match(await theReason(large, 'a.txt'), /^too-large: .*4194304.*\.jsonl/);
  });

  it('has more text than one article may have, and is told so', async () => {
    const markup = `<p>Short.</p><!--${'x'.repeat(MAX_TEXT_LENGTH)}-->`;
    assert.match(
      await theReason('x'.repeat(MAX_TEXT_LENGTH + 1), 'a.txt'),
      /^too-large: The text has 400001 .*400000/,
    );
    assert.equal((await theArticle('x'.repeat(MAX_TEXT_LENGTH), 'a.txt')).text.length, MAX_TEXT_LENGTH);
    assert.equal((await theArticle(markup, 'a.html')).text, 'Short.');
  });

  it('is one endless line, ten thousand marks or a lone one', async () => {
    for (const text of ['x y '.repeat(MAX_TEXT_LENGTH / 4).trimEnd(), '"'.repeat(10_000), '“', '\\']) {
      for (const key of ['a.txt', 'a.md', 'a.html']) assert.equal((await theArticle(text, key)).text, text);
    }
  });

  it('has a hostile name', async () => {
    const keys = [
      '../../etc/passwd',
      'a\0b.txt',
      '😀.txt',
      '.',
      '',
      'x'.repeat(1024),
      'a.__proto__',
      'a.constructor',
    ];
    for (const key of keys) assert.equal((await theArticle('He said no.', key)).text, 'He said no.');
  });

  it('is a page nested 100,000 deep', async () => {
    const deep = '<div>'.repeat(100_000);
    assert.match(await theReason(`<html>${deep}He said no.`, 'a.html'), /^broken-markup: .*500/);
    assert.match(
      await theReason(`${deep}He said no.${'</div>'.repeat(100_000)}`, 'a.html'),
      /^broken-markup: /,
    );
  });
});

describe('any bytes', () => {
  const keys = fc.constantFrom('a.txt', 'a.md', 'a.html', 'a.json', 'a.jsonl', 'a', 'a.docx');
  const pieces = fc.constantFrom(
    '<html>',
    '<p>',
    '</p>',
    '<meta name="date" content="x">',
    '{"text":',
    '"a"',
    '}',
    '[',
    ']',
    '\n',
    '---\n',
    'a: b\n',
    '\0',
    '\x93',
    '\xff',
    '&amp;',
    '# ',
    '> ',
    '“',
    '\x1f\x8b',
  );
  const files = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'binary' }).map(utf8),
    fc.array(pieces, { maxLength: 30 }).map((parts) => bytes(parts.join(''))),
    fc
      .array(pieces, { maxLength: 30 })
      .map((parts) => Uint8Array.from(Buffer.from(parts.join(''), 'utf16le'))),
  );

  it('give at least one result: an article with a clean text, or a reason', async () => {
    await fc.assert(
      fc.asyncProperty(files, keys, async (file, key) => {
        const results = await readFile(file, { key });
        assert.ok(results.length > 0);
        for (const result of results) {
          if ('unreadable' in result) {
            assert.ok(result.unreadable.message.endsWith('.'), result.unreadable.message);
          } else {
            // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none
            assert.doesNotMatch(result.article.text, /[\0-\x08\x0b-\x1f]|^\s*$|\s$/);
            assert.ok(result.article.text.isWellFormed());
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('give the same twice', async () => {
    await fc.assert(
      fc.asyncProperty(files, keys, async (file, key) => {
        assert.deepEqual(
          JSON.stringify(await readFile(file, { key })),
          JSON.stringify(await readFile(file, { key })),
        );
      }),
    );
  });
});
