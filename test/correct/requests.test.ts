import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type CorrectOptions, createCorrectHandler } from '../../lambdas/correct/handler.ts';
import { Problem } from '../../lambdas/http/problem.ts';
import type { QuoteInArticle, SpeakerWithAliases } from '../../lambdas/model/stored.ts';
import { bodyOf, eventFor } from '../query/ask.ts';
import { eventOf } from './desk.ts';

const rada: SpeakerWithAliases = {
  id: 'rada-velkova',
  name: 'Rada Velkova',
  names: ['Rada Velkova'],
  type: 'person',
  quotes: 1,
  aliases: [],
};

const quoteInArticle: QuoteInArticle = {
  quote: {
    id: 'aaaaaaaaaaaaaaaa.1.bbbbbbbb',
    articleId: 'aaaaaaaaaaaaaaaa',
    kind: 'direct',
    type: 'communication',
    text: '“Mind the tide,”',
    speaker: {
      id: null,
      name: null,
      type: 'unnamed',
      roles: [],
      gender: null,
      description: 'a neighbour',
      words: 'a neighbour',
      resolution: 'unnamed',
      confidence: 1,
    },
    reportedBy: null,
    cue: 'said',
    spans: { source: [], cue: [], content: [{ start: 1, end: 17 }] },
    before: '',
    after: '',
    confidence: 0.9,
    extractorVersion: '1',
  },
  article: {
    id: 'aaaaaaaaaaaaaaaa',
    status: 'ready',
    bucket: 'articles',
    key: 'a.txt',
    received: '2020-05-01T12:00:00.000Z',
    quotes: 1,
    extractorVersion: '1',
  },
};

/** The handler over a corrector that does all it is asked, and what it was asked. */
function correcting(options: Partial<CorrectOptions> = {}) {
  const asked: unknown[][] = [];
  const corrector = {
    merge: async (...given: unknown[]) => {
      asked.push(['merge', ...given]);
      return rada;
    },
    split: async (...given: unknown[]) => {
      asked.push(['split', ...given]);
      return [rada];
    },
    rename: async (...given: unknown[]) => {
      asked.push(['rename', ...given]);
      return rada;
    },
    correctQuote: async (...given: unknown[]) => {
      asked.push(['correctQuote', ...given]);
      return quoteInArticle;
    },
  };
  const handle = createCorrectHandler({ corrector, note: () => {}, ...options });
  return { handle, asked };
}

suite('requests that are right', () => {
  for (const [method, path, body, expected] of [
    ['POST', '/speakers/a-b/merge', { from: 'c-d~sport' }, ['merge', 'c-d~sport', 'a-b']],
    ['POST', '/speakers/a-b/merge/', { from: ' c-d ' }, ['merge', 'c-d', 'a-b']],
    ['POST', '/speakers/a%2Fb%25/split', { alias: 'c-d' }, ['split', 'a/b%', 'c-d']],
    ['PUT', '/speakers/%E6%9D%8E%E6%98%8E/name', { name: 'Li Ming' }, ['rename', '李明', 'Li Ming']],
    ['DELETE', '/speakers/a-b~politics/name', undefined, ['rename', 'a-b~politics', undefined]],
    ['PUT', '/quotes/q/correction', { speaker: 'a-b' }, ['correctQuote', 'q', { speaker: 'a-b' }, undefined]],
    [
      'PUT',
      '/quotes/q/correction',
      { speakerName: 'Li Ming' },
      ['correctQuote', 'q', { speakerName: 'Li Ming' }, undefined],
    ],
    [
      'PUT',
      '/quotes/q/correction',
      { speaker: null },
      ['correctQuote', 'q', { verdict: 'unnamed' }, undefined],
    ],
    [
      'PUT',
      '/quotes/q/correction',
      { quote: false },
      ['correctQuote', 'q', { verdict: 'rejected' }, undefined],
    ],
    ['DELETE', '/quotes/q/correction', undefined, ['correctQuote', 'q', undefined, undefined]],
  ] as const) {
    test(`${method} ${path}`, async () => {
      const { handle, asked } = correcting();

      const { statusCode } = await handle(eventOf(method, path, body));

      assert.equal(statusCode, 200);
      assert.deepEqual(asked, [expected]);
    });
  }

  test('may come in base64, and with a charset', async () => {
    const { handle, asked } = correcting();
    const event = eventOf('POST', '/speakers/a/merge', undefined, {
      'content-type': 'Application/JSON; charset=utf-8',
    });

    const body = Buffer.from('{"from":"šárka"}').toString('base64');
    const answer = await handle({ ...event, body, isBase64Encoded: true });

    assert.equal(answer.statusCode, 200);
    assert.deepEqual(asked, [['merge', 'šárka', 'a']]);
  });
});

