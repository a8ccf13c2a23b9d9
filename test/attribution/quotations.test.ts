import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDocument } from '../../lambdas/attribution/document.ts';
import { findQuotations } from '../../lambdas/attribution/marks/quotations.ts';

const find = (text: string) => findQuotations(readDocument(text));
/** Quotations as they stand in the text, deeper ones after a `>` a level. */
const quoted = (text: string) =>
  find(text).map(({ start, end, depth }) => '>'.repeat(depth) + text.slice(start, end));

const CASES: [name: string, text: string, quotations: string[]][] = [
  ['straight', 'He said "go" and "stay".', ['"go"', '"stay"']],
  ['curly', 'He said “go” and “stay”.', ['“go”', '“stay”']],
  ['the closing mark at both ends', 'She said ”we go” and ”no”.', ['”we go”', '”no”']],
  ['low and high', '„Wir gehen“, sagte sie, „jetzt“.', ['„Wir gehen“', '„jetzt“']],
  ['guillemets', '« Nous partons », he said. «Now».', ['« Nous partons »', '«Now»']],
  ['LaTeX', "``We go,'' he said. ``Now.''", ["``We go,''", "``Now.''"]],
  ['doubled apostrophes', "''We go,'' he said. ''Now.''", ["''We go,''", "''Now.''"]],
  [
    'tokenized',
    'He said " God is here ! " and " do n\'t run " twice .',
    ['" God is here ! "', '" do n\'t run "'],
  ],
  [
    'British singles',
    '‘It’s the voters’ choice,’ she said. ‘Don’t go.’',
    ['‘It’s the voters’ choice,’', '‘Don’t go.’'],
  ],
  [
    'straight singles',
    "'We know,' he said, 'that dogs' tails wag.'",
    ["'We know,'", "'that dogs' tails wag.'"],
  ],
  [
    'singles in doubles',
    '"He told me \'go now\' and I went," she said.',
    ['"He told me \'go now\' and I went,"', ">'go now'"],
  ],
  [
    'doubles in singles',
    '\'He told me "go now" and I went,\' she said.',
    ['\'He told me "go now" and I went,\'', '>"go now"'],
  ],
  [
    'same marks nested',
    '“He told me “go now” and I went,” she said.',
    ['“He told me “go now” and I went,”', '>“go now”'],
  ],
  [
    'straight in curly',
    '“He told me "go now" and I went,” she said.',
    ['“He told me "go now" and I went,”', '>"go now"'],
  ],
  ['glued paragraphs, reopened', '“This is it. “And more,” he said.', ['“This is it. “And more,”']],
  ['after a bracket and a dash', 'He (“the boss”) left—“for good.”', ['“the boss”', '“for good.”']],
  ['glued to the words around', 'She said,"We go."Then she went.', ['"We go."']],
  ['blank before the closer', 'He said “we go now. ” Then he left.', ['“we go now. ”']],
  ['inches', 'The 6" pipe and the 5\'10" man, "a giant," met.', ['"a giant,"']],
  ['inches in a quotation', '"The pipe is 6" wide," he said.', ['"The pipe is 6" wide,"']],
  [
    'low and high, and the other way round',
    '„We lost it“, he said. »All of it«, said Ida. ‚No‘, said Bo.',
    ['„We lost it“', '»All of it«', '‚No‘'],
  ],
  ['single guillemets', '‹Nobody came,› said Pavel Horn.', ['‹Nobody came,›']],
  [
    'corner marks',
    '「We lost it,」 said Ken. She said: 「He told me 『go』 and I went.」',
    ['「We lost it,」', '「He told me 『go』 and I went.」', '>『go』'],
  ],
  ['doubled single marks', '‘‘We are late,’’ he said. ‘‘Again.’’', ['‘‘We are late,’’', '‘‘Again.’’']],
  [
    'words without their beginning or end',
    "'We were sittin' 'bout waitin' for rain,' said Rab, who has run the bakers' club since the '90s. 'No more.'",
    ["'We were sittin' 'bout waitin' for rain,'", "'No more.'"],
  ],
  ['a word in -ain before a closing mark', "Crowd shouts 'Stop the rain' again", ["'Stop the rain'"]],
  [
    'a single mark before a double one',
    "\"'Go now,' he told me, and I said 'no,'\" she recalled.",
    ["\"'Go now,' he told me, and I said 'no,'\"", ">'Go now,'", ">'no,'"],
  ],
  [
    'read in the wrong encoding, a letter lost',
    'â€œWe pay nothing,â€ said Karl, the tenantsâ€™ man. â€œNot now.â€ It was late â€“ he left.',
    ['â€œWe pay nothing,â€', 'â€œNot now.â€'],
  ],
  [
    'closed by a mark of the other family',
    'Dray, who “suspended’ his target in May, “was right” then.',
    ['“suspended’', '“was right”'],
  ],
  [
    'the closing mark lost before a tag',
    '"This is a shame, said Ben Frost, her lawyer, in a note on Friday.',
    ['"This is a shame,'],
  ],
  [
    'the closing mark lost, and a quotation behind the tag',
    '"I never said it, Hill wrote. "They made it up."',
    ['"I never said it,', '"They made it up."'],
  ],
  ['apostrophes only', "The '90s were rock 'n' roll; don't forget the dogs' tails.", []],
];

