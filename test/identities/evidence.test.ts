import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  evidenceOf,
  fieldOf,
  join,
  nameIdOf,
  personaId,
  type SeenSpeaker,
} from '../../lambdas/identities/index.ts';

const speaker = (fields: Partial<SeenSpeaker>): SeenSpeaker => ({
  name: 'Ada Finch',
  type: 'person',
  roles: [],
  gender: null,
  ...fields,
});
const seen = (fields: Partial<SeenSpeaker>, day = '2020-05-01', others: string[] = []) =>
  evidenceOf(speaker(fields), { day, article: `article-${day}`, publication: 'The Easton Herald', others });

describe('fields', () => {
  const fields: [string, string | undefined][] = [
    ['Norland Foreign Minister', 'politics'],
    ['former President', 'politics'],
    ['president and CEO', 'business'],
    ['Easton police chief', 'police'],
    ['chief executive', 'business'],
    ['law professor', 'education'],
    ['Rovers head coach', 'sport'],
    ['retired army colonel', 'military'],
    ['defense attorneys', 'law'],
    ['heart surgeon', 'medicine'],
    ['lead singer', 'arts'],
    ['ex-senator', 'politics'],
    ['Herald reporter', 'media'],
    ['class president', undefined],
    ['spokesman', undefined],
    ['', undefined],
  ];
  for (const [role, field] of fields) {
    test(role, () => assert.equal(fieldOf(speaker({ roles: [role] })), field));
  }
  test('what most roles tell', () =>
    assert.equal(fieldOf(speaker({ roles: ['author', 'mayor of Easton', 'councillor'] })), 'politics'));
  test('organisations have none', () =>
    assert.equal(fieldOf(speaker({ type: 'organisation', roles: ['police'] })), undefined));
});

test('a persona’s id holds its name’s', () => {
  assert.equal(personaId('john-smith', undefined), 'john-smith');
  assert.equal(nameIdOf(personaId('john-smith', 'sport')), 'john-smith');
});

describe('evidence', () => {
  test('the best spelling comes first', () => {
    const names = ['VORSIC', 'Vorsic', 'Voršić', 'Voršic'];
    const all = names.map((name) => seen({ name })).reduce(join);
    assert.deepEqual(all.names, ['Voršić', 'Voršic', 'Vorsic']);
  });

  test('roles as words, without those that say nothing', () => {
    assert.deepEqual(seen({ roles: ['mayor of the U.S. town'] }).roles.sort(), ['mayor', 'town', 'us']);
  });

  test('the first and the last day, and the earliest articles', () => {
    const days = ['2020-05-04', '2020-05-01', '2020-05-03', '2020-05-02'];
    const all = days.map((day) => seen({}, day)).reduce(join);
    assert.deepEqual([all.first, all.last], ['2020-05-01', '2020-05-04']);
    assert.equal(all.seen[0]?.article, 'article-2020-05-01');
    assert.ok(all.seen.length <= 3);
  });

  test('who is quoted everywhere is no co-mention', () => {
    assert.equal(seen({}, '2020-05-01', ['white-house', 'milenka-vorsic']).coMentions.length, 1);
  });
});
