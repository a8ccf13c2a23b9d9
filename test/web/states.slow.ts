import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { ARTICLES } from './articles.ts';
import { assertUntroubled, browsing, noBrowser, whosaidWith } from './browser.ts';

const MANY = 10_000;

test('the states of the page', { skip: noBrowser }, async (t) => {
  const { address, ask, drop } = await whosaidWith(t, { 'pier.md': ARTICLES['pier.md'] ?? '' });
  const [example] = (await ask<{ items: { text: string }[] }>('/quotes')).items;
  const { open } = await browsing(t);

  await t.test('nothing is found, or there is nothing', async () => {
    const page = await open();
    await page.goto(`${address}/?q=zeppelin`);
    await page.getByText('No quotes found.').waitFor();
    await page.goto(`${address}/?speaker=quizt`);
    await page.getByText('No quotes found.').waitFor();
    assert.doesNotMatch((await page.locator('main').textContent()) ?? '', /\/speakers/, 'no path of the API');
    await page.getByRole('link', { name: 'Include what people think, know or want' }).click();
    await page.waitForURL(/speaker=quizt&type=any/);
    await page.route('**/quotes?*', (route) => route.fulfill({ json: { items: [] } }));
    await page.goto(`${address}/`);
    await page.getByText('Nothing has been read yet.').waitFor();
    await page.goto(`${address}/view/utterances`);
    await page.getByText('No quote has been printed twice yet.').waitFor();
    let left = 2;
    await page.unroute('**/quotes?*');
    await page.route('**/health', (route) => route.fulfill({ json: { status: 'ok', ingesting: --left } }));
    await page.route(/\/quotes\?(?!.*facets)/, (route) =>
      left === 2 ? route.fulfill({ json: { items: [], ingesting: left } }) : route.continue(),
    );
    await page.goto(`${address}/`);
    await page.getByText('The first articles are being read.').waitFor();
    await page.locator('.quote-card').first().waitFor();
    assertUntroubled(page);
  });

  await t.test('an address that leads nowhere, a quote that is gone, a speaker that nobody is', async () => {
    const page = await open();
    await page.goto(`${address}/view/speakers/nobody-at-all`);
    await page.getByText('Not found.').waitFor();
    await page.goto(`${address}/view/quotes/no.such.quote`);
    await page.getByText('Not found.').waitFor();
    const { items } = await ask<{ items: { id: string }[] }>('/articles');
    await page.goto(`${address}/view/articles/${items[0]?.id}#gone`);
    await page.getByText('is no longer in this article').waitFor();
    for (const path of ['/view/nope', '/nope']) {
      assert.equal((await page.goto(address + path))?.status(), 404);
      await page.getByRole('heading', { name: 'There is no such page.' }).waitFor();
      assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0);
    }
    await page.getByRole('link', { name: 'Search for a quote' }).click();
    await page.locator('.quote-card').first().waitFor();
    assertUntroubled(page);
  });

  await t.test('a search that can’t be made is told from one that failed, and mended', async () => {
    const page = await open();
    await page.goto(`${address}/?q=pier&from=nope`);
    await page.getByText('“nope” is not a valid value for the first day.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0);
    await page.getByRole('link', { name: 'Search without it' }).click();
    await page.waitForURL(`${address}/?q=pier`);
    await page.locator('.quote-card mark.hit').first().waitFor();
    assertUntroubled(page);
  });

  await t.test('it is loading, then there', async () => {
    const page = await open();
    const held = Promise.withResolvers<void>();
    const asked: string[] = [];
    await page.route('**/quotes?*', async (route) => {
      asked.push(route.request().url());
      await held.promise;
      await route.continue();
    });
    await page.goto(`${address}/`);
    await page.getByText('Loading quotes …').waitFor();
    await page.waitForTimeout(500);
    assert.ok(
      asked.length > 0 && !asked.some((url) => url.includes('facets=')),
      'counting waits for the list',
    );
    held.resolve();
    await page.locator('.quote-card').first().waitFor();
    assert.equal(await page.locator('.loading').count(), 0);
    assertUntroubled(page);
  });

  await t.test('the API is gone, and comes back', async () => {
    const page = await open();
    await page.goto(`${address}/`);
    await page.locator('.quote-card').first().waitFor();
    await page.context().setOffline(true);
    await page.getByRole('combobox', { name: /Words/ }).fill('planks');
    await page.keyboard.press('Enter');
    await page.getByText('Whosaid does not answer.').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.quote-card mark.hit').first().waitFor();
    assertUntroubled(page);
  });

  await t.test('the API fails, or has no index: it says why, and all else works', async () => {
    const page = await open();
    const problem = {
      type: 'about:blank',
      title: 'Unavailable',
      status: 503,
      detail: 'There is no index here.',
    };
    await page.route(/\/quotes\?.*(q=|facets=)/, (route) => route.fulfill({ status: 503, json: problem }));
    await page.goto(`${address}/`);
    await page.locator('.quote-card').first().waitFor();
    await page.locator('.facet').getByRole('link', { name: 'Without quotation marks' }).waitFor();
    await page.goto(`${address}/?q=pier`);
    await page.getByText('There is no index here.').waitFor();
    assertUntroubled(page);
  });

  await t.test('files are still being read, then they are there', async () => {
    const page = await open();
    let left = 3;
    await page.route('**/health', (route) =>
      route.fulfill({ json: { status: 'ok', ...(left > 0 && { ingesting: left }) } }),
    );
    await page.route(/\/quotes\?(?!.*facets)/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        json: { ...(await response.json()), ...(left > 0 && { ingesting: left }) },
      });
    });
    await page.goto(`${address}/?q=sixty`);
    await page.getByText('Still reading 3 files').waitFor();
    await drop('planks.md', ARTICLES['planks.md'] ?? '');
    left = 0;
    await page.getByText('All files are read.').waitFor();
    await page.getByRole('button', { name: 'Show what is new' }).click();
    await page.locator('.quote-card mark.hit').first().waitFor();
    assertUntroubled(page);
  });

  await t.test('the desk goes on looking if a file comes in just as the last one has been read', async () => {
    const page = await open();
    // Each answer of the list tells of one file, until `isOver`; each poll says that it has been read.
    let isOver = false;
    let lists = 0;
    await page.route('**/health', (route) => route.fulfill({ json: { status: 'ok' } }));
    await page.route('**/articles?status=ready*', async (route) => {
      const response = await route.fetch();
      const answer = await response.json();
      isOver = ++lists > 2;
      await route.fulfill({ response, json: isOver ? answer : { ...answer, items: [], ingesting: 1 } });
    });
    await page.goto(`${address}/view/desk`);
    await page.getByText('Still reading 1 file').waitFor();
    await page.getByRole('link', { name: 'Pier to close for the winter' }).waitFor();
    assert.equal(lists, 3);
    assertUntroubled(page);
  });

  await t.test('a file is dropped on the desk and read', async () => {
    const page = await open();
    await page.goto(`${address}/view/desk`);
    await page.getByLabel('choose files').setInputFiles({
      name: 'ferry.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(ARTICLES['ferry.md'] ?? ''),
    });
    await page.getByText('1 file taken in').waitFor();
    await page.getByRole('link', { name: 'Ferry runs again' }).waitFor();
    await page.getByRole('link', { name: 'Given up' }).click();
    await page.getByText('Nothing was given up.').waitFor();
    assertUntroubled(page);
  });

  await t.test('a file that is taken in but can’t be read says why on the desk', async () => {
    const page = await open();
    await page.goto(`${address}/view/desk`);
    await page.getByLabel('choose files').setInputFiles([
      {
        name: 'gangway.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('“Mind the gangway,” said Ilse Brandt.\n'),
      },
      { name: 'blank.txt', mimeType: 'text/plain', buffer: Buffer.from(' ') },
    ]);
    await page.getByText('2 files taken in').waitFor();
    await page.getByText('Could not be read:').waitFor();
    assert.match((await page.locator('.refused').textContent()) ?? '', /^blank\.txt: \S/);
    assertUntroubled(page);
  });

  /** Files as they are dragged. */
  const dragged = (page: Page, files: Record<string, string>) =>
    page.evaluateHandle((all) => {
      const transfer = new DataTransfer();
      for (const [name, text] of Object.entries(all)) transfer.items.add(new File([text], name));
      return transfer;
    }, files);

  await t.test('files are dropped anywhere on the desk; one that is refused says why', async () => {
    const page = await open();
    await page.goto(`${address}/view/desk`);
    await page.getByLabel('choose files').waitFor({ state: 'attached' });
    const dataTransfer = await dragged(page, {
      'planks.md': ARTICLES['planks.md']?.replace('No planks, no pier', 'Dropped by hand') ?? '',
      '.hidden': 'x',
    });
    await page.dispatchEvent('h1', 'dragover', { dataTransfer });
    await page.locator('html.dropping').waitFor();
    await page.dispatchEvent('h1', 'dragleave', { dataTransfer });
    // It was carried away again.
    await page.locator('html:not(.dropping)').waitFor();
    await page.dispatchEvent('h1', 'drop', { dataTransfer });
    await page.getByText('1 file taken in').waitFor();
    await page.locator('.refused').getByText('.hidden').waitFor();
    await page.getByRole('link', { name: 'Dropped by hand' }).waitFor();
    assert.equal(await page.locator('.notice').count(), 0, 'the desk shows it by itself');
    assertUntroubled(page);
  });

  await t.test(
    'files dropped on any other view are taken in as well, and a notice leads to the desk',
    async () => {
      const page = await open();
      await page.goto(`${address}/?q=pier`);
      await page.locator('.quote-card').first().waitFor();
      const dataTransfer = await dragged(page, {
        'elsewhere.md': ARTICLES['planks.md']?.replace('No planks, no pier', 'Dropped on a search') ?? '',
        '.hidden': 'x',
      });
      const isStopped = await page.evaluate((transfer) => {
        const event = new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true });
        return !document.querySelector('.quote-card')?.dispatchEvent(event);
      }, dataTransfer);
      assert.ok(isStopped, 'the browser would open the file');
      await page.locator('.notice', { hasText: '1 file taken in. .hidden: ' }).waitFor();
      await page.getByRole('link', { name: 'See the desk' }).click();
      await page.getByRole('link', { name: 'Dropped on a search' }).waitFor();
      await page.locator('.refused').getByText('.hidden').waitFor();
      assert.equal(await page.locator('.notice').count(), 0);
      assertUntroubled(page);
    },
  );

  await t.test('an error after an upload doesn’t stop the next one', async () => {
    const page = await open();
    await page.addInitScript(() => {
      BroadcastChannel.prototype.postMessage = () => {
        throw new Error('no other window can be told');
      };
    });
    await page.goto(`${address}/view/desk`);
    for (const name of ['first.txt', 'second.txt']) {
      const reported = page.waitForEvent('pageerror');
      await page
        .getByLabel('choose files')
        .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from('The ferry is late.\n') });
      assert.match((await reported).message, /no other window can be told/);
      await page.getByText('1 file taken in').waitFor();
    }
    assert.equal(page.troubles.errors.length, 2);
  });

  await t.test('a drop before the settings are loaded leaves no border behind', async () => {
    const page = await open();
    const held = Promise.withResolvers<void>();
    await page.route('**/config.json', async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.goto(`${address}/view/utterances`);
    const dataTransfer = await dragged(page, { '.hidden': 'x' });
    await page.dispatchEvent('body', 'dragover', { dataTransfer });
    await page.dispatchEvent('body', 'drop', { dataTransfer });
    held.resolve();
    await page.locator('.notice', { hasText: '.hidden: ' }).waitFor();
    assert.equal(await page.locator('html.dropping').count(), 0);
    assertUntroubled(page);
  });

  await t.test('where no files can be uploaded, dropping some says so, and the page stays', async () => {
    const page = await open();
    const uploads: string[] = [];
    page.on('request', (request) => request.method() === 'PUT' && uploads.push(request.url()));
    await page.route('**/config.json', (route) => route.fulfill({ json: {} }));
    await page.goto(`${address}/view/utterances`);
    const dataTransfer = await dragged(page, { 'a.md': 'x' });
    await page.dispatchEvent('h1', 'dragover', { dataTransfer });
    await page.dispatchEvent('h1', 'drop', { dataTransfer });
    await page.locator('.notice', { hasText: 'Files can’t be dropped here' }).waitFor();
    assert.equal(await page.locator('html.dropping').count(), 0);
    assert.deepEqual(uploads, []);
    assertUntroubled(page);
  });

  await t.test('a speaker’s view says how many quotes have no date', async () => {
    const page = await open();
    // Read by the tests before: quotes of Omar Quist in two months.
    await drop('ferry.md', ARTICLES['ferry.md'] ?? '');
    await page.goto(`${address}/view/speakers/omar-quist`);
    await page.locator('.plot').waitFor();
    assert.equal(await page.getByText('without a date').count(), 0);
    await drop('undated.txt', '“The ferry is late again,” said Omar Quist.\n');
    await page.reload();
    await page
      .locator('.plot figcaption', { hasText: '1 quote in articles without a date not shown' })
      .waitFor();
    await page
      .getByText('1 quote in articles without a date are counted here on the day they were received.')
      .waitFor();
    assertUntroubled(page);
  });

  await t.test('what was given up can be tried again', async () => {
    const page = await open({ viewport: { width: 360, height: 740 } });
    let isThere = true;
    const letter = {
      id: 'm1',
      sent: '2024-10-02T08:00:00.000Z',
      file: { bucket: 'articles', key: 'stuck.txt' },
      change: 'created',
      reason: 'TypeError: The object has no body.',
      message: null,
    };
    const silent = { ...letter, id: 'm2', file: { bucket: 'articles', key: 'silent.txt' }, reason: null };
    await page.route('**/dead-letters', (route) =>
      route.fulfill({
        json: { items: isThere ? [letter, silent] : [], more: false },
      }),
    );
    await page.route('**/dead-letters/m1/retry', (route) => {
      isThere = false;
      return route.fulfill({ json: { id: 'm1', status: 'queued' } });
    });
    await page.goto(`${address}/view/desk?show=given-up`);
    const reasons = page.locator('.letter .reason');
    await reasons.first().waitFor();
    assert.deepEqual(
      (await reasons.allTextContents()).map((words) => words.slice(0, 22)),
      ['TypeError: The object ', 'No reason was recorded'],
    );
    const again = page.getByRole('button', { name: 'Try again stuck.txt' });
    const box = await again.boundingBox();
    assert.ok(box && box.width > box.height, 'its words stand on one line');
    await again.click();
    await page.getByText('stuck.txt will be tried again.').waitFor();
    await page.getByText('Nothing was given up.').waitFor();
    assertUntroubled(page);
  });

  await t.test(
    'ten thousand results scroll, with few of them in the document, and going back keeps the place',
    async () => {
      const page = await open();
      await page.route(/\/quotes\?(?!.*facets)/, (route) => {
        const at = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0);
        const items = Array.from({ length: 50 }, (_, index) => ({
          ...example,
          id: `q${at + index}`,
          text: `Number ${at + index}. ${'It is said again. '.repeat((at + index) % 7)}`,
        }));
        return route.fulfill({ json: { items, ...(at + 50 < MANY && { next: String(at + 50) }) } });
      });
      await page.goto(`${address}/`);
      const row = (index: number) => page.locator(`.windowed-row[data-index="${index}"]`);
      await row(0).waitFor();
      // As fast as a hand can: to the end of what is there, again and again.
      await page.evaluate(async (many) => {
        const isEnd = () => document.querySelector(`[aria-setsize="${many}"]`) !== null;
        while (!isEnd()) {
          window.scrollTo(0, document.documentElement.scrollHeight);
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        window.scrollTo(0, document.documentElement.scrollHeight);
      }, MANY);
      await row(MANY - 1).waitFor();
      assert.ok((await page.locator('.windowed-row').count()) < 100);

      await page.evaluate(() => window.scrollTo(0, 400_000));
      await page.waitForFunction(() => document.querySelectorAll('.windowed-row').length > 3);
      const inSight = () =>
        page.evaluate(
          () =>
            [...document.querySelectorAll('.windowed-row')]
              .find((element) => element.getBoundingClientRect().bottom > 0)
              ?.getAttribute('data-index') ?? '',
        );
      await page.waitForTimeout(500);
      const before = await inSight();
      await page.locator(`.windowed-row[data-index="${Number(before) + 1}"] .quote-article`).click();
      await page.waitForURL(/\/view\/articles\//);
      await page.locator('h1').waitFor();
      await page.goBack();
      await page.locator('.windowed-row').first().waitFor();
      await page.waitForTimeout(500);
      assert.ok(
        Math.abs(Number(await inSight()) - Number(before)) <= 1,
        `${await inSight()} after ${before}`,
      );
      assertUntroubled(page);
    },
  );
});
