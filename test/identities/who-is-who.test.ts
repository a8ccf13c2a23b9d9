import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { surnameKey, whoIsWho } from '../../lambdas/identities/index.ts';
import { nameId } from '../../lambdas/store/table/names.ts';
import { personasOf, type Seen, speakersOf } from './personas.ts';

const envoy = { roles: ['Norland ambassador'] };
const leader = { roles: ['Norland President'] };
const envoys = (...names: string[]) => names.map((name): Seen => ({ name, ...envoy }));

describe('one person under several spellings', () => {
  const people: [string, Seen[], string][] = [
    ['from Cyrillic', envoys('Andrei Karlov', 'Andrey Karlov'), 'andrei-karlov'],
    [
      'with and without diacritics',
      [{ name: 'Mevlut Mert Altintas' }, { name: 'Mevlüt Mert Altıntaş' }, { name: 'Mevlut Mert Altıntas' }],
      'mevlut-mert-altintas',
    ],
    [
      'an initial and a patronymic',
      [
        { name: 'Vladimir Putin', ...leader },
        { name: 'Vladimir V. Putin', ...leader },
        { name: 'Vladimir Vladimirovich Putin', ...leader },
      ],
      'vladimir-putin',
    ],
    [
      'the first name left out',
      [
        { name: 'Recep Tayyip Erdogan', ...leader },
        { name: 'Tayyip Erdoğan', ...leader },
      ],
      'tayyip-erdogan',
    ],
    [
      'a short form',
      [
        { name: 'Bill Clinton', roles: ['former U.S. President'] },
        { name: 'William J. Clinton', roles: ['president'] },
      ],
      'bill-clinton',
    ],
    [
      'a surname in several spellings',
      envoys('Volodymyr Zelensky', 'Volodymyr Zelenskyy'),
      'volodymyr-zelensky',
    ],
    ['from Arabic', envoys('Muammar Gaddafi', 'Moammar Qaddafi', 'Muammar Kadhafi'), 'moammar-qaddafi'],
    [
      'a surname in several spellings, of nobody else',
      [
        { name: 'Rauf Kaddoumi', gender: 'male' },
        { name: 'Rauf Qaddoumi', gender: 'male' },
      ],
      'rauf-kaddoumi',
    ],
    ['Mohammed', envoys('Mohammed Vorsic', 'Muhammad Vorsic'), 'mohammed-vorsic'],
    ['a common name in one role', envoys('Bob Miller', 'Robert Miller'), 'bob-miller'],
    [
      'a common name with the same co-mentions',
      [
        { name: 'Bob Miller', beside: ['Ada Lindqvist'] },
        { name: 'Robert Miller', beside: ['Ada Lindqvist'] },
      ],
      'bob-miller',
    ],
    ['an initial for a name', envoys('Milenka Vorsic', 'M. Vorsic'), 'milenka-vorsic'],
    [
      'a title taken for a part of it',
      [
        { name: 'Milenka Vorsic', ...envoy },
        { name: 'then-Sen. Milenka Vorsic', ...envoy },
      ],
      'milenka-vorsic',
    ],
    ['a part of a surname', envoys('Jan de Vorsic', 'Jan Vorsic'), 'jan-vorsic'],
    ['a father among fathers', envoys('Tom Vorsic Jr.', 'Thomas A. Vorsic, Jr.'), 'tom-vorsic-jr'],
  ];
  for (const [how, articles, id] of people) test(how, () => assert.deepEqual(speakersOf(...articles), [id]));

  test('it goes by the best spelling of the name that is quoted most', () => {
    const [speaker] = whoIsWho(
      personasOf([
        { name: 'MEVLÜT ALTINTAŞ', quotes: 9 },
        { name: 'Mevlut Altintas' },
        { name: 'Mevlüt Altıntaş' },
        { name: 'Mevlüt M. Altıntaş', quotes: 2 },
      ]),
    );
    assert.equal(speaker?.name, 'Mevlüt Altıntaş');
    assert.equal(speaker?.id, 'mevlut-altintas');
    assert.deepEqual(
      speaker?.links.map(({ by }) => by),
      ['middle'],
    );
  });

  test('the first name counts rather than a later one', () => {
    const articles = [...envoys('Joe Vorsic', 'Joseph R. Vorsic'), { name: 'Honest Joe Vorsic' }];
    assert.deepEqual(speakersOf(...articles), ['honest-joe-vorsic', 'joe-vorsic']);
  });

  test('papers write an organisation with and without The, Inc and full stops', () => {
    const firm = { type: 'organisation' } as const;
    assert.deepEqual(
      speakersOf({ name: 'Vorsic Freight', ...firm }, { name: 'Vorsic Freight Inc.', ...firm }),
      ['vorsic-freight'],
    );
    assert.equal(
      speakersOf({ name: 'U.N. Council', ...firm }, { name: 'The UN Council', ...firm }).length,
      1,
    );
  });
});

