import assert from 'node:assert/strict';
import { beforeEach, suite, test } from 'node:test';
import { bodyOf } from '../query/ask.ts';
import { tableOfTests } from '../store/embedded-table.ts';
import { Desk, IDS, mayor, NAMES, quoteOf } from './desk.ts';

const table = await tableOfTests();
let desk: Desk;

beforeEach(async () => {
  desk = new Desk(table, await table.addTable());
});

const [RADA, IRENA, OTTO, PIA] = IDS as [string, string, string, string];

suite('splitting', () => {
  test('undoes a merge', async () => {
    await desk.quote('Rada Velkova', 'Irena Moss');
    await desk.merge(IRENA, RADA);

    const answer = await desk.split(RADA, IRENA);

    assert.equal(answer.statusCode, 200);
    assert.deepEqual(
      bodyOf(answer).speakers.map(({ id, quotes }: { id: string; quotes: number }) => [id, quotes]),
      [
        [IRENA, 1],
        [RADA, 1],
      ],
    );
    assert.equal((await desk.ask(`/speakers/${IRENA}/quotes`)).items[0].speaker.name, 'Irena Moss');
  });

  test('takes out the name that others were merged into, and leaves them to each other', async () => {
    await desk.quote(...NAMES);
    for (const id of [IRENA, OTTO, PIA]) await desk.merge(id, RADA);

    const answer = await desk.split(RADA, RADA);

    assert.equal(bodyOf(answer).speakers.length, 2);
    assert.deepEqual(await desk.aliasesOf(RADA), [RADA]);
    assert.deepEqual(await desk.aliasesOf(OTTO), [IRENA, OTTO, PIA].sort());
    assert.equal((await desk.ask(`/speakers/${PIA}/quotes`)).items.length, 3);
  });

  test('parts two fields of one name, for good', async () => {
    await desk.put('mayor.txt', { quotes: [quoteOf('Ada Brandt', 10, { roles: ['Linden mayor'] })] });
    await desk.put('coach.txt', { quotes: [quoteOf('Ada Brandt', 10, { roles: ['Linden coach'] })] });
    const ids = (await desk.ask('/speakers?name=ada+brandt')).items.map(({ id }: { id: string }) => id);
    const aliases = (await Promise.all(ids.map((id: string) => desk.aliasesOf(id)))).flat();
    if (ids.length > 1) await desk.merge(ids[1], ids[0]);

    const answer = await desk.split(aliases[0], aliases[1]);

    assert.equal(bodyOf(answer).speakers.length, 2);
    await desk.put('later.txt', { quotes: [quoteOf('Ada Brandt', 10, { roles: ['Linden mayor'] })] });
    assert.notEqual(await desk.whois(aliases[0]), await desk.whois(aliases[1]));
  });

  test('parts names that the articles link, for good', async () => {
    await desk.put('both.txt', { quotes: mayor('Ada Velkova', 'Ada Marie Velkova') });
    const aliases = await desk.aliasesOf('ada-velkova');
    const [short = '', long = ''] = aliases.toSorted((a, b) => a.length - b.length);
    assert.equal(aliases.length, 2);

    const answer = await desk.split('ada-velkova', long);

    assert.equal(bodyOf(answer).speakers.length, 2);
    await desk.put('later.txt', { quotes: mayor('Ada Velkova', 'Ada Marie Velkova') });
    assert.deepEqual([await desk.aliasesOf(short), await desk.aliasesOf(long)], [[short], [long]]);
    await desk.merge(long, short);
    assert.deepEqual(await desk.aliasesOf(short), aliases);
  });

  test('refuses what is no alias and what would leave nobody', async () => {
    await desk.quote('Rada Velkova', 'Irena Moss');

    const [strange, only] = [await desk.split(RADA, IRENA), await desk.split(RADA, RADA)];

    assert.deepEqual([strange.statusCode, bodyOf(strange).reason], [422, 'not-an-alias']);
    assert.match(bodyOf(strange).detail, /these are: rada-velkova/);
    assert.deepEqual([only.statusCode, bodyOf(only).reason], [409, 'only-alias']);
  });
});

