import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type NameType, readMentions } from '../../../lambdas/attribution/names/names.ts';

/** What is left of a marked name, whose mark stands in brackets. */
function read(words: string, type: NameType = 'person') {
  const start = words.indexOf('[');
  const text = words.replace(/[[\]]/g, '');
  return readMentions(text, { start, end: words.indexOf(']') - 1, type })[0];
}

describe('a name is read from its mark', () => {
  const cases: [string, string, NameType?][] = [
    ['[Ada Finch] spoke', 'Ada Finch'],
    ['[Mr. Finch] spoke', 'Finch'],
    ['[Maj. Gen. Ada Finch] spoke', 'Ada Finch'],
    ['[President Finch’s] house', 'Finch'],
    ['[the Harbour Union] met', 'Harbour Union', 'organisation'],
    ['[The Harbour Post] wrote', 'Harbour Post', 'organisation'],
    ['[Finch & Sons, Inc.] closed', 'Finch & Sons, Inc.', 'organisation'],
    ['[Pope Vitus] prayed', 'Pope Vitus'],
    ['[Jo Low Jr.] won', 'Jo Low Jr.'],
    ['[Finch.] Then', 'Finch'],
    ['[J.P. Low] left', 'J.P. Low'],
    ['[Dr Low,] left', 'Low'],
    ['[Harbour].info wrote', 'Harbour.info', 'organisation'],
    ['al-[Lowi] left', 'al-Lowi'],
    ['the [Harbour Post report] says', 'Harbour Post', 'organisation'],
    ['[van der Low] left', 'van der Low'],
    ['Dr. R. [Ada Finch] spoke', 'R. Ada Finch'],
    ['It rained on R. [Ada Finch] spoke', 'Ada Finch'],
    ['“…,” says R. [Ada Finch] of Easton', 'R. Ada Finch'],
    ['[Ada Finch], Jr., spoke', 'Ada Finch, Jr.'],
    ['[Ada Finch] III spoke', 'Ada Finch III'],
    ['[Dean Finch] said', 'Dean Finch'],
    ['District Judge [Dean Finch] said', 'Dean Finch'],
    ['[Judge Dean Finch] said', 'Dean Finch'],
    ['the others, E. [Ada Finch] and', 'E. Ada Finch'],
    ['that (the mayor, Ada) [Finch] said', 'Ada Finch'],
    ['that (Eastmark) [Finch] said', 'Finch'],
    ['Secretary of [State Finch] said', 'Finch'],
    ['the Archbishop of [Eastmark Ada Finch] said', 'Ada Finch'],
    ['a VP of Harbour [Growth Xul Finch] said', 'Xul Finch'],
    ['the sister of [Xul Ada Finch] said', 'Xul Ada Finch'],
    ['the mayor of [Xul Finch] said', 'Xul Finch'],
    ['Pope [Vitus] prayed', 'Pope Vitus'],
    ['Pope [Ada Finch] prayed', 'Ada Finch'],
    ['[Mother Finch] wrote', 'Mother Finch'],
    ['[Marshall Finch] said', 'Marshall Finch'],
    ['[Del Ada Finch] said', 'Del Ada Finch'],
    ['[Del. Ada Finch] said', 'Ada Finch'],
    ['[Datuk Seri Ada Finch] said', 'Ada Finch'],
    ['[Ada Finch]. Ada said', 'Ada Finch'],
    ['[Ada Finch]\n\nAda said', 'Ada Finch'],
    ['[Dean Ada Finch] said', 'Ada Finch'],
    ['[Lowtech Inc. LTQ] 1.81%', 'Lowtech Inc.', 'organisation'],
    ['[Lowtech LTQ] -0.45% said', 'Lowtech', 'organisation'],
    ['Norland’s [Harbour Agency] said', 'Harbour Agency', 'organisation'],
    ['[Low’s] (LTQ), the shop,', 'Low’s', 'organisation'],
    ['[Low’s] plans failed', 'Low', 'organisation'],
    ['[Lowtech USA] said', 'Lowtech USA', 'organisation'],
    ['[QuayQuayQuay] (@quay) — ', 'QuayQuayQuay'],
    ['Rep. [Ada Finch Ada Belle FinchQuay] wins', 'Ada Finch'],
    ['[Ned Low Edwin] (Ned) Arthur LowQuay wins', 'Ned Low'],
    ['[Finch]’s said that sales fell', 'Finch’s', 'organisation'],
    ['[Finch’s] said that sales fell', 'Finch’s', 'organisation'],
    ['[Finch]’s stores said that', 'Finch', 'organisation'],
    ['[NHB]’s was closed', 'NHB', 'organisation'],
    ['S.[V. Low] spoke', 'S.V. Low'],
    ['On “Harbour News Sunday” [Ada Finch] said', 'Ada Finch'],
    ['O’[Lowi] spoke', 'O’Lowi'],
    ['the mayor, Edwin “Ned” [Low] spoke', 'Edwin “Ned” Low'],
    ['the mayor, Edwin “Ned Two Boats” [Low] spoke', 'Edwin “Ned Two Boats” Low'],
    ['the mayor, [Edwin “El Ned]” Low spoke', 'Edwin “El Ned” Low'],
    ['Mayor [Ned Low] Edwin (Ned) Arthur Low spoke', 'Ned Low'],
    ['Mayor Jefferson (Jeff) [Low] spoke', 'Jeff Low'],
    ['Ada Finch (Harbour) [Jo Low] spoke', 'Jo Low'],
    ['in Amman (Jordan) [Jo Low] spoke', 'Jo Low'],
    ['[Ada of Eastmark] prayed', 'Ada of Eastmark'],
    ['[D-Minn. Finch] left', 'Finch'],
    ['[Lowtech-backed] plans', 'Lowtech', 'organisation'],
    ['[Ada Finch Ada Belle Finch] vote', 'Ada Finch'],
    ['[Ada FitzHall] won', 'Ada FitzHall'],
    ['[A.G. Ada Finch] won', 'Ada Finch'],
    ['[Facebook Twitter Pinterest Ada Finch] leaves', 'Ada Finch'],
    ['It rains, says [Ada Finch Read] more', 'Ada Finch'],
    ['[Ada Finch Read] a book', 'Ada Finch Read'],
    ['[Acting Harbour Patrol] chief', 'Harbour Patrol', 'organisation'],
    ['the mayor’[s office] said', 'mayor’s office', 'organisation'],
    ['columnist E. [Ada Finch] said', 'E. Ada Finch'],
    ['President [Finch Ada Belle FinchQuay] wins', 'Ada Belle Finch'],
    ['Secretary [Low of the Harbour Union] spoke', 'Low'],
    ['to [Ada Finch.The] bridge', 'Ada Finch'],
    ['[Ada FinchFinch wins Harbour] vote', 'Ada Finch'],
    ['[Ada McHall2020] vote', 'Ada McHall'],
    ['publisher A.B. [Finch] said', 'A.B. Finch'],
  ];
  for (const [words, name, type] of cases) test(words, () => assert.equal(read(words, type)?.printed, name));

  test('labels and offices in capitals are no names', () => {
    for (const words of ['[Editorial], Harbour Post', 'the [Special Counsel] said', 'the [IG] found'])
      assert.equal(read(words), undefined, words);
  });

  test('the longer form of a name that a link prints behind it is no other person', () => {
    assert.equal(read('Rep. Ned Low [Edwin] (Ned) Arthur LowQuay wins'), undefined);
    assert.equal(read('Rep. Ned Low Edwin (Ned) [Arthur LowQuay] wins'), undefined);
    assert.equal(read('Ned Low met [Arthur Low] there')?.printed, 'Arthur Low');
  });

  test('who is introduced as a relative', () => {
    const relatives = [
      'his wife, [Ada Finch], said',
      'the mayor’s son [Jo Finch] said',
      'First Lady [Ada Finch] said',
      'the late mayor’s eldest daughter, Senator [Ada Finch], said',
      '[Ada Finch], his wife of ten years, said',
      '[Ada Finch], Jo Finch’s sister, said',
      'with their mom, [Ada Finch], said',
      'Ed Low, father of [Ada Finch] said',
    ];
    for (const words of relatives) assert.equal(read(words)?.relative, true, words);
    const others = [
      'the mayor, [Ada Finch], said',
      'He met his wife. [Ada Finch] said',
      '[Ada Finch], mother of Jo Finch, said',
      '[Ada Finch], a mother of two',
    ];
    for (const words of others.slice(0, 3)) assert.equal(read(words)?.relative, false, words);
  });

  test('words without a capital are no body’s name, unless it is somebody’s or no word has one', () => {
    assert.equal(read('They lost in the [appeals] court', 'organisation'), undefined);
    assert.equal(read('they lost in the [appeals] court', 'organisation')?.printed, 'appeals');
    assert.equal(read('They asked the [mayor’s office] too', 'organisation')?.printed, 'mayor’s office');
  });

  test('titles before the mark tell the gender, and where the phrase begins', () => {
    const found = read('then Queen Consort [Ada] spoke')!;
    assert.equal(found.titled, false);
    const queen = read('Mrs. [Finch] spoke')!;
    assert.deepEqual([queen.gender, queen.from, queen.titled], ['female', 0, true]);
  });

  test('a title alone is no name', () => assert.equal(read('[Mr.] said'), undefined));

  test('what is compared has no case, accents, dots or suffix', () => {
    const { keys, suffix } = read('[Émile D. Low-Hall Jr.] won')!;
    assert.deepEqual([keys, suffix], [['emile', 'd', 'low-hall'], 'jr']);
  });
});

test('any stretch of any text gives a name in it or up to the ends of its words, or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(), fc.nat(), (text, a, b) => {
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [
        number,
        number,
      ];
      const found = readMentions(text, { start, end, type: 'person' })[0];
      if (!found) return;
      assert.ok(
        found.start >= start - 24 &&
          found.end <= end + 24 &&
          found.start < found.end &&
          found.from <= found.start,
      );
      assert.ok(found.keys.length > 0);
    }),
    { numRuns: 2000 },
  );
});
