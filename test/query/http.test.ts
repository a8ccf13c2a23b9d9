import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { archiveOf, harbour } from './archive.ts';
import { asking, bodyOf } from './ask.ts';

const ask = asking();

suite('methods', () => {
  for (const url of ['/', '/quotes', '/articles/pier', '/articles/pier/text', '/openapi.json', '/health']) {
    test(`HEAD ${url} is GET without the body`, async () => {
      const get = await ask(url);

      const head = await ask(url, { method: 'HEAD' });

      assert.equal(head.statusCode, 200);
      assert.deepEqual(head.headers, get.headers);
      assert.equal(head.body, '');
    });
  }

  test('HEAD of what is not there is a 404 without a body', async () => {
    const { statusCode, body } = await ask('/articles/nowhere', { method: 'HEAD' });

    assert.deepEqual([statusCode, body], [404, '']);
  });

  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'BREW']) {
    test(`${method} is a 405 that names the others`, async () => {
      const answer = await ask('/quotes', { method });

      assert.equal(answer.statusCode, 405);
      assert.equal(answer.headers.allow, 'GET, HEAD');
      assert.equal(bodyOf(answer).title, 'Method Not Allowed');
    });
  }
});

test('what corrects is a 405 here that names its own methods', async () => {
  const answer = await ask('/speakers/asa-brandt/name');

  assert.equal(answer.statusCode, 405);
  assert.equal(answer.headers.allow, 'PUT, DELETE');
  assert.match(bodyOf(answer).detail, /^GET is not possible here; use PUT or DELETE\.$/);
});

suite('while files are taken in', () => {
  const lists = [
    '/quotes',
    '/quotes?speaker=nobody',
    '/quotes/pier.a.aaaabbbb/variants',
    '/utterances',
    '/speakers?name=bra',
    '/speakers/asa-brandt/quotes',
    '/articles',
    '/articles/pier/quotes',
  ];
  for (const url of [...lists, '/health']) {
    test(`${url} says how many are left, and nothing once they are in`, async () => {
      let left = 7;
      const askThen = asking({ ingesting: () => left });

      const then = bodyOf(await askThen(url));
      left = 0;
      const after = bodyOf(await askThen(url));

      assert.equal(then.ingesting, 7);
      assert.ok(!('ingesting' in after));
      assert.deepEqual(after, bodyOf(await ask(url)));
    });
  }

  test('a file that is read while a list is looked up still counts', async () => {
    let left = 1;
    const archive = archiveOf(harbour());
    const store = {
      ...archive.store,
      articles: (...asked: Parameters<typeof archive.store.articles>) => {
        left = 0;
        return archive.store.articles(...asked);
      },
    };

    const answer = await asking({ ...archive, store, ingesting: () => left })('/articles');

    assert.equal(bodyOf(answer).ingesting, 1);
  });

  for (const url of ['/articles/pier', '/speakers/asa-brandt', '/quotes/pier.a.aaaabbbb']) {
    test(`${url} is no list and says nothing of it`, async () => {
      assert.ok(!('ingesting' in bodyOf(await asking({ ingesting: () => 7 })(url))));
    });
  }
});

suite('paths', () => {
  for (const path of [
    '',
    '/nothing',
    '/Quotes',
    '/quotes//',
    '/quotes/a/b',
    '/speakers//quotes',
    '/articles/%2e%2e%2fquotes/x',
    '/articles/pier/text/1',
    '/%',
    '/%E0%A4%A',
    '/constructor',
    '/__proto__',
    `/speakers/${'x'.repeat(201)}`,
    `/${'a/'.repeat(3000)}`,
  ]) {
    test(`nothing is at '${path.slice(0, 40)}'`, async () => {
      const answer = await ask(path);

      assert.equal(answer.statusCode, 404);
      assert.match(bodyOf(answer).detail, /\/openapi\.json/);
    });
  }

  for (const path of [
    '/speakers/%',
    '/articles/../quotes',
    '/speakers/%00',
    '/articles/%2F',
    '/quotes/%E0%A4%A',
    '/speakers/$&',
    '/articles/ ',
  ]) {
    test(`a strange id is one that is not there: ${path}`, async () => {
      const answer = await ask(path);

      assert.equal(answer.statusCode, 404);
      assert.match(bodyOf(answer).detail, /with the id/);
    });
  }

  test('a slash at the end does not matter', async () => {
    assert.equal((await ask('/quotes/')).body, (await ask('/quotes')).body);
  });

  test('the index links to every path with its parameters', async () => {
    const { name, links } = bodyOf(await ask('/'));

    assert.equal(name, 'Whosaid');
    assert.equal(links.listSpeakers, '/speakers{?name,q,limit,cursor,format}');
    assert.equal(links.getArticleText, '/articles/{id}/text');
    assert.equal(links.getOpenApi, '/openapi.json');
  });

  test('health asks nothing of the archive', async () => {
    const unasked = new Proxy({} as never, { get: () => assert.fail('the store was asked') });
    const dead = asking({ store: { ...archiveOf(harbour()).store, forOneAnswer: () => unasked } });

    assert.deepEqual(bodyOf(await dead('/health')), { status: 'ok' });
    assert.equal((await dead('/health')).headers['cache-control'], 'no-store');
  });
});