describe('people who are not merged', () => {
  const others: [string, Seen[]][] = [
    [
      'of one name in other fields',
      [
        { name: 'John Smith', roles: ['mayor of Easton'] },
        { name: 'John Smith', roles: ['Rovers coach'] },
      ],
    ],
    ['spouses', envoys('Bill Clinton', 'Hillary Clinton')],
    ['father and son', envoys('Tom Vorsic', 'Tom Vorsic Jr.', 'Tom Vorsic III')],
    ['of other initials', envoys('George W. Bush', 'George H. W. Bush')],
    ['siblings', envoys('Julian Castro', 'Joaquin Castro')],
    ['of like surnames that many bear', envoys('Andrew Clark', 'Andrew Clarke')],
    ['of like given names that many bear', envoys('Marian Vorsic', 'Marion Vorsic')],
    ['of like given names and like surnames', [{ name: 'Kris Vorsec' }, { name: 'Chris Vorsic' }]],
    ['of like given names and other middle names', [{ name: 'Jerri Ann Vorsic' }, { name: 'Jerry Vorsic' }]],
    ['of like surnames', [{ name: 'Dan Brenner' }, { name: 'Dan Branner' }]],
    [
      'of one name, a man and a woman',
      [
        { name: 'Robin Vorsic', gender: 'male', ...envoy },
        { name: 'Robin A. Vorsic', gender: 'female', ...envoy },
      ],
    ],
    ['of common names that nothing brings together', [{ name: 'Bob Miller' }, { name: 'Robert Miller' }]],
    [
      'organisations that share a word',
      [
        { name: 'Easton University', type: 'organisation' },
        { name: 'Weston University', type: 'organisation' },
      ],
    ],
    ['several together', [{ name: 'Ann Low and Ed Vorsic' }, { name: 'Ed Vorsic' }]],
  ];
  for (const [how, articles] of others) {
    test(how, () => assert.equal(speakersOf(...articles).length, articles.length));
  }

  test('a name that fits two people is neither, unless one is quoted by far most', () => {
    const bushes = envoys('George W. Bush', 'George H. W. Bush', 'George Bush');
    assert.equal(speakersOf(...bushes).length, 3);
    const [first, ...rest] = bushes as [Seen, ...Seen[]];
    assert.deepEqual(speakersOf({ ...first, quotes: 500 }, ...rest), ['george-bush', 'george-h-w-bush']);
  });
});

describe('namesakes', () => {
  const mayor = { name: 'John Smith', roles: ['mayor of Easton'], quotes: 20 };
  const coach = { name: 'John Smith', roles: ['Rovers coach'] };

  test('the one quoted most has the id, the other its field beside', () => {
    assert.deepEqual(speakersOf(mayor, coach), ['john-smith', 'john-smith~sport']);
    assert.deepEqual(speakersOf(mayor, { ...coach, quotes: 90 }), ['john-smith', 'john-smith~politics']);
  });

  test('who has no field is the one quoted by far most, else a third', () => {
    const untold = { name: 'John Smith' };
    const [first] = whoIsWho(personasOf([mayor, coach, untold]));
    assert.deepEqual(first?.personas, ['john-smith', 'john-smith~politics']);
    assert.deepEqual(speakersOf(coach, { ...mayor, quotes: 1 }, untold), [
      'john-smith',
      'john-smith~politics',
      'john-smith~sport',
    ]);
  });

  test('what a famous one is called now and then is still theirs', () => {
    assert.deepEqual(speakersOf({ ...mayor, quotes: 300 }, coach), ['john-smith']);
  });

  test('a town that both are of makes no one person of a mayor and a coach', () => {
    assert.equal(speakersOf(mayor, { ...coach, roles: ['coach of the Easton Rovers'] }).length, 2);
  });

  test('a rare name is one person, whatever it does', () => {
    const name = 'Milenka Vorsic';
    assert.deepEqual(speakersOf({ ...mayor, name }, { ...coach, name }), ['milenka-vorsic']);
  });

  test('the same co-mentions make one of two fields', () => {
    const beside = ['Ada Lindqvist', 'Ed Vorsic'];
    assert.deepEqual(speakersOf({ ...mayor, beside }, { ...coach, beside }), ['john-smith']);
  });

  test('fields that people change between are one person’s', () => {
    assert.deepEqual(speakersOf(mayor, { name: 'John Smith', roles: ['defense lawyer'] }), ['john-smith']);
  });
});

