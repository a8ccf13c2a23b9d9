import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languageOf } from '../../lambdas/articles/language.ts';
import { theArticle } from './bytes.ts';

const ENGLISH =
  'The mayor said on Monday that the new bridge would open two years late, and that nobody had believed her when she began.';
const GERMAN =
  'Die Bürgermeisterin sagte am Montag, dass die neue Brücke zwei Jahre später als geplant eröffnet werde und dass ihr niemand geglaubt habe.';
const FRENCH =
  'La maire a déclaré lundi que le nouveau pont ouvrirait avec deux ans de retard et que personne ne l’avait crue au début.';
const SWAHILI =
  'Rais alisema Jumatatu kwamba daraja jipya litafunguliwa miaka miwili baadaye na kwamba hakuna mtu aliyemwamini alipoanza kazi hiyo.';

describe('languageOf', () => {
  for (const [text, language] of [
    [ENGLISH, 'en'],
    [GERMAN, 'de'],
    [FRENCH, 'fr'],
    [
      '市長は月曜日、新しい橋が予定より二年遅れて開通すると述べた。当初は誰も彼女を信じなかったという。工事は五年かかった。市民は喜んでいる。',
      'ja',
    ],
    [
      'Мэр заявила в понедельник, что новый мост откроется на два года позже и что вначале ей никто не верил.',
      'ru',
    ],
  ] as const) {
    it(`tells ${language} by the words`, async () => {
      assert.equal(await languageOf(text), language);
    });
  }

  it('believes the words where a file declares another language', async () => {
    assert.equal(await languageOf(GERMAN, 'en'), 'de');
  });

  it('takes the region from what is declared', async () => {
    assert.equal(await languageOf(ENGLISH, 'en-GB'), 'en-GB');
    assert.equal(await languageOf(GERMAN, 'de-AT'), 'de-AT');
  });

  it('lets the file tell languages that hardly differ', async () => {
    const malay =
      'Datuk bandar berkata pada hari Isnin bahawa jambatan baharu itu akan dibuka lewat dua tahun dan tiada sesiapa percaya.';
    assert.equal(await languageOf(malay, 'id'), 'id');
  });

  it('says that it can’t tell a language that it does not know, unless the file does', async () => {
    assert.equal(await languageOf(SWAHILI), 'und');
    assert.equal(await languageOf(SWAHILI, 'en'), 'und');
    assert.equal(await languageOf(SWAHILI, 'sw'), 'sw');
  });

  it('says nothing of a few words', async () => {
    assert.equal(await languageOf('He said no.'), undefined);
    assert.equal(await languageOf('Nein.', 'de'), 'de');
  });
});

describe('an article', () => {
  it('tells its language, whatever its format', async () => {
    assert.equal((await theArticle(GERMAN, 'a.txt')).language, 'de');
    assert.equal((await theArticle(JSON.stringify({ text: FRENCH }), 'a.json')).language, 'fr');
    assert.equal((await theArticle(`<html lang="en-US"><p>${ENGLISH}</p>`, 'a.html')).language, 'en-US');
    assert.equal((await theArticle(`<html lang="en-US"><p>${GERMAN}</p>`, 'a.html')).language, 'de');
  });
});
