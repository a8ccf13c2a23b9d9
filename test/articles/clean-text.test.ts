import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cleanText, oneLine } from '../../lambdas/articles/clean-text.ts';

describe('cleanText', () => {
  it('makes all line ends one kind', () => {
    assert.equal(cleanText('a\r\nb\rc\n\r\nd'), 'a\nb\nc\n\nd');
  });

  it('drops a byte order mark at the start and blanks at the end only', () => {
    assert.equal(cleanText('\ufeff  a\ufeffb \t\n\n'), '  a\ufeffb');
  });

  it('puts a blank for each control character but line ends and tabs', () => {
    assert.equal(cleanText('a\0b\x07c\x1bd\x0be\tf\ng'), 'a b c d e\tf\ng');
  });

  it('puts U+FFFD for half a surrogate pair', () => {
    assert.equal(cleanText('a\ud83db😀\udc00c'), 'a\ufffdb😀\ufffdc');
  });

  it('leaves marks, odd blanks and dashes as they are', () => {
    const text = "”So,” he said—``no''… « oui » ‚nein‘\u00a0\u2009\u2028x";
    assert.equal(cleanText(text), text);
  });

  it('changes nothing when done twice', () => {
    const anyText = fc.string({ unit: 'binary' });
    fc.assert(fc.property(anyText, (raw) => cleanText(cleanText(raw)) === cleanText(raw)));
  });
});

describe('oneLine', () => {
  it('collapses blanks and line ends', () => {
    assert.equal(oneLine('  Mayor\r\n\t opens   bridge ', 50), 'Mayor opens bridge');
  });

  it('cuts a long line, never inside a character', () => {
    assert.equal(oneLine('ab 😀 cd', 6), 'ab 😀');
    assert.equal(oneLine('ab😀cd', 3), 'ab');
  });
});
