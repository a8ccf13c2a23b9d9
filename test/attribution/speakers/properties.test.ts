import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readDocument } from '../../../lambdas/attribution/document.ts';
import { resolveSpeakers } from '../../../lambdas/attribution/speakers/index.ts';
import type { Span, Speaker, TaggedAttribution } from '../../../lambdas/model/attribution.ts';

const WORDS = [
  ...'Mr. Mrs Dr. Sen. Jr. III Ada Finch Jan Kowal President Mayor of the The a and , . ; : ( ) - -- / & “ ” " ‘ ’ \''.split(
    ' ',
  ),
  ..."he She they it who which whose his I we said says campaign's Finch's report poll office officials Republicans U.S. FAA Ki-moon al-Assad van der NASA @ada FinchRain MORE".split(
    ' ',
  ),
  '\n',
  '\n\n',
  '\u00a0',
  '\u0000',
  '🦊',
  'É',
];

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join('')),
);
const span: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: -5, max: 400 }), fc.integer({ min: -5, max: 60 }))
  .map(([start, length]) => ({ start, end: start + length }));
const spans = fc.array(span, { maxLength: 3 });
const tagged: fc.Arbitrary<TaggedAttribution[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('direct', 'mixed', 'indirect'),
    type: fc.constant('communication'),
    source: spans,
    cue: spans,
    content: spans,
    confidence: fc.constant(0.5),
  }),
  { maxLength: 8 },
);

describe('speakers of any text and any spans', () => {
  test('there is one for each attribution, the same each time, and it is named or described', () => {
    fc.assert(
      fc.property(text, tagged, (words, attributions) => {
        const document = readDocument(words);

        const speakers = resolveSpeakers(document, attributions);

        assert.equal(speakers.length, attributions.length);
        assert.deepEqual(resolveSpeakers(document, attributions), speakers);
        speakers.forEach((speaker, i) => {
          if (attributions[i]!.source.length === 0) assert.notEqual(speaker?.name, null);
          if (speaker === null) return;
          assert.notEqual(speaker.name, '');
          assert.equal(speaker.name === null, speaker.resolution === 'unnamed');
          assert.equal(speaker.name === null, speaker.description !== null);
          assert.equal(speaker.name === null, speaker.type === 'unnamed');
          if (speaker.type !== 'person') assert.equal(speaker.gender, null);
          assert.ok(speaker.confidence >= 0 && speaker.confidence <= 1);
          assert.ok(speaker.roles.length <= 3);
          for (const role of speaker.roles) assert.ok(role.length > 0 && role.length <= 80);
          const namesake = speakers.find((other) => other?.name === speaker.name)!;
          const told = ({ type, roles, gender }: Speaker) => ({ type, roles, gender });
          assert.deepEqual(told(speaker), told(namesake));
        });
      }),
      { numRuns: 3000 },
    );
  });
});
