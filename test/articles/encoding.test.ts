import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeText, encodingOfPage, encodingOfType, utf16Of } from '../../lambdas/articles/encoding.ts';
import { bytes, utf8 } from './bytes.ts';

const SAID = '“We don’t know,” said Zoë Müller – twice.';

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const encoded = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return Uint8Array.from(order === 'le' ? encoded : encoded.swap16());
}

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    assert.equal(decodeText(utf8(SAID)), SAID);
    assert.equal(decodeText(utf8(`\ufeff${SAID}`)), SAID);
  });

  for (const order of ['le', 'be'] as const) {
    it(`reads UTF-16 (${order}) with and without a byte order mark`, () => {
      assert.equal(decodeText(utf16(SAID, order, true)), SAID);
      assert.equal(decodeText(utf16(SAID, order, false)), SAID);
    });
  }

  it('reads Windows-1252, its quotation marks and dashes too', () => {
    const encoded = bytes('\x93We don\x92t know,\x94 said Zo\xeb M\xfcller \x96 twice.');
    assert.equal(decodeText(encoded), SAID);
  });

  it('believes a declared encoding only where the bytes are not UTF-8', () => {
    const polish = bytes('Micha\xb3 \xa3\xf3d\xbc');
    assert.equal(decodeText(polish, 'iso-8859-2'), 'Michał Łódź');
    assert.equal(decodeText(utf8('Michał'), 'iso-8859-2'), 'Michał');
  });

  it('ignores a declared encoding that nobody knows, and a wrong one', () => {
    assert.equal(decodeText(bytes('caf\xe9'), 'klingon-8'), 'café');
    assert.equal(decodeText(bytes('caf\xe9'), 'utf-8'), 'café');
  });

  it('keeps UTF-8 that is cut in the middle of a character or has a broken byte', () => {
    const cut = utf8(SAID.repeat(3)).subarray(0, -utf8('– twice.').length + 1);
    assert.equal(decodeText(cut), `${SAID.repeat(2)}“We don’t know,” said Zoë Müller �`);
  });

  it('takes any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (any) => typeof decodeText(any) === 'string'));
  });

  it('gives back any text that was written in UTF-8', () => {
    const texts = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !text.includes('\0') && text[0] !== '\ufeff');
    fc.assert(fc.property(texts, (text) => decodeText(utf8(text)) === text.toWellFormed()));
  });
});

describe('utf16Of', () => {
  it('takes a few NULs in a text for slips', () => {
    assert.equal(utf16Of(utf8('He said\0 no, and\0 left.')), undefined);
  });

  it('takes bytes that are NUL in both places for neither', () => {
    assert.equal(utf16Of(new Uint8Array(64)), undefined);
  });
});

describe('declared encodings', () => {
  it('reads the charset of a content type', () => {
    assert.equal(encodingOfType('text/html; charset=ISO-8859-2'), 'ISO-8859-2');
    assert.equal(encodingOfType('text/html;charset="koi8-r"'), 'koi8-r');
    assert.equal(encodingOfType('text/html'), undefined);
    assert.equal(encodingOfType(undefined), undefined);
  });

  it('reads what a page declares of itself', () => {
    assert.equal(encodingOfPage(utf8('<html><head><meta charset="windows-1251">')), 'windows-1251');
    assert.equal(
      encodingOfPage(utf8('<meta http-equiv="Content-Type" content="text/html; charset=shift_jis" />')),
      'shift_jis',
    );
    assert.equal(encodingOfPage(utf8('<?xml version="1.0" encoding="iso-8859-1"?>')), 'iso-8859-1');
    assert.equal(encodingOfPage(utf8('<p>charset=none</p>')), undefined);
  });
});
