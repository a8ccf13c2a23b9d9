import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { asking, bodyOf } from './ask.ts';

const ask = asking();

suite('bad query parameters', () => {
  for (const [url, parameter, message] of [
    ['/quotes?limit=0', 'limit', "limit must be a whole number from 1 to 100, not '0'."],
    ['/quotes?limit=101', 'limit', "limit must be a whole number from 1 to 100, not '101'."],
    ['/quotes?limit=1.5', 'limit', "limit must be a whole number from 1 to 100, not '1.5'."],
    ['/quotes?limit=-1', 'limit', "limit must be a whole number from 1 to 100, not '-1'."],
    ['/quotes?limit=1e1', 'limit', "limit must be a whole number from 1 to 100, not '1e1'."],
    ['/quotes?limit=0x10', 'limit', "limit must be a whole number from 1 to 100, not '0x10'."],
    ['/quotes?limit=+5', 'limit', "limit must be a whole number from 1 to 100, not ' 5'."],
    ['/quotes?limit=ten', 'limit', "limit must be a whole number from 1 to 100, not 'ten'."],
    [
      '/quotes?minConfidence=1.01',
      'minConfidence',
      "minConfidence must be a number from 0 to 1, not '1.01'.",
    ],
    [
      '/quotes?minConfidence=-0.1',
      'minConfidence',
      "minConfidence must be a number from 0 to 1, not '-0.1'.",
    ],
    ['/quotes?minConfidence=NaN', 'minConfidence', "minConfidence must be a number from 0 to 1, not 'NaN'."],
    ['/quotes?minConfidence=0,5', 'minConfidence', "minConfidence must be a number from 0 to 1, not '0,5'."],
    ['/quotes?kind=Direct', 'kind', "kind must be direct, mixed or indirect, not 'Direct'."],
    [
      '/quotes?type=hope',
      'type',
      "type must be any, or one or more of communication, belief, fact and intention, separated by commas, not 'hope'.",
    ],
    [
      '/speakers/asa-brandt/quotes?type=Belief',
      'type',
      "type must be any, or one or more of communication, belief, fact and intention, separated by commas, not 'Belief'.",
    ],
    [
      '/articles/pier/quotes?type=belief,',
      'type',
      "type must be any, or one or more of communication, belief, fact and intention, separated by commas, not 'belief,'.",
    ],
    ['/quotes?type=belief&type=fact', 'type', 'type is given 2 times; give it once.'],
    ['/quotes?type=', 'type', 'type is empty; give it a value or leave it out.'],
    ['/quotes?from=2023-02-29', 'from', "from must be a day of the calendar, YYYY-MM-DD, not '2023-02-29'."],
    ['/quotes?to=2023-13-01', 'to', "to must be a day of the calendar, YYYY-MM-DD, not '2023-13-01'."],
    ['/quotes?to=today', 'to', "to must be a day of the calendar, YYYY-MM-DD, not 'today'."],
    [
      '/quotes?to=2023-01-01T00:00:00Z',
      'to',
      "to must be a day of the calendar, YYYY-MM-DD, not '2023-01-01T00:00:00Z'.",
    ],
    ['/quotes?from=2024-05-02&to=2024-05-01', 'from', 'from (2024-05-02) must not be after to (2024-05-01).'],
    [
      '/articles?from=2024-05-02&to=2024-05-01',
      'from',
      'from (2024-05-02) must not be after to (2024-05-01).',
    ],
    ['/articles?status=done', 'status', "status must be ready or failed, not 'done'."],
    ['/quotes?speaker=', 'speaker', 'speaker is empty; give it a value or leave it out.'],
    ['/quotes?speaker', 'speaker', 'speaker is empty; give it a value or leave it out.'],
    ['/quotes?speaker=%20%20', 'speaker', "speaker must not be blank, not '  '."],
    ['/speakers?name=a&name=b', 'name', 'name is given 2 times; give it once.'],
    ['/quotes?speaker=a&speaker=a', 'speaker', 'speaker is given 2 times; give it once.'],
    [
      `/speakers?name=${'\uFDFA'.repeat(20)}`,
      'name',
      `name must have at most 200 characters, not '${'\uFDFA'.repeat(20)}'.`,
    ],
    [
      `/speakers?name=${'x'.repeat(201)}`,
      'name',
      `name must have at most 200 characters, not '${'x'.repeat(60)}…'.`,
    ],
  ] as const) {
    test(`GET ${url.slice(0, 60)} is a 400 that names ${parameter}`, async () => {
      const answer = await ask(url);

      assert.equal(answer.statusCode, 400);
      assert.equal(answer.headers['content-type'], 'application/problem+json');
      const { title, status, detail, errors } = bodyOf(answer);
      assert.deepEqual([title, status, detail], ['Bad Request', 400, message]);
      assert.equal(errors[0].parameter, parameter);
    });
  }

  test('what is allowed comes as a list where it is one', async () => {
    assert.deepEqual(bodyOf(await ask('/quotes?kind=spoken')).errors[0].allowed, [
      'direct',
      'mixed',
      'indirect',
    ]);
    assert.deepEqual(bodyOf(await ask('/quotes?type=hope,belief,fear')).errors, [
      {
        parameter: 'type',
        message:
          'type must be any, or one or more of communication, belief, fact and intention, separated by commas, ' +
          "not 'hope,belief,fear'.",
        allowed: ['communication', 'belief', 'fact', 'intention', 'any'],
      },
    ]);
    assert.deepEqual(bodyOf(await ask('/articles?state=failed')).errors[0], {
      parameter: 'state',
      message:
        "There is no parameter 'state' here; allowed are status, q, sort, since, publication, from, to, limit, cursor, format.",
      allowed: ['status', 'q', 'sort', 'since', 'publication', 'from', 'to', 'limit', 'cursor', 'format'],
    });
  });

  for (const url of [
    '/quotes?Speaker=a',
    '/quotes?__proto__=a',
    '/quotes?constructor=a',
    '/quotes?=a',
    '/quotes/tide.c.aaaabbbb?limit=5',
    '/speakers/asa-brandt/quotes?speaker=b',
    '/articles/pier/quotes?from=2024-01-01',
    '/speakers?name=a&type=any',
    '/articles?type=any',
    '/health?verbose=1',
  ]) {
    test(`an unknown parameter is a 400: ${url}`, async () => {
      const answer = await ask(url);

      assert.equal(answer.statusCode, 400);
      assert.match(bodyOf(answer).detail, /There is no parameter/);
    });
  }

  test('all that is wrong is told at once', async () => {
    const { errors } = bodyOf(await ask('/quotes?limit=0&kind=spoken&from=never'));

    assert.deepEqual(errors.map(({ parameter }: { parameter: string }) => parameter).toSorted(), [
      'from',
      'kind',
      'limit',
    ]);
  });

  for (const query of [
    'limit=1',
    'limit=100',
    'limit=007',
    'type=any',
    'type=fact',
    'type=belief,intention',
    'type=belief%2Cbelief,any',
    'minConfidence=0',
    'minConfidence=1.0',
    'minConfidence=.5',
    'minConfidence=0.30000000000000004',
    'minConfidence=5e-7',
    'from=2024-02-29',
    '&&',
    '',
  ]) {
    test(`/quotes?${query} is fine`, async () => {
      assert.equal((await ask(`/quotes?${query}`)).statusCode, 200);
    });
  }
});
