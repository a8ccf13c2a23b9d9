import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOSTILE } from './articles.ts';
import { assertUntroubled, browsing, noBrowser, whosaidWith } from './browser.ts';

interface Found {
  items: { id: string; text: string; article: { id: string } }[];
}

test('an article that means no good', { skip: noBrowser }, async (t) => {
  const { address, ask } = await whosaidWith(t, { 'hostile.md': HOSTILE });
  const { items } = await ask<Found>('/quotes?type=any');
  const article = items[0]?.article.id ?? '';
  const text = await (await fetch(`${address}/articles/${article}/text`)).text();
  const { open } = await browsing(t);

  await t.test('runs nothing, loads nothing, and is shown as it was written', async () => {
    const page = await open();
    const asked: string[] = [];
    const dialogs: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      return dialog.dismiss();
    });
    for (const path of ['/?q=wall', `/view/articles/${article}`, '/view/desk', '/view/speakers/omar-quist']) {
      await page.goto(address + path, { waitUntil: 'networkidle' });
    }
    await page.goto(`${address}/view/articles/${article}`);
    await page.locator('mark.said').first().waitFor();

    const shown = (await page.locator('.article-text p').allTextContents()).join(' ').replace(/\s+/g, ' ');
    assert.equal(shown, text.trim().replace(/\s+/g, ' '));
    assert.equal(await page.locator('.article-text script, .article-text img, h1 img, h1 script').count(), 0);
    assert.deepEqual(dialogs, []);
    assert.deepEqual([...new Set(asked)], [address]);
    assert.equal(await page.locator('a[href^="javascript:"]').count(), 0);
    assertUntroubled(page);
  });

  await t.test('has the right words marked, whatever letters are made of', async () => {
    const page = await open();
    await page.goto(`${address}/view/articles/${article}`);
    await page.locator('mark.said').first().waitFor();
    assert.ok(items.length > 0);
    for (const { id, text: words } of items) {
      await page.goto(`${address}/view/articles/${article}#${encodeURIComponent(id)}`);
      await page.locator('mark.said.active').first().waitFor();
      const active = (await page.locator('mark.said.active').allTextContents()).join('');
      assert.equal(active.replace(/\s/g, ''), words.replaceAll(' … ', '').replace(/\s/g, ''));
    }
    const marked = (await page.locator('mark.said').allTextContents()).join(' ');
    assert.match(marked, /👩🏽‍🚒 Cafe\u0301 Zoe\u0308 stays open 👍🏽/);
    assertUntroubled(page);
  });

  await t.test('keeps what turns the order of letters inside its own words', async () => {
    const page = await open();
    await page.goto(`${address}/?q=sign`);
    await page.locator('.quote-card').first().waitFor();
    const isolated = await page.evaluate(() =>
      [...document.querySelectorAll('.quote-card .publication, .quote-card blockquote bdi')].every(
        (element) => getComputedStyle(element).unicodeBidi === 'isolate',
      ),
    );
    assert.ok(isolated, 'names and words of articles stand in <bdi>');
    assertUntroubled(page);
  });
});

/** As the API has it; of a size that no article can have, for what the page can take. */
const LARGE_CHARACTERS = 5_000_000;
const EVERY = 5_000;

test('an article of five million characters', { skip: noBrowser }, async (t) => {
  const { address, ask } = await whosaidWith(t, { 'hostile.md': HOSTILE });
  const [example] = (await ask<{ items: Record<string, unknown>[] }>('/quotes')).items;
  const { items: [article] = [] } = await ask<{ items: Record<string, unknown>[] }>('/articles');
  const paragraph = `${'The tide came in and went out again. '.repeat(26)}“😀 It is high.” she said.\n\n`;
  const text = paragraph.repeat(Math.ceil(LARGE_CHARACTERS / paragraph.length));
  const quotes = Array.from({ length: Math.floor(text.length / EVERY) }, (_, index) => {
    const start = text.indexOf('“', index * EVERY);
    const content = [{ start, end: text.indexOf('”', start) + 1 }];
    return { ...example, id: `q${index}`, text: '“😀 It is high.”', spans: { content, source: [], cue: [] } };
  });
  const { open } = await browsing(t);
  const page = await open();
  await page.route(`${address}/articles/large`, (route) =>
    route.fulfill({ json: { ...article, id: 'large' } }),
  );
  await page.route(`${address}/articles/large/text`, (route) => route.fulfill({ body: text }));
  await page.route(`${address}/articles/large/quotes?*`, (route) => {
    const at = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0);
    const next = at + 100 < quotes.length ? { next: String(at + 100) } : {};
    return route.fulfill({ json: { items: quotes.slice(at, at + 100), ...next } });
  });
  const last = quotes.length - 1;

  await page.goto(`${address}/view/articles/large#q${last}`);
  await page.locator('mark.said.active').waitFor();

  assert.equal(await page.locator('mark.said.active').textContent(), '“😀 It is high.”');
  assert.equal(await page.locator('mark.said.active').getAttribute('data-quote'), String(last));
  assert.ok(await page.locator('mark.said.active').isVisible());
  assertUntroubled(page);
});
