import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { readSamples, SAMPLES } from '../../bin/samples/articles.ts';
import { placeGold, readGold, type WrittenGold } from '../../bin/samples/gold.ts';
import { countsOf, matchGold } from '../../bin/samples/score.ts';
import type { Attribution } from '../../lambdas/attribution/index.ts';

const TEXT = 'Ann Low spoke.\nAnn\nLow said: “Rust. Paint. Rust.” He said “no” to her “no”.He knew.';

const written = (content: string[], speaker: WrittenGold['speaker'], source = ''): WrittenGold => ({
  kind: 'direct',
  speaker,
  source,
  content,
});

function attribution(content: string, source: string, name: string | null): Attribution {
  const span = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
  return {
    kind: 'direct',
    type: 'communication',
    source: source === '' ? [] : [span(source)],
    cue: [],
    content: [span(content)],
    reportedBy: null,
    speaker: {
      name,
      description: null,
      resolution: 'name',
      type: 'person',
      roles: [],
      gender: null,
      confidence: 1,
    },
    confidence: 1,
  };
}

test('samples/gold has a file for each sample and no other', async () => {
  const samples = (await readSamples()).map(({ name }) => `${name}.json`);

  assert.deepEqual(readdirSync(new URL('gold/', SAMPLES)).sort(), samples.sort());
});

test('a gold kind says which of the content stands in marks', async () => {
  const MARK = /["“”„«»‘‚`'–]/;
  for (const { name } of await readSamples()) {
    for (const { kind, content } of readGold(name)) {
      const beginsWithMark = content.map((words) => MARK.test(words.charAt(0)));
      const fits = {
        direct: !beginsWithMark.includes(false),
        mixed: content.some((words) => MARK.test(words)),
        indirect: !beginsWithMark.includes(true),
      };

      assert.ok(fits[kind], `${name}: ${kind}: ${content.join(' // ')}`);
    }
  }
});

test('gold is placed in the order of the text, over line ends, elisions and glued sentences', () => {
  const [quote, no, again, knew] = placeGold(TEXT, [
    written(['“Rust. [...] Rust.”'], 'Ann Low', 'Ann Low'),
    written(['no'], null),
    written(['no'], [null, 'Bo']),
    written(['He knew.'], null),
  ]);

  const words = (spans: { start: number; end: number }[] | undefined) =>
    spans?.map(({ start, end }) => TEXT.slice(start, end));
  assert.deepEqual(words(quote?.content), ['“Rust. Paint. Rust.”']);
  assert.deepEqual(words(quote?.source), ['Ann\nLow']);
  assert.ok(no!.content[0]!.end < again!.content[0]!.start);
  assert.deepEqual(again?.speakers, [null, 'Bo']);
  assert.deepEqual(words(knew?.content), ['He knew.']);
});

test('gold that is not in the text, or not in its order, is told of', () => {
  const rust = written(['Rust'], null);
  const quoted = written(['“Rust'], null);
  const spoke = written(['Ann Low spoke'], null);

  assert.throws(() => placeGold(TEXT, [written(['rusty'], null)]), { message: /in its order: rusty/ });
  assert.throws(() => placeGold(TEXT, [written(['Rus'], null)]), { message: /in its order: Rus$/ });
  assert.throws(() => placeGold(TEXT, [quoted, spoke]), { message: /in its order: Ann Low spoke/ });
  assert.throws(() => placeGold(TEXT, [written(['Rust'], null, 'Bo')]), { message: 'not in the text: Bo' });
  assert.doesNotThrow(() => placeGold(TEXT, [spoke, rust, rust]));
});

test('a content is found from half of the words on, and by one attribution alone', () => {
  const gold = placeGold(TEXT, [written(['Rust. Paint. Rust.'], 'Ann Low')]);
  const half = attribution('Rust. Paint.', 'Ann', 'Ann Low');
  const less = attribution('Paint. Rust.” He said “no” to', 'Ann', 'Ann Low');

  const tallies = [[half], [less], [less, half, half]].map((predicted) =>
    countsOf(matchGold(TEXT, gold, predicted), predicted.length),
  );

  assert.deepEqual(tallies, [
    { gold: 1, found: 1, right: 1, predicted: 1 },
    { gold: 1, found: 0, right: 0, predicted: 1 },
    { gold: 1, found: 1, right: 1, predicted: 3 },
  ]);
});

test('a speaker is right by name whatever its case and diacritics, an unnamed one by its source', () => {
  const rightness = (speaker: WrittenGold['speaker'], source: string, predicted: Attribution) =>
    matchGold(TEXT, placeGold(TEXT, [written(['“Rust. Paint. Rust.”'], speaker, source)]), [predicted])[0]
      ?.right;
  const by = (source: string, name: string | null) => attribution('“Rust. Paint. Rust.”', source, name);

  assert.equal(rightness('Añn LOW', '', by('', 'Ann Low')), true);
  assert.equal(rightness('The Anns', '', by('', 'Anns')), true);
  assert.equal(rightness(['Bo', 'Ann Low'], '', by('', 'Ann Low')), true);
  assert.equal(rightness('Bo', '', by('', 'Ann Low')), false);
  assert.equal(rightness(null, 'He', by('He', 'Ann Low')), false);
  assert.equal(rightness('Ann Low', 'Ann', by('Ann', null)), false);
  assert.equal(rightness(null, 'He', by('He', null)), true);
  assert.equal(rightness(null, 'He', by('her', null)), false);
  assert.equal(rightness(null, '', by('her', null)), true);
});
