import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { tarFile } from '../../bench/tar.ts';
import { zipOf } from '../../bench/zip.ts';
import { readFile, readRecords } from '../../lambdas/articles/index.ts';
import { articleIn, reasonIn, theArticle, theReason, utf8 } from './bytes.ts';
import { testDamagedFiles } from './damaged.ts';

// Many more of them: damaged.slow.ts.
testDamagedFiles(2);

describe('archives that burst', () => {
  const zeros = Buffer.alloc(32 * 1024 * 1024);

  it('are refused by how dense they are, or by what one article may have', async () => {
    assert.match(await theReason(gzipSync(zeros), 'a.txt.gz'), /^too-large: /);
    assert.match(await theReason(zstdCompressSync(zeros), 'a.txt.zst'), /^too-large: /);
  });

  it('are read where zstd holds an article', async () => {
    assert.equal((await theArticle(zstdCompressSync(utf8('He said no.')), 'a.txt.zst')).text, 'He said no.');
  });

  it('are refused when they are packed again and again', async () => {
    const nested = gzipSync(gzipSync(gzipSync('He said no.')));
    assert.match(await theReason(nested, 'a.gz'), /^compressed: .*unpack/);
  });
});

describe('XML that is meant to burst', () => {
  it('has no entity expanded and reads no other file', async () => {
    const lines = Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at + 1} "&e${at};&e${at};&e${at};">`);
    const file = `<!DOCTYPE nitf [<!ENTITY e0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">${lines.join('')}]><nitf><body><body.content><p>&e30;&f; she said.</p></body.content></body></nitf>`;
    assert.equal((await theArticle(file, 'a.xml')).text, '&e30;&f; she said.');
  });

  it('is nested a hundred thousand deep', async () => {
    const deep = '<p>'.repeat(100_000);
    assert.match(
      await theReason(`<nitf><body><body.content>${deep}</body.content></body></nitf>`, 'a.xml'),
      /^broken-markup: /,
    );
  });

  it('is a feed of one item that is too large beside one that is not', async () => {
    const item = (words: string) => `<item><title>t</title><description>${words}</description></item>`;
    const results = await readFile(
      utf8(`<rss><channel>${item('x '.repeat(2_500_000))}${item('He said no.')}</channel></rss>`),
      { key: 'a.rss' },
    );
    assert.match(reasonIn(results[0]!), /^too-large: /);
    assert.equal(articleIn(results[1]!).text, 'He said no.');
  });
});

describe('XML that never ends', () => {
  for (const [what, start] of [
    ['an attribute', '<item a="'],
    ['a comment', '<!-- '],
    ['a CDATA section', '<item><description><![CDATA['],
    ['attributes', '<item '],
  ] as const) {
    it(`is refused from ${what} on that is larger than any item`, async () => {
      async function* chunks() {
        yield utf8(`<rss><channel><item><description>“No,” she said.</description></item>${start}`);
        const rest = utf8('a="b" '.repeat(100_000));
        for (let at = 0; at < 80; at++) yield rest;
      }
      const results = [];
      for await (const { result } of readRecords(chunks(), { key: 'a.rss' }, 48e6)) results.push(result);
      assert.deepEqual(
        results.map((result) => ('article' in result ? result.article.text : result.unreadable.reason)),
        ['“No,” she said.', 'too-large'],
      );
    });
  }
});

