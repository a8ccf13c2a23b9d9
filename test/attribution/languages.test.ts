import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readsLanguage, unreadLanguage } from '../../lambdas/attribution/languages.ts';

describe('the languages of the engine', () => {
  it('are English of any region, and what is too short to tell', () => {
    assert.deepEqual(['en', 'en-GB', 'EN-us', undefined].map(readsLanguage), [true, true, true, true]);
  });

  it('are no others', () => {
    assert.deepEqual(['de', 'fr-CA', 'und', 'enm'].map(readsLanguage), [false, false, false, false]);
  });

  it('are told where a text is in another', () => {
    assert.match(unreadLanguage('de-AT'), /in Austrian German: .*English only/);
    assert.match(unreadLanguage('und'), /could not be told: .*English only/);
  });
});