for (const [name, text, expected] of CASES) {
  test(`quotation marks: ${name}`, () => {
    assert.deepEqual(quoted(text), expected);
  });
}

test('a quotation over paragraphs is reopened in each and closed once', () => {
  const text = '“One. Two.\n\n“Three.\n\n“Four,” he said. “Five.”';

  const found = find(text);

  assert.deepEqual(
    found.map(({ continues }) => continues),
    [false, true, true, false],
  );
  assert.deepEqual(
    found.map(({ closed }) => closed),
    [false, false, true, true],
  );
});

test('the first of them may begin inside its paragraph, in straight single marks', () => {
  const found = find(
    "Strand said: 'The first lorry came.\n\n'The second didn't stop.\n\n'We counted three.'",
  );

  assert.deepEqual(
    found.map(({ closed, continues }) => [closed, continues]),
    [
      [false, false],
      [false, true],
      [true, true],
    ],
  );
});

test('so it is in single marks, and in closing marks that open', () => {
  const single = find('‘He showed me.\n\n‘I told him, and he began to cry,’ she said.');
  const closing = find('”Of the letters. Eleven letters.\n\n”I have read them all.”');

  for (const found of [single, closing]) {
    assert.deepEqual(
      found.map(({ closed, continues }) => [closed, continues]),
      [
        [false, false],
        [true, true],
      ],
    );
  }
});

test('a quotation that is never closed ends with its paragraph, and the next is read as if it were', () => {
  const text = 'He said, “I never finished\n\nNext, “ok” here.';

  assert.deepEqual(quoted(text), ['“I never finished', '“ok”']);
});

test('in a long paragraph an unclosed quotation ends with its sentence', () => {
  const text = `He said, "I never finished. ${'Then a long day began for everybody. '.repeat(30)}`;

  assert.deepEqual(quoted(text), ['"I never finished.']);
});

test('a lone mark at the very end is nobody’s quotation', () => {
  assert.deepEqual(
    find('The end"').filter(({ closed }) => closed),
    [],
  );
});

test('a quotation that goes on in the next paragraph ends with the unclosed one around it', () => {
  const [outer, inner] = find('"“.’.\n«');
  assert.deepEqual([outer?.start, outer?.end, inner?.start, inner?.end, inner?.depth], [0, 4, 1, 4, 1]);
});

test('quotations are in range, in order and properly nested, whatever the text', () => {
  const marks = fc.constantFrom(
    '"',
    '“',
    '”',
    "'",
    '’',
    '‘',
    '«',
    '»',
    "''",
    '``',
    'a',
    'B',
    ' ',
    ' ',
    '.',
    ',',
    '\n',
    '6',
  );
  fc.assert(
    fc.property(fc.array(marks, { maxLength: 120 }), (parts) => {
      const text = parts.join('');
      const open: number[] = [];
      let start = 0;
      for (const quotation of find(text)) {
        assert.ok(quotation.start >= start && quotation.end <= text.length);
        assert.ok(quotation.start <= quotation.inner.start && quotation.inner.end <= quotation.end);
        start = quotation.start;
        while (open.length > 0 && open.at(-1)! <= quotation.start) open.pop();
        if (open.length > 0) assert.ok(quotation.end <= open.at(-1)!, JSON.stringify(text));
        assert.equal(quotation.depth, open.length);
        open.push(quotation.end);
      }
    }),
    { numRuns: 2_000 },
  );
});