describe('other hostile files', () => {
  it('are a table with a cell that never ends, whose rows before it are read', async () => {
    const results = await readFile(utf8(`title,text\na,He said no.\nb,"${'x'.repeat(5 * 1024 * 1024)}`), {
      key: 'a.csv',
    });
    assert.equal(articleIn(results[0]!).text, 'He said no.');
    assert.match(reasonIn(results[1]!), /^too-large: .*quotation mark/);
  });

  it('are a message whose parts are nested without end', async () => {
    const parts = Array.from(
      { length: 500 },
      (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
    );
    const reason = await theReason(
      `From: a@b.example\r\nMessage-ID: <1>\r\nMIME-Version: 1.0\r\n${parts.join('')}`,
      'a.eml',
    );
    assert.match(reason, /^(?:broken-file|no-text): /);
  });

  it('are a web archive whose lengths lie, of which the next record is read', async () => {
    const record = (type: string, length: number, words: string) =>
      `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: text/plain\r\nContent-Length: ${length}\r\n\r\n${words}\r\n\r\n`;
    const file =
      record('conversion', 4, 'He said no.') +
      record('conversion', 12, 'She said no.') +
      record('conversion', 999_999_999, 'x');
    const results = await readFile(utf8(file), { key: 'a.wet' });
    assert.deepEqual(
      results.map((result) => ('article' in result ? result.article.text : result.unreadable.reason)),
      ['He s', 'broken-file', 'She said no.', 'broken-file'],
    );
  });

  for (const [name, packed] of [
    ['a.warc', (record: Buffer) => record],
    ['a.warc.gz', (record: Buffer) => gzipSync(record)],
  ] as const) {
    it(`are a web archive with records larger than it may have, of which only pages are told: ${name}`, async () => {
      const large = 'x'.repeat(17 * 1024 * 1024);
      const response = (type: string, body: string) => {
        const block = `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n${body}`;
        const head = `WARC/1.0\r\nWARC-Type: response\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n`;
        return packed(Buffer.from(`${head}${block}\r\n\r\n`));
      };
      const file = Buffer.concat([
        response('video/mp4', large),
        response('text/html', large),
        response('text/html', '<p>“No,” she said.</p>'),
      ]);
      const results = await readFile(file, { key: name });
      assert.deepEqual(
        results.map((result) => ('article' in result ? result.article.text : result.unreadable.reason)),
        ['too-large', '“No,” she said.'],
      );
    });
  }

  it('are a wire message that ends inside its text, which a note says', async () => {
    const article = await theArticle('\x01a1\n\x02Bridge\n\n“No,” she said. “Ne', 'a.txt');
    assert.deepEqual(article.notes, ['The message has no mark at its end: it may be cut off.']);
  });

  it('are wire messages of which one ends inside its header', async () => {
    const results = await readFile(utf8('\x01a1\n\x02Bridge\n\n“No,” she said.\n\x03\x04\x01a2\nr n BC-'), {
      key: 'a.txt',
    });
    assert.deepEqual(
      results.map((result) => ('article' in result ? result.article.text : result.unreadable.reason)),
      ['“No,” she said.', 'broken-file'],
    );
  });

  it('are a zip whose files have names that lead out of a folder: they are labels, and nothing is written', async () => {
    const names = ['../../etc/passwd.txt', '/tmp/x.txt', 'C:\\x.txt', '..\\..\\x.txt'];
    const results = await readFile(zipOf(names.map((name) => [name, 'He said no.'])), { key: 'a.zip' });
    assert.deepEqual(
      results.map((result) => ('article' in result ? [result.article.entry, result.article.text] : result)),
      names.map((name) => [name, 'He said no.']),
    );
  });

  it('are a zip that lists more files than it may, one that lies about a size, and one of itself again', async () => {
    const many = Array.from({ length: 10_001 }, (_, at): [string, string] => [`${at}`, '']);
    assert.match(await theReason(zipOf(many), 'a.zip'), /^too-large: .*split it/);
    const zip = zipOf([['a.txt', 'He said no.']]);
    const lying = Buffer.from(zip);
    lying.writeUInt32LE(0xffff_fff0, lying.indexOf('PK\x01\x02') + 24);
    assert.match(await theReason(lying, 'a.zip'), /^(?:broken-file|too-large): /);
    const nested = zipOf([['b.zip', zipOf([['c.zip', zip]])]]);
    assert.match(await theReason(nested, 'a.zip'), /^compressed: .*unpack/);
  });

  it('are a PDF whose pages lead round in a circle', async () => {
    const file =
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>';
    assert.match(await theReason(file, 'a.pdf'), /^(?:broken-file|no-text): /);
  });

  it('are a PDF with a stream within a stream', async () => {
    const packed = deflateSync(deflateSync(Buffer.alloc(1024 * 1024)));
    const file = Buffer.concat([
      utf8(`%PDF-1.4\n1 0 obj<</Length ${packed.length}/Filter[/FlateDecode /FlateDecode]>>\nstream\n`),
      packed,
      utf8('\nendstream\nendobj\n'),
    ]);
    assert.match(await theReason(file, 'a.pdf'), /^too-large: /);
  });

  it('are a PDF of nothing but beginnings of streams', async () => {
    const file = Buffer.concat([
      utf8('%PDF-1.4\n'),
      Buffer.alloc(30 * 1024 * 1024, 'stream\nx\x9c', 'latin1'),
    ]);
    assert.match(await theReason(file, 'a.pdf'), /^too-large: /);
  });

  it('are an RTF document with groups nested without end', async () => {
    assert.match(await theReason(`{\\rtf1 ${'{'.repeat(2_000_000)}`, 'a.rtf'), /^broken-file: .*nests/);
  });

  it('are an RTF document whose pictures lie about their lengths, or that breaks off inside a word', async () => {
    assert.equal((await theArticle('{\\rtf1 He said no.\\bin9999999999 abc}', 'a.rtf')).text, 'He said no.');
    assert.equal((await theArticle('{\\rtf1 He \\bin-7 said no.\\', 'a.rtf')).text, 'He said no.');
    assert.equal((await theArticle('}}}{\\rtf1 He said no.}}}'.slice(3), 'a.rtf')).text, 'He said no.');
  });

  it('are an RTF document of nothing but characters in hexadecimal digits', async () => {
    const digits = "\\'93".repeat(5_000_000);
    assert.match(await theReason(`{\\rtf1 ${digits}}`, 'a.rtf'), /^too-large: /);
  });

  it('are an OpenDocument file that bursts, and one whose elements are nested without end', async () => {
    const odt = (content: string) =>
      zipOf([
        ['mimetype', 'application/vnd.oasis.opendocument.text'],
        ['content.xml', content],
      ]);
    const body = (inside: string) => `<d><o:body><o:text>${inside}</o:text></o:body></d>`;
    assert.match(await theReason(odt(body(`<t:p>${' '.repeat(40_000_000)}</t:p>`)), 'a.odt'), /^too-large: /);
    assert.match(await theReason(odt(body('<t:p>x</t:p>'.repeat(300_000))), 'a.odt'), /^too-large: /);
    assert.match(await theReason(odt(body('<t:p>'.repeat(100_000))), 'a.odt'), /^broken-markup: /);
    assert.match(await theReason(odt(body('<t:p><t:s t:c="999999999"/></t:p>')), 'a.odt'), /^no-text: /);
  });

  it('are a tar archive whose sizes lie, of which the files before are read', async () => {
    const results = await readFile(
      Buffer.concat([tarFile('a.txt', 'He said no.'), tarFile('b.txt', 'x', 8 ** 11 - 1)]),
      { key: 'a.tar' },
    );
    assert.deepEqual(
      results.map((result) => ('article' in result ? result.article.text : result.unreadable.reason)),
      ['He said no.', 'too-large'],
    );
  });

  it('are tar archives in each other, of which the third is not read', async () => {
    const inside = tarFile('a.txt', 'He said no.');
    const twice = tarFile('a.tar', inside);
    assert.equal((await theArticle(twice, 'a.tar')).text, 'He said no.');
    assert.match(await theReason(tarFile('b.tar', twice), 'a.tar'), /^compressed: .*unpack/);
  });

  it('have the extension of another format', async () => {
    assert.equal(
      (await theArticle('From: A <a@b.example>\nMessage-ID: <1>\nSubject: S\n\nHe said no.', 'a.docx')).text,
      'He said no.',
    );
    assert.equal((await theArticle('He said no.', 'a.pdf')).text, 'He said no.');
    assert.equal((await theArticle('He said no.', 'a.zip')).text, 'He said no.');
  });
});
