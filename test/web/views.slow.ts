import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARTICLES } from './articles.ts';
import { assertUntroubled, browsing, noBrowser, whosaidWith } from './browser.ts';

test('the page', { skip: noBrowser }, async (t) => {
  const { address, ask } = await whosaidWith(t, { ...ARTICLES, 'empty.txt': ' ' });
  const { open } = await browsing(t);

  await t.test('finds a quote by words and marks them, filters it, and goes back', async () => {
    const page = await open();
    await page.goto(`${address}/`);
    await page.getByRole('combobox', { name: /Words/ }).fill('close sunday');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=close\+sunday/);
    await page.locator('.quote-card mark.hit').first().waitFor();
    assert.deepEqual(await page.locator('.quote-card').first().locator('mark.hit').allTextContents(), [
      'close',
      'Sunday',
    ]);
    await page.getByText('2 quotes').first().waitFor();

    await page
      .locator('.facet')
      .getByRole('link', { name: /Morning Tide/ })
      .click();
    await page.waitForURL(/publication=/);
    await page.getByText('1 quote', { exact: true }).waitFor();
    await page.getByRole('list', { name: 'Active filters' }).getByText('Morning Tide').waitFor();
    await page.goBack();
    await page.getByText('2 quotes').first().waitFor();
    assert.equal(await page.getByRole('combobox', { name: /Words/ }).inputValue(), 'close sunday');
    assertUntroubled(page);
  });

  await t.test('days are typed while counts are loading, and filters keep the focus', async () => {
    const page = await open();
    // Counts come late: between two digits they are still loading.
    await page.route(/facets=/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    await page.goto(`${address}/?q=the`);
    await page.locator('.facet').getByRole('link').first().waitFor();
    // A year left half typed is no day.
    const from = page.getByLabel('From', { exact: true });
    await from.focus();
    await page.keyboard.type('111120');
    assert.equal(await from.inputValue(), '0020-11-11');
    await page.getByRole('combobox', { name: /Words/ }).focus();
    await page.waitForFunction(() => !document.querySelector<HTMLInputElement>('.days input')?.value);
    assert.ok(!page.url().includes('from='));
    for (const name of ['From', 'To']) {
      const day = page.getByLabel(name, { exact: true });
      await day.focus();
      // The same whether the day or the month is first.
      await page.keyboard.type(name === 'From' ? '11112023' : '11112024', { delay: 150 });
      await page.waitForURL(name === 'From' ? /from=2023-11-11/ : /from=2023-11-11&to=2024-11-11/);
      await page.locator('.facet').getByRole('link').first().waitFor();
      assert.equal(await day.inputValue(), name === 'From' ? '2023-11-11' : '2024-11-11');
      assert.ok(await day.evaluate((input) => input === document.activeElement));
    }
    await page
      .getByRole('list', { name: 'Active filters' })
      .getByRole('link', { name: 'from 11 Nov 2023' })
      .waitFor();
    await page
      .locator('.facet')
      .getByRole('link', { name: /Morning Tide/ })
      .focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/publication=/);
    await page.locator('.skeleton').first().waitFor({ state: 'detached' });
    assert.ok(await page.evaluate(() => document.activeElement?.closest('#filters') !== null));
    assertUntroubled(page);
  });

  await t.test('asks of a mistyped word whether another one was meant', async () => {
    const page = await open();
    await page.goto(`${address}/?q=recieves+sixtty`);
    await page.getByText('No quotes found.').waitFor();
    assert.equal(await page.locator('.did-you-mean').count(), 0, 'nothing is like that either');
    await page.goto(`${address}/?q=sixtty+walked`);
    await page.locator('.did-you-mean').getByRole('link', { name: 'sixty walked' }).click();
    await page.waitForURL(/q=sixty\+walked/);
    await page.locator('.quote-card mark.hit').first().waitFor();
    await page.goto(`${address}/?q=sixty+walked+zeppelin`);
    await page.getByRole('link', { name: 'Search without “zeppelin”' }).click();
    await page.waitForURL(/q=sixty\+walked$/);
    await page.locator('.quote-card mark.hit').first().waitFor();
    assertUntroubled(page);
  });

  await t.test('completes a speaker’s name', async () => {
    const page = await open();
    await page.goto(`${address}/`);
    await page.getByRole('combobox', { name: /Words/ }).fill('qui');
    await page.getByRole('option', { name: /Omar Quist/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/speaker=omar-quist/);
    await page.locator('.quote-card').first().waitFor();
    const names = await page.locator('.quote-speaker').allTextContents();
    assert.ok(names.every((name) => name.includes('Omar Quist')));
    assertUntroubled(page);
  });

  await t.test('suggests who is quoted most first, and nobody without a quote', async () => {
    const page = await open();
    const { items } = await ask<{ items: { name: string }[] }>('/speakers?name=omar');
    const called = (name: string, quotes: number) => ({ ...items[0], id: name, name, names: [name], quotes });
    // In the order of the alphabet, and without the one who is quoted most.
    await page.route(/\/speakers\?.*name=/, (route) =>
      route.fulfill({ json: { items: [called('Quist A', 2), called('Quist B', 0), called('Quist C', 3)] } }),
    );
    await page.route(/\/speakers\?.*q=/, (route) =>
      route.fulfill({ json: { items: [called('Omar Quist', 9), called('Oscar Quiss', 99)] } }),
    );
    await page.goto(`${address}/`);
    await page.getByRole('combobox', { name: /Words/ }).fill('quist');
    await page.getByRole('option').first().waitFor();
    assert.deepEqual(await page.getByRole('option').locator('bdi').allTextContents(), [
      'Omar Quist',
      'Quist C',
      'Quist A',
    ]);
    assertUntroubled(page);
  });

  await t.test('shows a quote in its article, with all that is known of it, to be copied', async () => {
    const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(`${address}/?q="counted+every+coin"`);
    await page.locator('.quote-article').first().click();
    const detail = page.getByRole('region', { name: 'This quote' });
    await detail.waitFor();
    assert.match(page.url(), /\/view\/articles\/[^/]+#.+/);
    assert.equal(await page.locator('h1').textContent(), 'Pier to close for the winter');
    assert.deepEqual(await page.locator('mark.said.active').allTextContents(), [
      '“We counted every coin twice,”',
    ]);
    assert.match((await detail.textContent()) ?? '', /Ilse Brandt.*by “told.*% sure that this is a quote/s);
    assert.equal(
      await detail.getByRole('link', { name: 'On the publisher’s site' }).getAttribute('href'),
      'https://quay-herald.example/pier#:~:text=%E2%80%9CWe%20counted%20every%20coin%20twice%2C%E2%80%9D',
    );
    const clip = () => page.evaluate(() => navigator.clipboard.readText());
    await detail.getByRole('button', { name: 'Copy as Text' }).click();
    await detail.getByText('Copied as Text.').waitFor();
    assert.match(
      await clip(),
      /^“We counted every coin twice,”\n— Ilse Brandt\. The Quay Herald, “Pier to close/,
    );
    await detail.getByRole('button', { name: 'Copy as HTML' }).click();
    await detail.getByText('Copied as HTML.').waitFor();
    assert.match(await clip(), /^<blockquote cite="https:\/\/quay-herald\.example\/pier">/);
    await detail.getByRole('button', { name: 'Copy as Web Annotation' }).click();
    await detail.getByText('Copied as Web Annotation.').waitFor();
    assert.equal(JSON.parse(await clip()).type, 'Annotation');
    await page.keyboard.press('Escape');
    await detail.waitFor({ state: 'detached' });
    // Who is quoted in a paragraph stands beside it, and leads to the quote.
    await page.locator('.margin').getByRole('link', { name: 'Omar Quist' }).first().click();
    await detail.getByText('Omar Quist').first().waitFor();
    assertUntroubled(page);
  });

  await t.test('says in every list who passes a quote on, and how sure its speaker is', async () => {
    const page = await open();
    // The engine is surer that it is a quote than whose; of the article’s own, all is as it was.
    await page.route(/\/quotes(\?|$)/, async (route) => {
      const response = await route.fetch();
      const answer = await response.json();
      const items = answer.items.map((quote: { speaker: object; text: string }) =>
        quote.text.includes('sixty')
          ? {
              ...quote,
              confidence: 0.93,
              speaker: { ...quote.speaker, confidence: 0.656 },
              reportedBy: { name: 'Nell Arden', description: null },
            }
          : quote,
      );
      await route.fulfill({ response, json: { ...answer, items } });
    });
    await page.goto(`${address}/?q=sixty`);
    const card = page.locator('.quote-card', { hasText: 'sixty' });
    await card.getByText('Reported by Nell Arden').waitFor();
    await card.getByText('66% sure of the speaker').waitFor();
    assert.equal(await card.getByText('93%').count(), 0);
    await page.goto(`${address}/view/speakers/petra-lindqvist`);
    await card.getByText('Reported by Nell Arden').waitFor();
    await card.getByText('66% sure of the speaker').waitFor();
    await page.locator('.quote-article').first().click();
    await page.locator('.quote-list').getByText('Reported by Nell Arden').waitFor();
    const detail = page.getByRole('region', { name: 'This quote' });
    await detail.getByText('66% sure of the speaker, 93% sure that this is a quote').waitFor();
    assertUntroubled(page);
  });

  await t.test('leads a browser from the API’s address of a quote to its place', async () => {
    const { items } = await ask<{ items: { id: string }[] }>('/quotes?q=sixty');
    const page = await open();
    await page.goto(`${address}/quotes/${items[0]?.id}`);
    await page.waitForURL(/\/view\/articles\//);
    await page.locator('mark.said.active').first().waitFor();
    assertUntroubled(page);
  });

  await t.test('corrects whose a quote is, from the search and back, and takes it back', async () => {
    const page = await open();
    await page.goto(`${address}/?q=sixty`);
    await page.getByRole('heading', { name: 'Petra Lindqvist' }).waitFor();
    await page.locator('.quote-article').click();
    await page.getByRole('button', { name: 'Change speaker' }).click();
    const dialog = page.getByRole('dialog', { name: 'Who said this?' });
    // A letter is missing: nobody's name begins so.
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Ilse Brant');
    await dialog.getByRole('radio', { name: /Ilse Brandt/ }).waitFor();
    assert.ok(await dialog.getByRole('button', { name: 'Save' }).isDisabled(), 'nobody is chosen yet');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('Attributed to Ilse Brandt.').waitFor();
    const detail = page.getByRole('region', { name: 'This quote' });
    await detail.getByText('Corrected by a reader').waitFor();
    // The explanation is of what the article alone gives, and says so.
    assert.equal(await detail.getByText('Why this speaker').count(), 0);
    await detail.getByText('Why the engine chose another speaker').waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Ilse Brandt' }).waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    const undo = page.getByRole('button', { name: 'Undo' });
    const { width = 0, height = 0 } = (await undo.boundingBox()) ?? {};
    assert.ok(width > height, 'on a narrow screen the word is not broken');
    await undo.click();
    await page.getByRole('heading', { name: 'Petra Lindqvist' }).waitFor();
    assertUntroubled(page);
  });

  await t.test('chooses somebody new by itself only if nobody is called so', async () => {
    const page = await open();
    await page.goto(`${address}/?q=sixty`);
    await page.locator('.quote-article').click();
    await page.getByRole('button', { name: 'Change speaker' }).click();
    const dialog = page.getByRole('dialog', { name: 'Who said this?' });
    const isReadyWith = async (name: string) => {
      await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
      await dialog.getByRole('radio', { name: `New speaker: ${name}` }).waitFor();
      // Choosing by itself takes an effect, which is over after a frame or two.
      await page.waitForTimeout(200);
      return dialog.getByRole('button', { name: 'Save' }).isEnabled();
    };
    assert.ok(await isReadyWith('Zebulon Quartermain'));
    assert.ok(!(await isReadyWith('Petra Lindqvist')), 'it is theirs already');
    await page.route(/\/speakers\?.*q=/, (route) =>
      route.fulfill({ status: 503, json: { type: 'about:blank', title: 'Unavailable', status: 503 } }),
    );
    assert.ok(!(await isReadyWith('Ilse Brant')), 'without an index nobody knows who is nearly called so');
    await dialog.getByRole('radio', { name: 'New speaker: Ilse Brant' }).check();
    assert.ok(await dialog.getByRole('button', { name: 'Save' }).isEnabled());
    assertUntroubled(page);
  });

  await t.test('undoing a second correction restores the first', async () => {
    const page = await open();
    await page.goto(`${address}/?q=sixty`);
    await page.locator('.quote-article').click();
    const detail = page.getByRole('region', { name: 'This quote' });
    for (const name of ['Ilse Brandt', 'Omar Quist']) {
      await page.getByRole('button', { name: 'Change speaker' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill(name);
      await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText(`Attributed to ${name}.`).waitFor();
    }
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone.').waitFor();
    await detail.getByRole('link', { name: 'Ilse Brandt' }).waitFor();
    await page.getByRole('button', { name: 'Remove correction' }).click();
    await detail.getByRole('link', { name: 'Petra Lindqvist' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await detail.getByRole('link', { name: 'Ilse Brandt' }).waitFor();
    await page.getByRole('button', { name: 'Remove correction' }).click();
    await detail.getByRole('link', { name: 'Petra Lindqvist' }).waitFor();
    assertUntroubled(page);
  });

  await t.test('Escape closes the dialog alone, then the quote', async () => {
    const page = await open();
    await page.goto(`${address}/?q=sixty`);
    await page.locator('.quote-article').click();
    const detail = page.getByRole('region', { name: 'This quote' });
    await detail.getByRole('button', { name: 'Change speaker' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.ok(await detail.isVisible(), 'the quote is still chosen');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Change speaker');
    await page.keyboard.press('Escape');
    await detail.waitFor({ state: 'detached' });
    assertUntroubled(page);
  });

  await t.test('shows a chosen quote above its sheet on a narrow screen', async () => {
    const page = await open({ viewport: { width: 360, height: 640 } });
    await page.goto(`${address}/?q=sixty`);
    await page.locator('.quote-article').click();
    const [mark, sheet] = [page.locator('mark.said.active').first(), page.locator('.detail-sheet')];
    await sheet.waitFor();
    const [words, over] = [await mark.boundingBox(), await sheet.boundingBox()];
    assert.ok(words && over && words.y >= 0, 'the words are in sight');
    assert.ok(words.y + words.height <= over.y, `words to ${words.y + words.height}, sheet from ${over.y}`);
    assertUntroubled(page);
  });

  await t.test('takes out what is no quote, and puts it back', async () => {
    const page = await open();
    await page.goto(`${address}/?q=sixty`);
    await page.locator('.quote-article').click();
    await page.getByRole('button', { name: 'Not a quote' }).click();
    await page.getByText('Marked as not a quote.').waitFor();
    await page.waitForFunction(
      () => ![...document.querySelectorAll('mark.said')].some((mark) => mark.textContent?.includes('sixty')),
    );
    await page.reload();
    await page.getByText('A reader marked this as not a quote.').waitFor();
    await page.getByRole('button', { name: 'Remove correction' }).click();
    await page.locator('mark.said', { hasText: 'sixty' }).first().waitFor();
    assertUntroubled(page);
  });

  await t.test('tells the second of two windows that correct one quote at once', async () => {
    const [first, second] = [await open(), await open()];
    for (const page of [first, second]) {
      await page.goto(`${address}/?q=sixty`);
      await page.locator('.quote-article').click();
      await page.getByRole('button', { name: 'Change speaker' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill(page === first ? 'Omar Quist' : 'Somebody New');
    }
    await first.getByRole('radio', { name: /^Omar Quist/ }).check();
    await second.getByRole('radio', { name: 'New speaker: Somebody New' }).check();
    for (const page of [first, second]) await page.getByRole('button', { name: 'Save' }).click();
    await first.getByText('Attributed to Omar Quist.').waitFor();
    await second.getByText('Somebody else has corrected this quote in the meantime').waitFor();
    await second.getByRole('region', { name: 'This quote' }).getByText('Omar Quist').first().waitFor();
    await first.getByRole('button', { name: 'Remove correction' }).click();
    await first.getByText('The correction was removed.').waitFor();
    assertUntroubled(first);
    assertUntroubled(second);
  });

  await t.test('shows a speaker with names, papers and who is beside them; renames and merges', async () => {
    const page = await open();
    await page.goto(`${address}/view/speakers/omar-quist`);
    await page.getByRole('heading', { level: 1, name: 'Omar Quist' }).waitFor();
    await page.getByRole('link', { name: 'Morning Tide' }).first().waitFor();
    await page.getByRole('link', { name: 'Ilse Brandt' }).first().waitFor();
    await page.getByText('The same words in several articles').waitFor();
    const feed = await page.getByRole('link', { name: 'Feed (Atom)' }).getAttribute('href');
    assert.match(await (await fetch(address + feed)).text(), /<feed/);

    await page.getByRole('button', { name: 'Rename' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('O. Quist');
    await dialog.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('heading', { level: 1, name: 'O. Quist' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { level: 1, name: 'Omar Quist' }).waitFor();

    await page.getByRole('button', { name: 'Merge with another speaker' }).click();
    await dialog.getByRole('textbox', { name: 'Other speaker' }).fill('lindq');
    await page.getByRole('radio', { name: /Petra Lindqvist/ }).check();
    await dialog.getByRole('button', { name: 'Merge' }).click();
    await page.getByText('Petra Lindqvist was merged into Omar Quist.').waitFor();
    await page.locator('.names').getByText('Petra Lindqvist').waitFor();
    await page
      .locator('.names > li', { hasText: 'Petra Lindqvist' })
      .getByRole('button', { name: 'This is a different speaker' })
      .click();
    await page.locator('.names').getByText('Petra Lindqvist').waitFor({ state: 'detached' });
    assertUntroubled(page);
  });

  await t.test('lays wordings side by side', async () => {
    const page = await open();
    await page.goto(`${address}/view/utterances`);
    await page.getByRole('button', { name: /Compare the wording in 2 articles/ }).click();
    await page.locator('.variants > li').nth(1).waitFor();
    const differing = await page.locator('.variants mark.differs').allTextContents();
    assert.ok(
      !differing.join(' ').includes('pier will close'),
      `what is the same is not marked: ${differing}`,
    );
    assertUntroubled(page);
  });

  await t.test('tells on the desk what came in, and why something could not be read', async () => {
    const page = await open();
    await page.goto(`${address}/view/desk`);
    await page.getByRole('link', { name: 'Ferry runs again' }).waitFor();
    await page.getByRole('link', { name: 'Could not be read' }).click();
    await page.locator('.desk-row .reason').first().waitFor();
    await page.getByRole('link', { name: 'Empty', exact: true }).click();
    await page.getByText('This article could not be read.').waitFor();
    assertUntroubled(page);
  });
});
