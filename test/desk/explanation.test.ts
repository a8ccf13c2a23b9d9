import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { type Explained, explain } from '../../lambdas/attribution/index.ts';
import { createExplain, type ExplainSettings } from '../../lambdas/desk/explain-quote.ts';
import { createDeskHandler } from '../../lambdas/desk/handler.ts';
import { quotesOf } from '../../lambdas/extract/quotes.ts';
import { Explanation } from '../../lambdas/routes/desk/resources.ts';
import { quoteResource } from '../../lambdas/routes/resources.ts';
import { createIdentityReader, createStoreCorrector, createStoreReader } from '../../lambdas/store/index.ts';
import { bodyOf, eventFor } from '../query/ask.ts';
import { Archive, deadline, extractedFrom } from '../store/archive.ts';
import { tableOfTests } from '../store/embedded-table.ts';

const table = await tableOfTests();

const TEXT =
  'Mayor Ilse Brandt opened the new harbour bridge on Monday. Omar Quist, who built it, stood beside her.\n\n' +
  '“The bridge stays open,” Brandt said. “Nobody will close it again.”\n';
let attributions: Explained[];

before(async () => {
  attributions = await explain(TEXT);
});

/** A desk over one article with the quotes that the engine finds in its text. */
async function deskOver(more: Partial<ExplainSettings> = {}) {
  const tableName = await table.addTable();
  const settings = { dynamo: table.dynamo, tableName };
  const archive = new Archive(table, tableName);
  const lease = await archive.acquire('a.txt');
  const [empty] = extractedFrom('a.txt', [{}], lease.fencingToken);
  const quotes = quotesOf(empty!.article.id, TEXT, attributions, '1');
  const extracted = { article: { ...empty!.article, quotes: quotes.length }, quotes };
  await archive.writer.putArticles(lease, [extracted.article]);
  await archive.writer.putQuotes(lease, [extracted]);
  await archive.writer.publish(lease, deadline, async () => {});
  const handle = createDeskHandler({
    deadLetters: { list: assert.fail, retry: assert.fail },
    explain: createExplain({
      store: createStoreReader(settings),
      identityOf: createIdentityReader(settings),
      readText: async () => TEXT,
      explain: async () => attributions,
      ...more,
    }),
    log: () => {},
  });
  const ask = (id: string) => handle(eventFor(`/quotes/${id}/explanation`));
  return { ask, quotes, settings, archive };
}

suite('the explanation of a quote', () => {
  test('tells the pass, the name that it was led to, the runner-up and the scores', async () => {
    const { ask, quotes } = await deskOver();
    const quote = quotes.find(({ speaker }) => speaker.name === 'Ilse Brandt')!;

    const answer = await ask(quote.id);

    assert.equal(answer.statusCode, 200);
    const explanation = bodyOf(answer);
    assert.deepEqual(Explanation.parse(explanation), explanation);
    const { source, speaker, identity } = explanation;
    assert.equal(source.passages[0].text, 'Brandt');
    assert.equal(speaker.name, 'Ilse Brandt');
    const { span, text } = speaker.mention;
    assert.equal(TEXT.slice(span.start, span.end), text);
    assert.match(text, /Brandt/);
    assert.ok(speaker.score > 0.5 && speaker.runnerUp.score < speaker.score);
    assert.deepEqual(identity, {
      speaker: quote.speaker.persona!.replace(/~.*/, ''),
      alias: quote.speaker.persona,
      links: [],
    });
  });

  test('tells by what names are one speaker’s: articles, and people', async () => {
    const { ask, quotes, settings, archive } = await deskOver();
    const quote = quotes.find(({ speaker }) => speaker.name === 'Ilse Brandt')!;
    const by = { roles: ['mayor of Linden'], gender: 'female' as const };
    await archive.put('b.txt', {
      quotes: [
        { by: 'Ilse Brandt', at: 10, ...by },
        { by: 'Petra Holm', at: 50 },
      ],
    });
    const { id } = (await createStoreReader(settings).speaker('ilse-brandt'))!;
    await createStoreCorrector(settings).merge('petra-holm', id);

    const { identity } = bodyOf(await ask(quote.id));

    assert.equal(identity.speaker, id);
    assert.deepEqual(identity.links.find((link: { by: string }) => link.by === 'person').a, 'petra-holm');
  });

  test('says that a person decided, and when, as the quote itself does', async () => {
    const { ask, quotes, settings } = await deskOver();
    const quote = quotes.find(({ speaker }) => speaker.name === 'Ilse Brandt')!;
    assert.ok(!('correction' in bodyOf(await ask(quote.id))));
    await createStoreCorrector(settings).correctQuote(quote.id, { speakerName: 'Judge Anna Holt' });

    const explanation = bodyOf(await ask(quote.id));

    assert.deepEqual(Explanation.parse(explanation), explanation);
    const stored = (await createStoreReader(settings).quote(quote.id))!;
    assert.deepEqual(explanation.correction, quoteResource(stored).correction);
    assert.equal(explanation.correction.verdict, 'speaker');
    assert.equal(explanation.correction.before.name, 'Ilse Brandt');
    assert.equal(explanation.speaker.name, 'Ilse Brandt', 'what the engine chose');
  });

  test('says so where this engine finds no such quote', async () => {
    const { ask, quotes } = await deskOver({ explain: async () => [] });

    const { source, speaker } = bodyOf(await ask(quotes[0]!.id));

    assert.deepEqual([source, speaker], [null, null]);
  });

  for (const [what, settings, reason] of [
    ['no engine', { explain: undefined }, 'no-engine'],
    ['no text', { readText: async () => undefined }, 'no-text'],
    [
      'no time',
      {
        mostTime: 1,
        explain: (_text: string, signal: AbortSignal) =>
          new Promise<never>((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
          }),
      },
      'too-slow',
    ],
  ] as const) {
    test(`is a 503 with a reason where there is ${what}`, async () => {
      const { ask, quotes } = await deskOver(settings);

      const answer = await ask(quotes[0]!.id);

      assert.deepEqual([answer.statusCode, bodyOf(answer).reason], [503, reason]);
    });
  }

  test('is of quotes that are there', async () => {
    const { ask } = await deskOver();

    assert.equal((await ask('aaaaaaaaaaaaaaaa.1.bbbbbbbb')).statusCode, 404);
  });
});
