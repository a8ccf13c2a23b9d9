import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { ARTICLES } from './articles.ts';
import { browsing, noBrowser, whosaidWith } from './browser.ts';

const SERVER = 'https://login.example';
const CORS = { 'access-control-allow-origin': '*' };

test('where a stage asks who one is', { skip: noBrowser }, async (t) => {
  const { address } = await whosaidWith(t, { 'pier.md': ARTICLES['pier.md'] ?? '' });
  const { open } = await browsing(t);
  // A stage's policy names the origin of its login; the one here doesn't.
  const page = await open({ bypassCSP: true });
  const config = { authority: SERVER, clientId: 'the-page', domain: SERVER };
  const seen: { challenge: string; verifier: string; tokens: (string | undefined)[] } = {
    challenge: '',
    verifier: '',
    tokens: [],
  };
  await page.route(`${address}/config.json`, (route) => route.fulfill({ json: config }));
  await page.route(`${SERVER}/.well-known/openid-configuration`, (route) =>
    route.fulfill({
      headers: CORS,
      json: {
        issuer: SERVER,
        authorization_endpoint: `${SERVER}/oauth2/authorize`,
        token_endpoint: `${SERVER}/oauth2/token`,
      },
    }),
  );
  await page.route(`${SERVER}/oauth2/authorize?*`, (route) => {
    const asked = new URL(route.request().url()).searchParams;
    seen.challenge = asked.get('code_challenge') ?? '';
    assert.deepEqual(
      [asked.get('response_type'), asked.get('client_id'), asked.get('code_challenge_method')],
      ['code', 'the-page', 'S256'],
    );
    const back = new URLSearchParams({ code: 'once', state: asked.get('state') ?? '' });
    return route.fulfill({ status: 302, headers: { location: `${asked.get('redirect_uri')}?${back}` } });
  });
  await page.route(`${SERVER}/oauth2/token`, (route) => {
    seen.verifier = new URLSearchParams(route.request().postData() ?? '').get('code_verifier') ?? '';
    const json = { access_token: 'secret', token_type: 'Bearer', expires_in: 3600 };
    return route.fulfill({ headers: CORS, json });
  });
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname === '/quotes') seen.tokens.push(request.headers().authorization);
  });

  await page.goto(`${address}/?q=coin`);
  await page.locator('.quote-card mark.hit').first().waitFor();

  assert.equal(page.url(), `${address}/?q=coin`);
  assert.equal(createHash('sha256').update(seen.verifier).digest('base64url'), seen.challenge);
  assert.ok(seen.tokens.length > 0);
  assert.deepEqual([...new Set(seen.tokens)], ['Bearer secret']);
  assert.equal(
    await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }).includes('secret')),
    false,
  );
  assert.deepEqual(page.troubles.errors, []);
});
