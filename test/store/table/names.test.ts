import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { nameId, nameKey, namesOf } from '../../../lambdas/store/table/names.ts';

describe('nameKey', () => {
  const cases: [name: string, key: string][] = [
    ['Recep Tayyip Erdoğan', 'recep tayyip erdogan'],
    ['RECEP TAYYIP ERDOĞAN', 'recep tayyip erdogan'],
    ['Hakan Fidanlı', 'hakan fidanli'],
    ['İLKER BAŞ', 'ilker bas'],
    ['Søren Łukasz Æsir', 'soren lukasz aesir'],
    ['Jörg Weiß', 'jorg weiss'],
    ["Mary O'Brien-Smith", 'mary o brien smith'],
    ['Mary O’Brien–Smith', 'mary o brien smith'],
    ['  J.  R. Miller, Jr. ', 'j r miller jr'],
    ['Ｗｉｄｅ Ｎａｍｅ', 'wide name'],
    ['Владимир Й. Ёлкин', 'владимир и елкин'],
    ['김 민준', '김 민준'],
    ['アン・ドウ', 'アン ドウ'],
    ['अनिल कुमार', 'अनिल कुमार'],
    ['Agent 007', 'agent 007'],
    ['?!', ''],
  ];
  for (const [name, key] of cases) {
    it(`reads ${JSON.stringify(name)} as ${JSON.stringify(key)}`, () => assert.equal(nameKey(name), key));
  }

  it('changes nothing the second time, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) =>
        assert.equal(nameKey(nameKey(name)), nameKey(name)),
      ),
    );
  });

  it('leaves letters, digits and single blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) =>
        assert.doesNotMatch(nameKey(name), /[^\p{L}\p{N}\p{M} ]/u),
      ),
    );
  });
});

describe('nameId', () => {
  it('is the key with hyphens', () => assert.equal(nameId('Vladimir Pútin'), 'vladimir-putin'));

  it('is empty for a name without letters', () => assert.equal(nameId('***'), ''));

  it('has at most 100 code points, and no hyphen at its end', () => {
    const id = nameId(`${'a'.repeat(99)} ${'b'.repeat(50)}`);
    assert.equal(id, 'a'.repeat(99));
    assert.equal([...nameId('𠀀'.repeat(150))].length, 100);
  });
});

describe('namesOf', () => {
  it('is the full name and its later parts', () => {
    assert.deepEqual(namesOf('recep-tayyip-erdogan'), ['recep tayyip erdogan', 'tayyip erdogan', 'erdogan']);
  });

  it('keeps the full name and the last seven parts of a name that never ends', () => {
    const names = namesOf('a-b-c-d-e-f-g-h-i-j');
    assert.equal(names.length, 8);
    assert.deepEqual([names.at(0), names.at(1), names.at(-1)], ['a b c d e f g h i j', 'd e f g h i j', 'j']);
  });
});
