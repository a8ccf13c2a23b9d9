import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isBinary, unreadableBySignature } from '../../lambdas/articles/signatures.ts';
import { bytes, theArticle, theReason, utf8 } from './bytes.ts';

/** The beginning of an OLE file, with a name of its directory. */
function ole(name: string): Uint8Array {
  return Buffer.concat([
    bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    Buffer.alloc(1024),
    Buffer.from(name, 'utf16le'),
  ]);
}

const REFUSED: [string, Uint8Array, string, RegExp][] = [
  ['gzip cut after two bytes', bytes('\x1f\x8b'), 'a.txt', /^broken-file: .*gzip/],
  ['a broken zip', bytes('PK\x03\x04rest'), 'a.zip', /^broken-file: .*zip/],
  ['broken zstd', bytes('\x28\xb5\x2f\xfdrest'), 'a.txt', /^broken-file: .*zstd/],
  ['a broken Word file', bytes('PK\x03\x04rest'), 'Speech.DOCX', /^broken-file: /],
  ['a broken PDF', bytes('%PDF-1.7'), 'a.txt', /^broken-file: .*PDF/],
  ['bzip2', bytes('BZh91AY&SYrest'), 'a.bz2', /^compressed: .*bzip2/],
  ['bzip2 cut short', bytes('BZh91AY'), 'a.bz2', /^compressed: .*bzip2/],
  ['xz', bytes('\xfd7zXZ\x00rest'), 'a.xz', /^compressed: .*xz/],
  ['old Word', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'a.doc', /^binary: .*Word/],
  ['an Outlook message', ole('__properties_version1.0'), 'a.msg', /^binary: .*Outlook.*EML/],
  ['old Excel', ole('Workbook'), 'a.xls', /^binary: .*Excel.*CSV/],
  ['old Word, by its directory', ole('WordDocument'), 'a.doc', /^binary: .*DOC\).*DOCX/],
  ['Word with a password', ole('EncryptedPackage'), 'a.docx', /^encrypted: .*password/],
  ['a Safari web archive', bytes('bplist00\xd1\x01\x02'), 'a.webarchive', /^unknown-format: .*HTML/],
  ['PNG', bytes('\x89PNG\r\n\x1a\n'), 'a.html', /^binary: This is a PNG file: /],
  ['WAV', bytes('RIFF\x24\0\0\0WAVEfmt '), 'a.wav', /^binary: This is a sound, /],
  ['JPEG', bytes('\xff\xd8\xff\xe0'), 'a.json', /^binary: .*JPEG/],
];

describe('unreadableBySignature', () => {
  for (const [what, content, key, expected] of REFUSED) {
    it(`tells ${what}`, async () => {
      assert.match(await theReason(content, key), expected);
    });
  }

  for (const text of [
    'BZh9',
    'BZh9 is a name',
    'PK wrote',
    '(µ said',
    'Rar! he said',
    'GIFs are fun',
    'RIFF RAFF ARRESTED',
    '%PDF',
  ]) {
    it(`takes “${text}” for text`, async () => {
      assert.equal(unreadableBySignature(utf8(text)), undefined);
    });
  }
});

describe('isBinary', () => {
  it('lets a few NULs in a text pass: they become blanks', async () => {
    assert.equal((await theArticle('He\0said\0no.', 'a.txt')).text, 'He said no.');
  });

  it('refuses bytes that are mostly no characters', async () => {
    const noise = Uint8Array.from({ length: 2000 }, (_, at) => (at * 7919 + at * at) % 256);
    assert.match(await theReason(noise, 'a.txt'), /^binary: /);
    assert.match(await theReason(new Uint8Array(500), 'a.txt'), /^binary: /);
  });

  it('takes tabs, line ends and form feeds for text', async () => {
    assert.equal(isBinary('\t\n\r\f\v'.repeat(100)), false);
  });
});