suite('what must be there for a correction to change anything', () => {
  const json = { 'content-type': 'application/json' };
  for (const [headers, expected] of [
    [{ 'if-match': '"17"' }, [17]],
    [{ 'if-match': '"17", "18"' }, [17, 18]],
    [{ 'if-match': '*' }, 'any'],
    [{ 'if-none-match': '*' }, 'none'],
  ] as const) {
    test(`${JSON.stringify(headers)} is handed on`, async () => {
      const { handle, asked } = correcting();

      const { statusCode } = await handle(
        eventOf('PUT', '/quotes/q/correction', { quote: false }, { ...json, ...headers }),
      );

      assert.equal(statusCode, 200);
      assert.deepEqual(asked, [['correctQuote', 'q', { verdict: 'rejected' }, expected]]);
    });
  }

  for (const headers of [{ 'if-match': '17' }, { 'if-match': '' }, { 'if-none-match': '"17"' }]) {
    test(`${JSON.stringify(headers)} is a 400`, async () => {
      const { handle, asked } = correcting();

      const { statusCode } = await handle(
        eventOf('PUT', '/quotes/q/correction', { quote: false }, { ...json, ...headers }),
      );

      assert.equal(statusCode, 400);
      assert.deepEqual(asked, []);
    });
  }

  for (const body of [{}, { quote: false, speaker: null }, { quote: true }, { speaker: 7 }]) {
    test(`${JSON.stringify(body)} says nothing of a quote: a 400`, async () => {
      const { handle, asked } = correcting();

      const answer = await handle(eventOf('PUT', '/quotes/q/correction', body));

      assert.equal(answer.statusCode, 400);
      assert.deepEqual(Problem.parse(bodyOf(answer)), bodyOf(answer));
      assert.deepEqual(asked, []);
    });
  }
});