describe('surnames alone', () => {
  const minister = { name: 'Milenka Vorsic', roles: ['transport minister'] };

  test('go to the only bearer where a role says so', () => {
    assert.deepEqual(speakersOf(minister, { name: 'Vorsic', roles: ['transport minister'] }), [
      'milenka-vorsic',
    ]);
    assert.equal(speakersOf(minister, { name: 'Vorsic' }).length, 2);
    assert.equal(
      speakersOf(minister, { name: 'Vorsic', gender: 'male' }, { ...minister, gender: 'female' }).length,
      2,
    );
  });

  test('go to the only bearer of a rare one who is known to be a man or a woman', () => {
    const articles: Seen[] = [{ ...minister, gender: 'female' }, { name: 'Vorsic' }];
    assert.deepEqual(speakersOf(...articles), ['milenka-vorsic']);
    assert.equal(speakersOf(...articles, { name: 'Ed Vorsic' }).length, 3);
  });

  test('go to who is quoted most where nobody else is in that role', () => {
    const farmer = { name: 'Ed Vorsic', roles: ['farmer'] };
    const alone = { name: 'Vorsic', roles: ['transport minister'] };
    assert.deepEqual(speakersOf({ ...minister, quotes: 2 }, farmer, alone), ['ed-vorsic', 'milenka-vorsic']);
    assert.equal(speakersOf(minister, { ...farmer, roles: ['minister'], quotes: 3 }, alone).length, 3);
  });

  test('go to who is quoted by far most', () => {
    const brother = { name: 'Ed Vorsic', roles: ['farmer'] };
    const alone = { name: 'Vorsic' };
    assert.deepEqual(speakersOf({ ...minister, quotes: 100 }, brother, alone), [
      'ed-vorsic',
      'milenka-vorsic',
    ]);
    assert.equal(speakersOf(minister, brother, alone).length, 3);
  });
});

describe('who was set apart', () => {
  test('is nobody else, and keeps its id', () => {
    const personas = personasOf(envoys('Andrei Karlov', 'Andrey Karlov', 'Andrej Karlov'));
    const apart = personas.map((one) => (one.id.startsWith('andrei') ? { ...one, neverMerge: true } : one));
    const ids = whoIsWho(apart).map(({ id, personas: all }) => [id, all.length]);
    assert.deepEqual(ids, [
      ['andrei-karlov~politics', 1],
      ['andrej-karlov', 2],
    ]);
  });

  test('leaves its name to nobody', () => {
    const [bare, told] = personasOf([{ name: 'Milenka Vorsic' }, { name: 'Milenka Vorsic', ...envoy }]);
    assert.ok(bare && told);
    const ids = whoIsWho([{ ...bare, neverMerge: true }, told]).map(({ id }) => id);
    assert.deepEqual(ids, ['milenka-vorsic', 'milenka-vorsic~politics']);
  });
});

describe('surname keys', () => {
  const same: [string, string][] = [
    ['Volodymyr Zelensky', 'Zelenskyy'],
    ['Zelenskiy', 'Zelenskij'],
    ['Muammar Gaddafi', 'Qaddafi'],
    ['Kadhafi', 'Gadhafi'],
    ['Altintas', 'Mevlüt Altıntaş'],
    ['Martin Vorsic Jr.', 'Martin Vorsic'],
    ['Vorsic Freight, Inc.', 'Vorsic Freight'],
    ['Sergei Rakhmaninoff', 'Rakhmaninof'],
    ['Hussein', 'Husain'],
  ];
  for (const [a, b] of same) {
    test(`${a} and ${b} share one`, () => assert.equal(surnameKey(nameId(a)), surnameKey(nameId(b))));
  }
  test('others have others', () => {
    const keys = ['Smith', 'Jones', 'Lee', 'Low', 'Vorsic', 'Lindqvist'].map((name) =>
      surnameKey(nameId(name)),
    );
    assert.equal(new Set(keys).size, keys.length);
  });
});
