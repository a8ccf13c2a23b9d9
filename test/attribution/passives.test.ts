import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withoutPatient } from '../../lambdas/attribution/tagging/passives.ts';

/** Reads `[source]`, `<cue>` and `{content}`; tells the source and the content that are left, in words. */
function read(marked: string): { source: string[]; content: string[] } {
  let text = '';
  const spans = { source: [], cue: [], content: [] } as Record<
    'source' | 'cue' | 'content',
    { start: number; end: number }[]
  >;
  for (const [, source, cue, content, plain] of marked.matchAll(/\[(.*?)\]|<(.*?)>|\{(.*?)\}|([^[<{]+)/g)) {
    const words = source ?? cue ?? content ?? plain ?? '';
    const role =
      source !== undefined
        ? 'source'
        : cue !== undefined
          ? 'cue'
          : content !== undefined
            ? 'content'
            : undefined;
    if (role) spans[role].push({ start: text.length, end: text.length + words.length });
    text += words;
  }
  const words = (all: readonly { start: number; end: number }[]) =>
    all.map(({ start, end }) => text.slice(start, end));
  const { source, content } = withoutPatient(text, spans);
  return { source: words(source), content: words(content) };
}

describe('whom something is told is not its source', () => {
  for (const cue of ['was told', 'had been warned', 'are constantly told', 'is being asked', 'got told'])
    test(cue, () =>
      assert.deepEqual(read(`[Low] <${cue}> {that it rains}.`), { source: [], content: ['that it rains'] }),
    );
});

describe('whom or what something is said of belongs to what is said', () => {
  for (const cue of [
    'is expected',
    'was widely believed',
    'were said',
    'has been described as',
    'reportedly',
  ])
    test(cue, () =>
      assert.deepEqual(read(`[The road] <${cue}> {to open}.`), {
        source: [],
        content: ['The road', 'to open'],
      }),
    );
});

describe('who is quoted by others is the source', () => {
  const cases: [marked: string, source: string][] = [
    ['General Low <was quoted as saying> by [the Gazette] {it rains}.', 'General Low'],
    ['“It rains,” clerk Jo Low <was cited as saying> by [the Gazette].', 'clerk Jo Low'],
    ['It rains. On Monday, Low <is also quoted as telling> by [the Gazette] {it rains}.', 'Low'],
    ['Clerk Jo Low <was quoted> by [the Gazette] as saying {it rains}.', 'Clerk Jo Low'],
    ['The report, <was quoted as saying> by [the Gazette] {it rains}.', 'the Gazette'],
    ['The road <was described as> by [the Gazette] {shut}.', 'the Gazette'],
  ];
  for (const [marked, source] of cases) test(marked, () => assert.deepEqual(read(marked).source, [source]));
});

test('what was quoted doesn’t hold who is quoted', () => {
  const found = read('{Clerk Jo Low} <was quoted by> [the Gazette] {as saying it rains}.');
  assert.deepEqual(found, { source: ['Clerk Jo Low'], content: ['it rains'] });
  const behind = read('{“It rains,” clerk} Jo Low <was quoted as saying> by [the Gazette].');
  assert.deepEqual(behind, { source: ['clerk Jo Low'], content: ['“It rains,”'] });
});

describe('a source stays', () => {
  const cases: [marked: string, source: string[]][] = [
    ['[Low] <said> {it rains}.', ['Low']],
    ['[Low] <was quoted as saying> {it rains}.', ['Low']],
    ['[Low] <is convinced> {that it rains}.', ['Low']],
    ['[Low] <told> the court {it rains}.', ['Low']],
    ['{The road} <is expected> {to open}, [Low] says.', ['Low']],
  ];
  for (const [marked, source] of cases) test(marked, () => assert.deepEqual(read(marked).source, source));
});
