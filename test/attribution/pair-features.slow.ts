import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { PairFeatures } from '../../lambdas/attribution/candidates/pair-features.ts';
import type { Entity } from '../../lambdas/attribution/names/clusters.ts';
import type { NameMention } from '../../lambdas/attribution/names/names.ts';
import { NAME_TYPES, type NameType } from '../../lambdas/attribution/tagging/reader.ts';

const TRAINING = fileURLToPath(new URL('../../training', import.meta.url));
/** Reads cases as JSON and answers each with its candidates and their features, by the code that the network was taught with. */
const PYTHON = `
import json, sys
sys.path.insert(0, sys.argv[1])
from pairs import Article
for line in sys.stdin:
    case = json.loads(line)
    article = Article(case["mentions"], case["paragraphs"], sorted((a, e) for a, e in case["sources"]))
    first, last, anchor, pronoun, content = case["asked"]
    candidates = article.candidates(first)
    print(json.dumps([candidates, article.features(first, last, anchor, pronoun, content, candidates)]))
`;
const LENGTH = 900;

interface Case {
  /** Start, end, entity, type and gender code. */
  mentions: [number, number, number, number, number][];
  paragraphs: number[];
  sources: [number, number[]][];
  asked: [number, number, number, number, [number, number][]];
}

const cases = fc.record({
  starts: fc.uniqueArray(fc.nat(LENGTH - 3), { minLength: 1, maxLength: 90 }),
  entities: fc.array(fc.nat(25), { minLength: 90, maxLength: 90 }),
  genders: fc.array(fc.nat(3), { minLength: 26, maxLength: 26 }),
  types: fc.array(fc.nat(4), { minLength: 90, maxLength: 90 }),
  breaks: fc.uniqueArray(fc.integer({ min: 1, max: LENGTH - 1 }), { maxLength: 30 }),
  anchors: fc.uniqueArray(fc.nat(LENGTH - 1), { maxLength: 20 }),
  named: fc.array(fc.array(fc.nat(25), { maxLength: 3 }), { minLength: 20, maxLength: 20 }),
  asked: fc.record({
    first: fc.nat(LENGTH - 20),
    length: fc.integer({ min: 1, max: 12 }),
    anchor: fc.nat(LENGTH - 1),
    pronoun: fc.nat(5),
    content: fc.nat(LENGTH - 60),
  }),
});

test('the linker is asked with the same numbers as it was taught with', () => {
  const drawn: Case[] = fc.sample(cases, { numRuns: 200, seed: 7 }).map((one) => {
    const starts = one.starts.toSorted((a, b) => a - b);
    const known = starts.map((_, i) => one.entities[i]!);
    return {
      mentions: starts.map((start, i) => [
        start,
        start + 1,
        known[i]!,
        one.types[i]!,
        one.genders[known[i]!]!,
      ]),
      paragraphs: Array.from({ length: LENGTH }, (_, place) => one.breaks.filter((at) => at <= place).length),
      sources: one.anchors.map((anchor, i) => [
        anchor,
        one.named[i]!.filter((entity) => known.includes(entity)),
      ]),
      asked: [
        one.asked.first,
        one.asked.first + one.asked.length,
        one.asked.anchor,
        one.asked.pronoun,
        [[one.asked.content, one.asked.content + 50]],
      ],
    };
  });
  const python = spawnSync('python3', ['-c', PYTHON, TRAINING], {
    input: drawn.map((one) => JSON.stringify(one)).join('\n'),
    encoding: 'utf8',
  });
  assert.equal(python.status, 0, python.stderr);
  const taught = python.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as [number[], number[][]]);
  drawn.forEach((one, i) => {
    assert.deepEqual(asked(one), taught[i]);
  });
});

/** The same case by the engine's own code; a piece is a code unit here. */
function asked({
  mentions,
  paragraphs,
  sources,
  asked: [start, end, anchor, pronoun, content],
}: Case): [number[], number[][]] {
  const entities = new Map<number, Entity>();
  const own = mentions.map(([from, to, id, type], i): NameMention => {
    const gender = [undefined, 'male', 'female', undefined] as const;
    const code = mentions[i]![4];
    const entity: Entity = entities.get(id) ?? {
      id,
      type: (code === 3 ? 'organisation' : 'person') as NameType,
      name: `${id}`,
      keys: [],
      suffix: '',
      mentions: [],
      gender: gender[code],
      relative: false,
      titles: new Set(),
    };
    entity.mentions.push(i);
    entities.set(id, entity);
    return {
      start: from,
      end: to,
      from,
      type: NAME_TYPES[type]!,
      printed: '',
      keys: [],
      suffix: '',
      gender: undefined,
      titled: false,
      titles: [],
      heading: false,
      relative: false,
      handle: false,
      possessive: false,
    };
  });
  const of = mentions.map(([, , id]) => entities.get(id)!);
  const features = new PairFeatures(
    own,
    { entities: [...entities.values()], of },
    sources.map(([at, ids]) => ({ anchor: at, entities: ids.map((id) => entities.get(id)!) })),
    (offset) => offset,
    (offset) => paragraphs[offset]!,
  );
  const phrase = {
    start,
    end,
    anchor,
    pronoun,
    content: content.map(([from, to]) => ({ start: from, end: to })),
  };
  const candidates = features.candidates(phrase);
  return [candidates, features.of(phrase, candidates)];
}
