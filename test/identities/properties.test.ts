import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Evidence,
  evidenceOf,
  fieldOf,
  join,
  nameIdOf,
  type SeenSpeaker,
  surnameKey,
  whoIsWho,
} from '../../lambdas/identities/index.ts';
import { nameId } from '../../lambdas/store/table/names.ts';
import { personasOf, type Seen } from './personas.ts';

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.constantFrom('Voršić', 'VORSIC', 'Vorsic', 'The Vorsic Freight Inc.', "Conan O'Brien"),
);
const role = fc.constantFrom('mayor of Easton', 'Rovers coach', 'defense lawyer', 'farmer', 'Norland envoy');
const gender = fc.constantFrom('male', 'female', null);

const evidence: fc.Arbitrary<Evidence> = fc
  .record({
    name: anything,
    type: fc.constantFrom('person', 'organisation', 'group'),
    roles: fc.array(fc.oneof(role, anything), { maxLength: 4 }),
    gender,
    day: fc.constantFrom('2020-05-01', '2020-05-02', '2019-01-01'),
    article: anything,
    publication: fc.option(anything, { nil: undefined }),
    others: fc.array(anything, { maxLength: 20 }),
  })
  .map(({ day, article, publication, others, ...speaker }) =>
    evidenceOf(speaker as SeenSpeaker, {
      day,
      article,
      others,
      ...(publication === undefined ? {} : { publication }),
    }),
  );

test('evidence joins in any order, grouping and number', () => {
  fc.assert(
    fc.property(evidence, evidence, evidence, (a, b, c) => {
      assert.deepEqual(join(a, b), join(b, a));
      assert.deepEqual(join(join(a, b), c), join(a, join(b, c)));
      assert.deepEqual(join(a, a), a);
      assert.deepEqual(join(join(a, b), b), join(a, b));
    }),
    { numRuns: 500 },
  );
});

test('evidence stays small, whatever it is made of', () => {
  fc.assert(
    fc.property(fc.array(evidence, { minLength: 1, maxLength: 12 }), (all) => {
      assert.ok(Buffer.byteLength(JSON.stringify(all.reduce(join))) <= 700);
    }),
  );
});

test('any string has a key of letters and digits, and a field or none', () => {
  fc.assert(
    fc.property(anything, anything, (name, said) => {
      assert.match(surnameKey(nameId(name)), /^[\p{L}\p{N}]{1,60}$/u);
      assert.match(surnameKey(name), /^[\p{L}\p{N}]{1,60}$/u);
      fieldOf({ type: 'person', roles: [said] });
    }),
  );
});

const seen: fc.Arbitrary<Seen> = fc.record({
  name: fc.oneof(
    {
      weight: 9,
      arbitrary: fc.constantFrom(
        ...['Robert Vorsic', 'Bob Vorsic', 'Robert A. Vorsic', 'Robert B. Vorsic', 'R. Vorsic', 'Vorsic'],
        ...['Vorsić', 'Robin Vorsic', 'Robert Vorsic Jr.', 'Tom Robert Vorsic', 'Bert Vorsyc', 'Vorsic Inc'],
      ),
    },
    { weight: 1, arbitrary: anything },
  ),
  roles: fc.array(role, { maxLength: 2 }),
  gender,
  quotes: fc.constantFrom(1, 1, 8, 100),
  beside: fc.array(fc.constantFrom('Ada Finch', 'Ed Hall', 'Robin Vorsic'), { maxLength: 2 }),
});
const articles = fc.array(seen, { maxLength: 14 }).map((all) => all.filter(({ name }) => nameId(name)));

test('who is who doesn’t depend on the order in which personas come', () => {
  fc.assert(
    fc.property(
      articles.chain((all) => {
        const personas = personasOf(all).map((one, index) =>
          index % 7 === 6 ? { ...one, neverMerge: true } : one,
        );
        return fc.tuple(
          fc.constant(personas),
          fc.shuffledSubarray(personas, { minLength: personas.length, maxLength: personas.length }),
        );
      }),
      ([personas, shuffled]) => assert.deepEqual(whoIsWho(shuffled), whoIsWho(personas)),
    ),
    { numRuns: 300 },
  );
});

test('who is who depends neither on days nor on where somebody was seen', () => {
  fc.assert(
    fc.property(articles, (all) => {
      const personas = personasOf(all);
      const others = personasOf(all.map((one) => ({ ...one, day: '2019-01-01' })));
      const unseen = others.map((one) => ({ ...one, evidence: { ...one.evidence, seen: [] } }));
      assert.deepEqual(whoIsWho(unseen), whoIsWho(personas));
    }),
  );
});

test('each persona is in one identity, ids are different, and links lie within', () => {
  fc.assert(
    fc.property(articles, (all) => {
      const personas = personasOf(all);
      const identities = whoIsWho(personas);
      assert.deepEqual(identities.flatMap((one) => one.personas).sort(), personas.map(({ id }) => id).sort());
      assert.equal(new Set(identities.map(({ id }) => id)).size, identities.length);
      for (const { id, personas: own, links } of identities) {
        assert.ok(own.includes(id) || own.some((one) => nameIdOf(one) === id));
        assert.deepEqual(own, [...own].sort());
        assert.equal(links.length, own.length - 1);
        for (const { a, b } of links) assert.ok(own.includes(a) && own.includes(b));
      }
    }),
  );
});

test('ten thousand personas of one surname are told apart in seconds', () => {
  const given = Array.from(
    { length: 2500 },
    (_, index) => `${String.fromCharCode(97 + (index % 26))}x${index}`,
  );
  const names = given.flatMap((one) => [
    `${one} Vorsic`,
    `${one} B. Vorsic`,
    `J. ${one} Vorsic`,
    `J. Q${one} Vorsic`,
  ]);
  const personas = personasOf(names.map((name) => ({ name, roles: ['Norland envoy'] })));
  const began = performance.now();
  whoIsWho(personas);
  assert.ok(performance.now() - began < 5000);
});