suite('bodies that are wrong', () => {
  const merge = '/speakers/a-b/merge';
  const json = { 'content-type': 'application/json' };
  for (const [what, body, headers, said] of [
    ['none', undefined, json, /body is missing; send a JSON object with from/],
    ['a blank one', ' \n', json, /body is missing/],
    ['broken JSON', '{"from": "c-d"', json, /body is no JSON; send a JSON object with from/],
    ['a list', '["c-d"]', json, /no JSON object/],
    ['null', 'null', json, /no JSON object/],
    ['a text', '"c-d"', json, /no JSON object/],
    ['an empty object', {}, json, /^from is missing\.$/],
    ['an unknown field', { from: 'c', into: 'd' }, json, /no field 'into' here; allowed are from/],
    ['a field of the object’s own', '{"__proto__": 1}', json, /no field '__proto__'/],
    ['a number', { from: 7 }, json, /from must be a string, not 7/],
    ['a null', { from: null }, json, /from must be a string, not null/],
    ['an object', { from: { id: 'c' } }, json, /from must be a string, not \{"id":"c"\}/],
    ['a blank id', { from: '  ' }, json, /from must not be blank, not ' {2}'/],
    ['a long id', { from: 'x'.repeat(300) }, json, /from must have at most 200 characters/],
    ['half a character', '{"from": "a\\ud800"}', json, /from must be well-formed Unicode/],
    ['too much', { from: 'x'.repeat(5000) }, json, /The body has 5011 bytes; it may have 4096/],
    ['too much in few letters', { from: '語'.repeat(1500) }, json, /bytes; it may have 4096/],
    ['another type', { from: 'c' }, { 'content-type': 'text/plain' }, /must be application\/json, not 'text/],
    ['no type', { from: 'c' }, {}, /content-type must be application\/json\.$/],
    ['a type like it', { from: 'c' }, { 'content-type': 'application/jsonp' }, /not 'application\/jsonp'/],
  ] as const) {
    test(`${what} is a 400 that says what is allowed`, async () => {
      const { handle, asked } = correcting();

      const answer = await handle(eventOf('POST', merge, body, headers));

      assert.equal(answer.statusCode, 400);
      assert.equal(answer.headers['content-type'], 'application/problem+json');
      assert.match(bodyOf(answer).detail, said);
      assert.equal(bodyOf(answer).errors.length, 1);
      assert.deepEqual(Problem.parse(bodyOf(answer)), bodyOf(answer));
      assert.deepEqual(asked, []);
    });
  }

  test('bytes that are no UTF-8 are a 400', async () => {
    const { handle } = correcting();
    const body = Buffer.from([0x7b, 0xff, 0x7d]).toString('base64');

    const answer = await handle({ ...eventOf('POST', merge), body, isBase64Encoded: true });

    assert.equal(answer.statusCode, 400);
    assert.match(bodyOf(answer).detail, /not UTF-8/);
  });

  test('what stands in the query is not overlooked', async () => {
    const { handle, asked } = correcting();

    const answer = await handle(eventOf('POST', `${merge}?from=c`, { from: 'c' }));

    assert.equal(answer.statusCode, 400);
    assert.match(bodyOf(answer).detail, /no parameter 'from' here; this path takes none/);
    assert.deepEqual(asked, []);
  });
});

suite('methods and paths', () => {
  for (const [method, path, allowed] of [
    ['GET', '/speakers/a/merge', 'POST'],
    ['HEAD', '/speakers/a/split', 'POST'],
    ['DELETE', '/speakers/a/merge', 'POST'],
    ['POST', '/speakers/a/name', 'PUT, DELETE'],
    ['PATCH', '/speakers/a/name', 'PUT, DELETE'],
    ['POST', '/quotes', 'GET, HEAD'],
    ['DELETE', '/articles/a', 'GET, HEAD'],
    ['POST', '/', 'GET, HEAD'],
    ['BREW'.repeat(100), '/speakers/a/merge', 'POST'],
  ] as const) {
    test(`${method.slice(0, 10)} ${path} is a 405 that names the others`, async () => {
      const answer = await correcting().handle(eventOf(method, path, {}));

      assert.equal(answer.statusCode, 405);
      assert.equal(answer.headers.allow, allowed);
    });
  }

  for (const path of [
    '/speakers//merge',
    '/speakers/a/b/merge',
    '/speakers/a/rename',
    `/speakers/${'x'.repeat(5000)}/merge`,
    '',
  ]) {
    test(`nothing can be corrected at '${path.slice(0, 40)}'`, async () => {
      const { handle, asked } = correcting();

      const { statusCode } = await handle(eventOf('POST', path, { from: 'c' }));

      assert.equal(statusCode, 404);
      assert.deepEqual(asked, []);
    });
  }
});

suite('pages of other origins', () => {
  const preflight = {
    method: 'OPTIONS',
    headers: { origin: 'https://desk.example', 'access-control-request-method': 'PUT' },
  };

  test('may correct where they are allowed to', async () => {
    const { handle } = correcting({ allowOrigins: ['https://desk.example'] });

    const asked = await handle(eventFor('/speakers/a/name', preflight));
    const answer = await handle(
      eventOf('DELETE', '/speakers/a/name', undefined, { origin: 'https://desk.example' }),
    );

    assert.equal(asked.statusCode, 204);
    assert.equal(asked.headers['access-control-allow-methods'], 'PUT, DELETE');
    assert.match(asked.headers['access-control-allow-headers'] ?? '', /content-type/);
    assert.equal(answer.headers['access-control-allow-origin'], 'https://desk.example');
  });

  test('are told nothing elsewhere', async () => {
    const { statusCode, headers } = await correcting().handle(eventFor('/speakers/a/name', preflight));

    assert.equal(statusCode, 405);
    assert.ok(!Object.keys(headers).some((name) => name.startsWith('access-control')));
  });
});

suite('trouble', () => {
  for (const [name, status] of [
    ['ThrottlingException', 503],
    ['ContentionError', 503],
    ['TableOverloaded', 503],
    ['TypeError', 500],
  ] as const) {
    test(`${name} is a ${status} that the log knows more of`, async () => {
      const logged: unknown[] = [];
      const noted: unknown[] = [];
      const error = Object.assign(new Error('secret-table'), { name });
      const fail = async () => {
        throw error;
      };
      const { handle } = correcting({
        corrector: { merge: fail, split: fail, rename: fail, correctQuote: fail },
        log: (...what) => logged.push(what),
        note: (one) => noted.push(one),
      });

      const answer = await handle(eventOf('POST', '/speakers/a/merge', { from: 'c' }));

      assert.equal(answer.statusCode, status);
      assert.doesNotMatch(answer.body, /secret-table/);
      assert.deepEqual(logged, [[error, 'request-1']]);
      assert.deepEqual(noted, []);
    });
  }

  test('no body is too strange', async () => {
    const { handle } = correcting();
    const strange = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .dictionary(fc.constantFrom('from', 'alias', 'name', 'speaker', 'quote', 'x'), fc.jsonValue())
        .map((one) => JSON.stringify(one)),
    );
    const where = fc.constantFrom(
      ['POST', '/speakers/a/merge'],
      ['POST', '/speakers/a/split'],
      ['PUT', '/speakers/a/name'],
      ['PUT', '/quotes/a/correction'],
    );
    await fc.assert(
      fc.asyncProperty(where, strange, async ([method = '', path = ''], body) => {
        const { statusCode } = await handle(eventOf(method, path, body));

        assert.ok(statusCode === 200 || statusCode === 400, `${statusCode}`);
      }),
    );
  });
});
