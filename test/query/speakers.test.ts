import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { archiveOf, thoughtfulHarbour } from './archive.ts';
import { asking, bodyOf } from './ask.ts';

const ask = asking();

suite('speakers', () => {
  test('one speaker shows the name, how much was said, and which names were seen where', async () => {
    const seenIn = (article: string, publication: string, published: string) => ({
      article,
      title: `Title of ${article}`,
      publication,
      published,
      file: { bucket: 'articles', key: `${article}.txt`, record: null, entry: null },
    });
    assert.deepEqual(bodyOf(await ask('/speakers/asa-brandt')), {
      id: 'asa-brandt',
      name: 'Åsa Brandt',
      names: ['Åsa Brandt'],
      type: 'person',
      quotes: 2,
      gender: null,
      aliases: [
        {
          id: 'asa-brandt',
          name: 'Åsa Brandt',
          field: null,
          roles: [],
          quotes: 2,
          first: '2024-05-01',
          last: '2024-05-03',
          seen: [
            seenIn('pier', 'The Harbour Post', '2024-05-01'),
            seenIn('tide', 'Morgenblatt', '2024-05-03'),
          ],
        },
      ],
    });
  });

  test('one who says nothing, but thinks, is there with no quotes', async () => {
    const askThoughtful = asking(archiveOf(thoughtfulHarbour()));
    const speaker = { id: 'ida-wahl', name: 'Ida Wahl', names: ['Ida Wahl'], type: 'person', quotes: 0 };

    const { aliases: _names, gender: _gender, ...shown } = bodyOf(await askThoughtful('/speakers/ida-wahl'));
    assert.deepEqual(shown, speaker);
    assert.deepEqual(bodyOf(await askThoughtful('/speakers?name=wahl')).items, [speaker]);
    assert.equal(bodyOf(await askThoughtful('/speakers/asa-brandt')).quotes, 2);
  });

  for (const path of [
    '/speakers/%E6%9D%8E%E6%98%8E',
    '/speakers/%e6%9d%8e%e6%98%8e',
    '/speakers/李明',
    '/speakers/%E6%9D%8E%E6%98%8E/',
  ]) {
    test(`an id of other letters is found at ${path}`, async () => {
      assert.equal(bodyOf(await ask(path)).id, '李明');
    });
  }

  test('an unknown id is a 404 that tells how to find one', async () => {
    const answer = await ask('/speakers/asa');

    assert.equal(answer.statusCode, 404);
    assert.match(bodyOf(answer).detail, /no speaker with the id 'asa'; \/speakers\?name=/);
  });

  test('are found by how a name, or a later part of it, begins', async () => {
    const idsOf = async (name: string) =>
      bodyOf(await ask(`/speakers?name=${name}`)).items.map(({ id }: { id: string }) => id);

    assert.deepEqual(await idsOf('bra'), ['asa-brandt', 'emil-brandt']);
    assert.deepEqual(await idsOf('%C3%85SA'), ['asa-brandt']);
    assert.deepEqual(await idsOf('zzz'), []);
  });

  test('a list without a name is refused', async () => {
    const answer = await ask('/speakers');

    assert.equal(answer.statusCode, 400);
    assert.deepEqual(bodyOf(answer).errors, [
      { parameter: 'name', message: 'Give either name, how a name begins, or q, words of a name.' },
    ]);
  });
});
