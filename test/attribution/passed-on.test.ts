import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPassedOn } from '../../lambdas/attribution/tagging/passed-on.ts';
import { read } from './layout/reading.ts';

const QUOTED = '“It rains.”';

const CASES: [text: string, source: string, cue: string, found: string[]][] = [
  [`${QUOTED} the Gazette quoted Low as saying.`, 'the Gazette', 'quoted', ['the Gazette', 'Low']],
  [`${QUOTED} Hall recalled the clerk saying to her.`, 'Hall', 'recalled', ['Hall', 'the clerk']],
  [`${QUOTED} Low was quoted by the Gazette as saying.`, 'Low', 'quoted', ['Low']],
  [`${QUOTED} Hall recalled. Low left, saying nothing.`, 'Hall', 'recalled', ['Hall']],
  [`${QUOTED} Hall told Low, saying it twice.`, 'Hall', 'told', ['Hall']],
];

for (const [text, source, cue, found] of CASES)
  test(`whose words another passes on: ${text}`, () => {
    const one = read(text, source, cue, QUOTED);
    const all = withPassedOn(text, [one]);
    assert.deepEqual(
      all.map(({ source: [own] }) => text.slice(own!.start, own!.end)),
      found,
    );
    assert.deepEqual(all.at(-1)!.content, one.content);
  });

test('what the network reads itself is not added', () => {
  const text = `${QUOTED} the Gazette quoted Low as saying.`;
  const all = [read(text, 'the Gazette', 'quoted', QUOTED), read(text, 'Low', 'saying', QUOTED)];
  assert.deepEqual(withPassedOn(text, all), all);
});
