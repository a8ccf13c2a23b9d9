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
  [`${QUOTED} Hall recalled once saying.`, 'Hall', 'recalled', ['Hall']],
  [`${QUOTED} Hall heard himself saying.`, 'Hall', 'heard', ['Hall']],
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
  for (const cue of ['saying', 'as saying']) {
    const all = [read(text, 'the Gazette', 'quoted', QUOTED), read(text, 'Low', cue, QUOTED)];
    assert.deepEqual(withPassedOn(text, all), all);
  }
});

test('a quotation that goes on behind who passes it on', () => {
  const rest = '“and will rain”';
  const text = `${QUOTED} the Gazette quoted Low as saying, ${rest}.`;
  const one = read(text, 'the Gazette', 'quoted', QUOTED);
  const start = text.indexOf(rest);
  const all = withPassedOn(text, [
    { ...one, content: [...one.content, { start, end: start + rest.length }] },
  ]);
  for (const { content } of all) assert.equal(text.slice(content.at(-1)!.start, content.at(-1)!.end), rest);
});
