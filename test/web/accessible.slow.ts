import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { ARTICLES } from './articles.ts';
import { assertUntroubled, browsing, noBrowser, whosaidWith } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds, a line each. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({
      runOnly: {
        type: 'tag',
        values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      },
      // Of WCAG 2.2, and off by default.
      rules: { 'target-size': { enabled: true } },
    });
  });
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}

const LOOKS = [
  { width: 360, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const;

test('the page for everybody', { skip: noBrowser }, async (t) => {
  const { address, ask } = await whosaidWith(t, { ...ARTICLES, 'empty.txt': ' ' });
  const quoteOf = async (words: string) =>
    (await ask<{ items: { id: string; article: { id: string } }[] }>(`/quotes?q=${words}`)).items[0];
  const quote = await quoteOf('coin');
  const ferry = await quoteOf('mended');
  const { open } = await browsing(t);
  const views = {
    search: '/?q=pier',
    'nothing found': '/?q=zeppelin',
    article: `/view/articles/${quote?.article.id}#${quote?.id}`,
    'two speakers in a paragraph': `/view/articles/${ferry?.article.id}`,
    speaker: '/view/speakers/omar-quist',
    utterances: '/view/utterances',
    desk: '/view/desk?show=failed',
  };

  for (const { width, colorScheme } of LOOKS) {
    await t.test(
      `axe-core finds nothing in any view at ${width} pixels, ${colorScheme}, nor is any too wide`,
      async () => {
        // The policy of the page would not let axe-core in.
        const page = await open({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
        for (const [view, path] of Object.entries(views)) {
          await page.goto(address + path, { waitUntil: 'networkidle' });
          await page.waitForFunction(() => document.querySelector('.loading') === null);
          assert.deepEqual(await findings(page), [], view);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.ok(overflow <= 0, `${view} is ${overflow} pixels too wide`);
        }
      },
    );
  }

  await t.test('axe-core finds nothing in what opens: suggestions, filters, a correction', async () => {
    const page = await open({ viewport: { width: 360, height: 800 }, bypassCSP: true });
    await page.goto(`${address}/`);
    await page.getByRole('combobox', { name: /Words/ }).fill('qui');
    await page.getByRole('option', { name: /Omar Quist/ }).waitFor();
    assert.deepEqual(await findings(page), [], 'suggestions');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Filters' }).click();
    assert.deepEqual(await findings(page), [], 'filters');
    await page.goto(address + views.article);
    await page.getByRole('button', { name: 'Change speaker' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('quist');
    await page.getByRole('radio').first().waitFor();
    assert.deepEqual(await findings(page), [], 'correction');
  });

  await t.test('on a phone everything can be reached while a notice is shown', async () => {
    const page = await open({ viewport: { width: 360, height: 740 }, hasTouch: true });
    await page.goto(address + views.article);
    await page.getByRole('button', { name: 'Change speaker' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Petra Lindqvist');
    await page.getByRole('radio', { name: /^Petra Lindqvist/ }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    // A trial click fails if something else is in front of the button.
    for (const name of ['Change speaker', 'Not a quote', 'Remove correction'])
      await page.getByRole('button', { name }).click({ trial: true });
    await page.getByRole('link', { name: 'Repeated' }).click();
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await page.locator('.quote-card').first().waitFor();
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    const last = page.locator('.quote-card').last().getByRole('link').last();
    const [link, notice] = [await last.boundingBox(), await page.locator('.notice').boundingBox()];
    assert.ok(
      link && notice && link.y + link.height <= notice.y,
      'the end of the list is clear of the notice',
    );
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone.').waitFor();
    assertUntroubled(page);
  });

  await t.test('everything is done by the keyboard alone', async () => {
    const page = await open();
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    const tabTo = async (words: RegExp, most = 80) => {
      for (let pressed = 0; pressed < most; pressed++) {
        await page.keyboard.press('Tab');
        if (words.test(await focused())) return;
      }
      assert.fail(`${words} is not reached by ${most} tabs`);
    };
    await page.goto(`${address}/?q=coin`);
    await page.locator('.quote-card').first().waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'Skip to the content');
    await page.keyboard.press('Enter');
    await tabTo(/^Skip to the quotes$/, 4);
    await page.keyboard.press('Enter');
    await tabTo(/^Pier to close for the winter$/, 4);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/view\/articles\//);
    await page.getByRole('region', { name: 'This quote' }).waitFor();
    await tabTo(/^Change speaker$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('Petra Lindqvist');
    await page.getByRole('radio', { name: /^Petra Lindqvist/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByText('Attributed to Petra Lindqvist.').waitFor();
    await tabTo(/^Undo$/, 120);
    await page.keyboard.press('Enter');
    await page.getByText('Undone.').waitFor();
    // What had the focus is gone: one goes on beside it, and not from the top of the page.
    const isIn = (part: string) =>
      page.evaluate((name) => document.activeElement?.closest(name) !== null, part);
    assert.ok(await isIn('.notices'));
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Close');
    await page.locator('.quote-detail').getByRole('button', { name: 'Not a quote' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove correction' }).waitFor();
    assert.ok(await isIn('main'));
    await page.getByRole('button', { name: 'Remove correction' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('mark.said.active').first().waitFor();
    assert.ok(await isIn('article'));
    assertUntroubled(page);
  });
});