suite('naming', () => {
  const nameOf = async (id: string) => (await desk.ask(`/speakers/${id}`)).name;

  test('says what a speaker is called everywhere, until it is taken back', async () => {
    await desk.quote('Rada Velkova', 'Irena Moss');
    await desk.merge(IRENA, RADA);

    const answer = await desk.rename(IRENA, '  Rada\tVélkova-Moss ');

    assert.equal(answer.statusCode, 200);
    assert.deepEqual([bodyOf(answer).id, bodyOf(answer).name], [RADA, 'Rada Vélkova-Moss']);
    assert.equal((await desk.ask('/quotes')).items[0].speaker.name, 'Rada Vélkova-Moss');
    await desk.put('more.txt', { quotes: [quoteOf('Rada Velkova')] });
    assert.equal(await nameOf(RADA), 'Rada Vélkova-Moss');
    assert.equal((await desk.unname(RADA)).statusCode, 200);
    assert.equal(await nameOf(IRENA), 'Rada Velkova');
    assert.equal((await desk.unname(RADA)).statusCode, 200);
  });

  test('says how a speaker is found, too, as long as it is said', async () => {
    await desk.put('coach.txt', { quotes: [quoteOf('Jo Smith', 10, { roles: ['football coach'] })] });
    await desk.put('mayor.txt', { quotes: [quoteOf('Jo Smith', 10, { roles: ['mayor'] })] });
    await desk.quote('Ada Ólund', 'Rada Velkova');
    const found = async (words: string) => {
      const listed = await desk.ask(`/speakers?name=${words}`);
      const asked = await desk.ask(`/quotes?speaker=${words}`);
      return [listed.items, asked.speakers].map((all) => all.map(({ id }: { id: string }) => id).sort());
    };
    await desk.quote('Irena Moss');
    await desk.merge(IRENA, RADA);

    await desk.rename(IRENA, 'Sascha M. Ólund');
    await desk.rename('jo-smith~sport', 'Coach');

    for (const words of ['sascha%20m%20olund', 'Velkova', 'moss']) {
      assert.deepEqual(await found(words), [[RADA], [RADA]]);
    }
    assert.deepEqual(await found('olund'), [
      ['ada-olund', RADA],
      ['ada-olund', RADA],
    ]);
    const coach = await desk.whois('jo-smith~sport');
    assert.deepEqual(await found('coach'), [[coach], [coach]]);
    const first = await desk.ask('/speakers?name=olund&limit=1');
    const second = await desk.ask(`/speakers?name=olund&limit=1&cursor=${first.next}`);
    assert.deepEqual([first, second].map(({ items }) => items[0].id).sort(), ['ada-olund', RADA]);
    await desk.unname(RADA);
    assert.deepEqual(await found('sascha%20m%20olund'), [[], []]);
    assert.deepEqual(await found('olund'), [['ada-olund'], ['ada-olund']]);
  });

  test('of one speaker counts the last word, whichever name was quoted most when it was said', async () => {
    await desk.put('both.txt', { quotes: mayor('Ada Marie Velkova', ...Array(3).fill('Ada Velkova')) });
    await desk.rename('ada-velkova', 'First');
    await desk.put('more.txt', { quotes: mayor(...Array(9).fill('Ada Marie Velkova')) });
    await desk.rename('ada-velkova', 'Second');
    await desk.put('most.txt', { quotes: mayor(...Array(40).fill('Ada Velkova')) });
    await desk.quote('Irena Moss');

    await desk.merge(IRENA, 'ada-velkova');

    assert.equal((await desk.aliasesOf(IRENA)).length, 3);
    assert.equal(await nameOf(IRENA), 'Second');
    await desk.unname(IRENA);
    assert.match(await nameOf(IRENA), /^Ada (?:Marie )?Velkova$/);
  });

  for (const name of [
    'X',
    '7',
    '李明',
    'Владимир Иванов',
    "Conan O'Brien",
    '🙂 Lee',
    'ß'.repeat(200),
    `🙂${'x'.repeat(199)}`,
  ]) {
    test(`'${name.slice(0, 20)}' is a name`, async () => {
      await desk.quote('Rada Velkova');

      const answer = await desk.rename(RADA, name);

      assert.equal(answer.statusCode, 200);
      assert.equal(await nameOf(RADA), name);
    });
  }

  for (const name of ['  ', '—', '?!', '🙂', 'Ra\0da', 'Ra\u202eda', 'Rada\u0007']) {
    test(`${JSON.stringify(name.slice(0, 20))} is none`, async () => {
      await desk.quote('Rada Velkova');

      const answer = await desk.rename(RADA, name);

      assert.deepEqual([answer.statusCode, bodyOf(answer).reason], [422, 'no-name']);
      assert.match(bodyOf(answer).detail, /a letter or digit, .* 200 characters at most/);
      assert.equal(await nameOf(RADA), 'Rada Velkova');
    });
  }

  for (const name of ['', 'x'.repeat(201)]) {
    test(`${name.length} characters are none, as the OpenAPI document says`, async () => {
      await desk.quote('Rada Velkova');

      const answer = await desk.rename(RADA, name);

      assert.equal(answer.statusCode, 400);
      assert.equal(bodyOf(answer).errors[0].parameter, 'name');
      assert.equal(await nameOf(RADA), 'Rada Velkova');
    });
  }
});
