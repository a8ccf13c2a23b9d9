import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readFile } from '../../lambdas/articles/index.ts';
import { articleIn, reasonIn, theArticle, theReason, utf8 } from './bytes.ts';

const one = (value: unknown) => theArticle(JSON.stringify(value), 'a.json');
const why = (value: unknown) => theReason(JSON.stringify(value), 'a.json');

describe('a JSON object', () => {
  for (const field of [
    'text',
    'content',
    'body',
    'articleBody',
    'maintext',
    'article_text',
    'FullText',
    'content_html',
  ]) {
    it(`has its text under ${field}`, async () => {
      assert.deepEqual(await one({ [field]: 'He said no.', n: 1 }), { text: 'He said no.' });
    });
  }

  it('has its text under the most telling field that has any', async () => {
    assert.equal((await one({ body: 'teaser', text: 'He said no.' })).text, 'He said no.');
    assert.equal((await one({ text: ' ', content: null, body: 'He said no.' })).text, 'He said no.');
  });

  it('may list its paragraphs, as strings or blocks', async () => {
    assert.equal((await one({ text: ['He said no.', '', 'She left.'] })).text, 'He said no.\n\nShe left.');
    assert.equal(
      (
        await one({
          contents: [{ type: 'p', content: 'He said no.' }, { type: 'img', url: 'x' }, { text: 'She left.' }],
        })
      ).text,
      'He said no.\n\nShe left.',
    );
  });

  it('may have its text in HTML, or with characters in HTML', async () => {
    assert.equal(
      (await one({ content: { rendered: '<p>He said &#8220;no&#8221;.</p>\n<p>Left.</p>' } })).text,
      'He said “no”.\n\nLeft.',
    );
    assert.equal((await one({ text: 'He said &quot;no&quot;.\n\nAT&amp;T' })).text, 'He said "no".\n\nAT&T');
  });

  it('keeps text that only looks a little like HTML', async () => {
    assert.equal(
      (await one({ text: 'If a < b & c > d, <he> said.\n\n"Q&A"' })).text,
      'If a < b & c > d, <he> said.\n\n"Q&A"',
    );
  });

  it('cleans its text', async () => {
    assert.equal((await one({ text: 'He\u0000 said\r\n\ud800no. ' })).text, 'He  said\n\ufffdno.');
  });

  it('needs a text, and is told which names are known', async () => {
    assert.match(await why({ headline: 'x' }), /^no-text: .*text, content, body, articleBody or maintext/);
    assert.match(await why({ text: ' \n ' }), /^no-text: .*"text" has no text/);
    assert.match(await why({ text: '<p> </p>' }), /^no-text: /);
    assert.match(await why({ text: 5 }), /^no-text: /);
  });

  it('needs to be an object', async () => {
    for (const value of ['He said no.', 5, true, null])
      assert.match(await why(value), /^no-text: .*JSON object/);
  });

  it('may have HTML nested too deep', async () => {
    assert.match(await why({ text: '<div>'.repeat(100_000) }), /^broken-markup: /);
  });
});

describe('broken JSON', () => {
  it('is told where it breaks', async () => {
    assert.match(await theReason('{"text": "a",\n "b": }', 'a.json'), /^broken-json: .*line 2, column 7/);
    assert.match(await theReason('{"text": "He said', 'a.json'), /^broken-json: .*never ends/);
    assert.match(await theReason('He said no.', 'a.json'), /^broken-json: .*line 1, column 1/);
    assert.match(await theReason('['.repeat(100_000), 'a.json'), /^broken-json: /);
  });
});

describe('a JSON array', () => {
  it('gives an article for each item, a reason for each that is none', async () => {
    const file = utf8(
      JSON.stringify([{ text: 'a' }, { n: 1 }, 'text', ['text'], null, { body: 'b', title: 'T' }]),
    );
    const results = await readFile(file, {
      key: 'a.json',
      metadata: { publication: 'Valley Post', title: 'All' },
    });
    assert.equal(results.length, 6);
    assert.deepEqual(articleIn(results[0]!), { text: 'a', publication: 'Valley Post' });
    for (const result of results.slice(1, 5)) assert.match(reasonIn(result), /^no-text: /);
    assert.deepEqual(articleIn(results[5]!), { text: 'b', title: 'T', publication: 'Valley Post' });
  });

  it('may be in an object, as news services answer', async () => {
    const answer = { status: 'ok', title: 'Answer', articles: [{ content: 'a' }, { content: 'b' }] };
    const results = await readFile(utf8(JSON.stringify(answer)), { key: 'a.json' });
    assert.deepEqual(results.map(articleIn), [{ text: 'a' }, { text: 'b' }]);
  });

  it('is not looked for in an object with a text', async () => {
    assert.deepEqual(await one({ text: 'a', articles: [{ text: 'b' }] }), { text: 'a' });
  });

  it('may not be empty', async () => {
    assert.match(await why([]), /^empty: /);
    assert.match(await why({ articles: [], news: [{ n: 1 }] }), /^no-text: /);
  });

  it('may have 10,000 items', async () => {
    assert.equal((await readFile(utf8(`[${'1,'.repeat(9_999)}1]`), { key: 'a.json' })).length, 10_000);
    assert.match(await theReason(`[${'1,'.repeat(10_000)}1]`, 'a.json'), /^too-large: .*\.jsonl/);
  });
});

describe('any JSON', () => {
  it('gives articles or reasons', async () => {
    const texts = fc.record({
      text: fc.jsonValue(),
      title: fc.jsonValue(),
      date: fc.jsonValue(),
      author: fc.jsonValue(),
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), texts, fc.array(texts)), async (value) => {
        const results = await readFile(utf8(JSON.stringify(value)), { key: 'a.json' });
        return (
          results.length > 0 &&
          results.every((result) => 'unreadable' in result || result.article.text !== '')
        );
      }),
    );
  });
});
