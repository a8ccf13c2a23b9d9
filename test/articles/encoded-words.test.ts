import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeHeader } from '../../lambdas/articles/encoded-words.ts';

describe('decodeHeader', () => {
  it('leaves plain words alone', () => {
    assert.equal(decodeHeader('The Valley Post = good?'), 'The Valley Post = good?');
  });

  it('decodes Base64 words', () => {
    assert.equal(decodeHeader('=?UTF-8?B?RXJkb8SfYW4=?='), 'Erdoğan');
  });

  it('decodes quoted-printable words, underscores as blanks', () => {
    assert.equal(decodeHeader('=?utf-8?q?Mayor_Zo=C3=AB?= speaks'), 'Mayor Zoë speaks');
  });

  it('decodes other encodings', () => {
    assert.equal(decodeHeader('=?ISO-8859-2?Q?Micha=B3?='), 'Michał');
  });

  it('joins neighbours without the blanks between, also where a character was cut', () => {
    assert.equal(decodeHeader('=?UTF-8?Q?a=C4?= =?UTF-8?Q?=9F?='), 'ağ');
    assert.equal(decodeHeader('=?UTF-8?Q?a?= b =?UTF-8?Q?c?='), 'a b c');
  });

  it('keeps a word in an encoding that nobody knows', () => {
    assert.equal(decodeHeader('=?klingon?Q?nuqneH?='), '=?klingon?Q?nuqneH?=');
  });

  it('reads back what was encoded, and takes anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const encoded = `=?UTF-8?B?${Buffer.from(words).toString('base64')}?=`;
        return words === '' || decodeHeader(encoded) === words.toWellFormed().replace(/^\ufeff/, '');
      }),
    );
    fc.assert(
      fc.property(
        fc.stringMatching(/^(?:=\?|\?=|utf-8|[?=bq a_])*$/),
        (any) => typeof decodeHeader(any) === 'string',
      ),
    );
  });
});