suite('caching', () => {
  test('what may change any moment is revalidated, by its owner alone', async () => {
    for (const url of ['/quotes', '/speakers/asa-brandt', '/articles/pier/text']) {
      assert.equal((await ask(url)).headers['cache-control'], 'private, no-cache');
    }
  });

  test('problems are not kept', async () => {
    assert.equal((await ask('/articles/nowhere')).headers['cache-control'], 'no-store');
  });

  for (const [held, status] of [
    [(etag: string) => etag, 304],
    [(etag: string) => etag.replace('W/', ''), 304],
    [(etag: string) => `"other", ${etag}`, 304],
    [() => '*', 304],
    [() => 'W/"other"', 200],
    [() => '', 200],
    [(etag: string) => etag.slice(3, -1), 200],
  ] as const) {
    test(`If-None-Match as ${held('W/"tag"')} gets ${status}`, async () => {
      const { headers } = await ask('/quotes');

      const again = await ask('/quotes', { headers: { 'if-none-match': held(headers.etag ?? '') } });

      assert.equal(again.statusCode, status);
      assert.equal(again.headers.etag, headers.etag);
      assert.equal(again.body === '', status === 304);
    });
  }

  test('another answer has another tag', async () => {
    assert.notEqual((await ask('/quotes?limit=1')).headers.etag, (await ask('/quotes?limit=2')).headers.etag);
  });
});

suite('cross-origin requests', () => {
  const preflight = {
    method: 'OPTIONS',
    headers: { origin: 'https://page.example', 'access-control-request-method': 'GET' },
  };

  test('get nothing unless origins are given', async () => {
    const { headers } = await ask('/quotes', { headers: { origin: 'https://page.example' } });

    assert.ok(!Object.keys(headers).some((name) => name.startsWith('access-control')));
    assert.equal(headers.vary, 'accept');
    assert.equal((await ask('/quotes', preflight)).statusCode, 405);
  });

  test('of an allowed origin may read answers, problems and text', async () => {
    const allowing = asking({ allowOrigins: ['https://page.example'] });

    for (const url of ['/quotes', '/nothing', '/articles/pier/text']) {
      const { headers } = await allowing(url, { headers: { origin: 'https://page.example' } });
      assert.equal(headers['access-control-allow-origin'], 'https://page.example');
      assert.match(headers.vary ?? '', /origin/);
    }
    const asked = await allowing('/quotes', preflight);
    assert.equal(asked.statusCode, 204);
    assert.equal(asked.headers['access-control-allow-methods'], 'GET, HEAD');
  });

  test('of another origin may not', async () => {
    const allowing = asking({ allowOrigins: ['https://page.example'] });

    const { headers } = await allowing('/quotes', { headers: { origin: 'https://evil.example' } });

    assert.equal(headers['access-control-allow-origin'], undefined);
    assert.equal(headers.vary, 'accept, origin');
  });

  test('of any origin may with *', async () => {
    const { headers } = await asking({ allowOrigins: ['*'] })('/quotes', {
      headers: { origin: 'https://any.example' },
    });

    assert.equal(headers['access-control-allow-origin'], '*');
  });
});

suite('trouble on our side', () => {
  const failing = (error: unknown) => {
    const logged: unknown[] = [];
    const { store, readText } = archiveOf(harbour());
    const fail = async () => {
      throw error;
    };
    const ask = asking({
      store: { ...store, newestQuotes: fail },
      readText,
      log: (...what) => logged.push(what),
    });
    return { answer: ask('/quotes'), logged };
  };

  for (const error of [
    Object.assign(new Error('slow down'), {
      name: 'ProvisionedThroughputExceededException',
      $fault: 'client',
    }),
    Object.assign(new Error('slow down'), { name: 'ThrottlingException' }),
    Object.assign(new Error('timed out'), { name: 'TimeoutError' }),
    Object.assign(new Error('try later'), {
      name: 'Odd',
      $fault: 'client',
      $retryable: { throttling: true },
    }),
    Object.assign(new Error('oops'), { name: 'InternalServerError', $fault: 'server' }),
  ]) {
    test(`${error.name} is a 503 that tells when to try again`, async () => {
      const { answer, logged } = failing(error);

      const { statusCode, headers, body } = await answer;

      assert.equal(statusCode, 503);
      assert.equal(headers['retry-after'], '1');
      assert.doesNotMatch(body, new RegExp(error.message));
      assert.deepEqual(logged, [[error, 'request-1']]);
    });
  }

  for (const error of [new TypeError('secret-table is broken'), 'secret-table', undefined]) {
    test(`${error} is a 500 that leaks nothing and names the request`, async () => {
      const { answer, logged } = failing(error);

      const { statusCode, body } = await answer;

      assert.equal(statusCode, 500);
      assert.doesNotMatch(body, /secret-table/);
      assert.equal(JSON.parse(body).requestId, 'request-1');
      assert.deepEqual(logged, [[error, 'request-1']]);
    });
  }
});
