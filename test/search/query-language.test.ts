import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  looserForms,
  marksOf,
  parseQuery,
  respelled,
  UnsearchableQuery,
  wordList,
} from '../../lambdas/search/index.ts';
import { bestPersonas, isNearly, spellingsOf } from '../../lambdas/search/spelling.ts';

const phrase = (...words: [string, ...string[]]) => ({ kind: 'phrase' as const, words });
const prefix = (word: string) => ({ kind: 'prefix' as const, word });

test('words, phrases, beginnings and what must not be there', () => {
  assert.deepEqual(parseQuery('"Red Lines" chem* -sarin -"no more" -x*y').terms, [
    phrase('red', 'lines'),
    prefix('chem'),
  ]);
  assert.deepEqual(parseQuery('a -sarin -"no more" -gas*').without, [
    phrase('sarin'),
    phrase('no', 'more'),
    prefix('gas'),
  ]);
});

test('what is neither letter nor digit parts words', () => {
  assert.deepEqual(parseQuery("l'élève covid-19 U.S. ½").terms, [
    phrase('l', 'eleve'),
    phrase('covid', '19'),
    phrase('u', 's'),
    phrase('1', '2'),
  ]);
  assert.deepEqual(parseQuery('well-know*').terms, [phrase('well'), prefix('know')]);
});

test('a quotation mark that is not closed closes at the end; curly ones are as good', () => {
  assert.deepEqual(parseQuery('one "two three').terms, [phrase('one'), phrase('two', 'three')]);
  assert.deepEqual(parseQuery('“two three” «four»').terms, [phrase('two', 'three'), phrase('four')]);
  assert.deepEqual(parseQuery('"" one""').terms, [phrase('one')]);
});

test('a query that nothing can be looked for by is refused, with the reason', () => {
  const reasons: [string, UnsearchableQuery['reason']][] = [
    ['', 'no-words'],
    ['  "" ', 'no-words'],
    ['*', 'no-words'],
    ['* * "***"', 'no-words'],
    ['-', 'no-words'],
    ['-war', 'only-without'],
    ['-"red line" -x', 'only-without'],
    ['a*', 'short-prefix'],
    ['ab*', 'short-prefix'],
    ['well-kn*', 'short-prefix'],
    ['x'.repeat(501), 'too-long'],
    ['a '.repeat(33), 'too-many-words'],
    [`b -${'"a a a a"'.repeat(10)}`, 'too-many-words'],
  ];
  for (const [q, reason] of reasons)
    assert.throws(
      () => parseQuery(q),
      (error) => error instanceof UnsearchableQuery && error.reason === reason,
      q,
    );
});

test('only words that are looked for whole are respelled', () => {
  const replacements = new Map([
    ['brigde', 'bridge'],
    ['عليه', 'عليها'],
    ['وسلم', 'وسلام'],
  ]);
  for (const [q, other] of [
    ['The “BRIGDE stays” brigde', 'The “bridge stays” bridge'],
    ['brigde -brigde -"old brigde" --brigde', 'bridge -brigde -"old brigde" --brigde'],
    ['brigde brigde* old-brigde* brigde-brigde*', 'bridge brigde* old-brigde* bridge-brigde*'],
    ['"brigde*" brigde*s', '"bridge*" bridge*s'],
    ['brigde -"brigde', 'bridge -"brigde'],
    // One character, four words.
    ['ﷺ brigde', 'عليها bridge'],
  ] as const)
    assert.equal(respelled(q, replacements), other);
});

test('marks stand around the words that were looked for', () => {
  const marked = (text: string, q: string) =>
    marksOf(text, parseQuery(q)).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(marked('Red lines, “red” tape', 'red'), ['Red', 'red']);
  assert.deepEqual(marked('the réd line, the red lines', '"red line"'), ['réd line']);
  assert.deepEqual(marked('red red red line', '"red red" line'), ['red red red', 'line']);
  assert.deepEqual(marked('chemical and chemist', 'chem* -alchemy'), ['chemical', 'chemist']);
  assert.deepEqual(marked('🚢 the ferry 🚢 sank', '"ferry sank"'), ['ferry 🚢 sank']);
  assert.deepEqual(marked('nothing', 'else'), []);
});

test('marks are in order, apart and within the text, whatever it is', () => {
  const query = parseQuery('"a b" abc* ab "b a b"');
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'b', 'AB', 'abc', 'abcd', 'é', ' ', '–', '½'), { maxLength: 30 }),
      (parts) => {
        const text = parts.join(' ');
        let last = 0;
        for (const { start, end } of marksOf(text, query)) {
          assert.ok(last <= start && start < end && end <= text.length);
          last = end;
        }
      },
    ),
  );
});

test('words are the same however often they are folded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const words = wordList(text);
      assert.deepEqual(wordList(words.join(' ')), words);
    }),
  );
});

test('two words with one edit between them have a spelling in common', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 5, maxLength: 8 });
  const edit = fc.tuple(
    fc.constantFrom('drop', 'put', 'change', 'swap'),
    fc.nat(7),
    fc.constantFrom('a', 'z'),
  );
  fc.assert(
    fc.property(letters, edit, (word, [kind, place, letter]) => {
      const at = Math.min(place, word.length - 2);
      const [before, here, next, rest] = [word.slice(0, at), word[at]!, word[at + 1]!, word.slice(at + 2)];
      const edits = { drop: next, put: here + letter + next, change: letter + next, swap: next + here };
      const other = before + edits[kind] + rest;
      const shared = spellingsOf(word).filter((spelling) => spellingsOf(other).includes(spelling));
      assert.ok(shared.length > 0, `${word} ${other}`);
      assert.ok(isNearly(word, other), `${word} ${other}`);
      assert.ok(isNearly(other, word), `${word} ${other}`);
    }),
  );
});

test('of words with more than one edit between them none is nearly the other', () => {
  for (const [a, b] of [
    ['putin', 'puten2'],
    ['abcd', 'badc'],
    ['lee', 'leo'],
    ['hall', 'hill2'],
    ['abcd', 'dabc'],
  ])
    assert.ok(!isNearly(a!, b!), `${a} ${b}`);
});

test('whoever is quoted a lot is likelier meant by a misspelled name', () => {
  const candidate = (name: string, quotes: number) => ({ persona: name, name, roles: [], quotes });
  assert.deepEqual(bestPersonas(['halls'], [candidate('Hall', 2), candidate('Halle', 900)]), [
    'Halle',
    'Hall',
  ]);
  assert.deepEqual(bestPersonas(['hall'], [candidate('Hall', 2), candidate('Halle', 9)]), ['Hall', 'Halle']);
});

test('looser forms of a query: its phrases as words, then without one of its words', () => {
  assert.deepEqual(looserForms('"at all" warning'), [
    'at all warning',
    'all warning',
    'at warning',
    'at all',
  ]);
  assert.deepEqual(looserForms('no warning'), []);
  assert.deepEqual(looserForms('“no warning” -ferry'), ['no warning -ferry']);
  assert.deepEqual(looserForms('bridg* stays shut — -"the ferry"'), [
    'bridg* stays — -"the ferry"',
    'bridg* shut — -"the ferry"',
    'stays shut — -"the ferry"',
  ]);
  assert.deepEqual(looserForms(Array(20).fill('word').join(' ')), []);
});

test('a looser form of any query can be searched for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      try {
        parseQuery(text);
      } catch {
        return;
      }
      for (const form of looserForms(text)) parseQuery(form);
    }),
  );
});
