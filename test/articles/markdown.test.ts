import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readMarkdown } from '../../lambdas/articles/markdown.ts';
import { theArticle, theReason } from './bytes.ts';

const textOf = (markdown: string) => readMarkdown(markdown).text;

describe('Markdown', () => {
  it('becomes paragraphs with a blank line between', async () => {
    assert.equal(
      textOf('# Bridge opens\n\nHe said\nno.\n***\n- one\n- two\n  more\n\n1. three'),
      ['Bridge opens', 'He said no.', 'one', 'two more', 'three'].join('\n\n'),
    );
  });

  it('keeps quoted paragraphs', async () => {
    assert.equal(
      textOf('He said:\n\n> No.\n> Never.\n>\n> > Not *once*.'),
      'He said:\n\nNo. Never.\n\nNot once.',
    );
  });

  it('keeps the words of links, emphasis and code, not images, code blocks and rules', async () => {
    const markdown =
      'The [mayor](https://x.example "t") **said** `no` to [the plan][1]. ![photo](x.jpg) ![p][1]\n\n' +
      '```\ncode\n```\n\n    indented\n\n---\n\n[1]: https://x.example';
    assert.equal(textOf(markdown), 'The mayor said no to the plan.');
  });

  it('leaves marks as they are', async () => {
    const marks = '“No,” he said — ‘never’… "Yes" `` and \'\' «oui».';
    assert.equal(textOf(`${marks}\n\nIt's 5'10" tall.`), `${marks}\n\nIt's 5'10" tall.`);
  });

  it('ends lines where the writer forced it', async () => {
    assert.equal(textOf('a  \nb\\\nc<br>d'), 'a\nb\nc\nd');
  });

  it('decodes characters and escapes', async () => {
    assert.equal(textOf('AT&amp;T \\*no\\* &quot;yes&quot;'), 'AT&T *no* "yes"');
  });

  it('reads HTML in it by its words', async () => {
    assert.equal(
      textOf('<div class="x">He <b>said</b> no.</div>\n\nShe <i>left</i>.\n\n<script>x\n</script>'),
      'He said no.\n\nShe left.',
    );
  });

  it('takes a text with more marks than any article has as plain text', async () => {
    const wild = ['>'.repeat(50_000), '*a_ '.repeat(50_000), '[a]('.repeat(50_000), `${' '.repeat(80)}- x`];
    for (const markdown of wild) assert.equal(textOf(`*a*\n\n${markdown}`), `*a*\n\n${markdown}`.trimEnd());
    assert.equal(textOf('He *said* no. '.repeat(30_000)).length, 14 * 30_000 - 1);
  });

  it('needs some words', async () => {
    assert.match(await theReason('---\ntitle: T\n---\n![photo](x.jpg)\n', 'a.md'), /^no-text: /);
  });

  it('takes any text', async () => {
    const pieces = fc.constantFrom(
      '# ',
      '> ',
      '- ',
      '\n',
      '\n\n',
      '*',
      '_',
      '`',
      '[',
      '](',
      ')',
      '<b>',
      '---\n',
      'a: b\n',
      'a',
      ' ',
      '    ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (pieces) => {
        const markdown = pieces.join('');
        // What stands behind a fence that is never closed is code.
        fc.pre(!markdown.includes('```'));
        return textOf(`${markdown}\n\nwords`).includes('word');
      }),
    );
  });
});

describe('front matter', () => {
  it('says what the article is and is no part of its text', async () => {
    const file =
      '---\ntitle: "Bridge opens"\nauthor:\n  - Ann Bee\n  - Cy Dee\ndate: 2016-12-19 18:05:00 +0100\npublication: Valley Post\n' +
      'url: https://valley.example/bridge\ntags: [a, b]\n---\n\nHe said no.\n';
    assert.deepEqual(await theArticle(file, 'a.md'), {
      text: 'He said no.',
      title: 'Bridge opens',
      author: 'Ann Bee, Cy Dee',
      authors: ['Ann Bee', 'Cy Dee'],
      published: '2016-12-19T17:05:00.000Z',
      publication: 'Valley Post',
      url: 'https://valley.example/bridge',
    });
  });

  it('may have Windows line ends and close with dots', async () => {
    assert.deepEqual(await theArticle('---\r\ntitle: T\r\n...\r\nHe said no.', 'a.md'), {
      text: 'He said no.',
      title: 'T',
    });
  });

  it('is read line by line where it is no YAML', async () => {
    const file = '---\ntitle: Mayor: we go on\nauthor: @annbee\ndate: "2016-12-19"\nbad: [\n---\nHe said no.';
    assert.deepEqual(await theArticle(file, 'a.md'), {
      text: 'He said no.',
      title: 'Mayor: we go on',
      author: '@annbee',
      published: '2016-12-19',
    });
  });

  it('is none where the rule at the start is a rule', async () => {
    assert.equal(
      (await theArticle('---\nHe said no.\n---\nShe left.', 'a.md')).text,
      'He said no.\n\nShe left.',
    );
    assert.equal((await theArticle('---\ntitle: T\n\nHe said no.', 'a.md')).text, 'title: T\n\nHe said no.');
    assert.equal((await theArticle(`---\n${'a: b\n'.repeat(5000)}---\nx`, 'a.md')).title, undefined);
  });

  it('yields to no bomb', async () => {
    const bomb = `---\na: &a [x]\n${[...'bcdefghij'].map((name, at) => `${name}: &${name} [${`*${'abcdefghi'[at]},`.repeat(9)}]`).join('\n')}\n---\nHe said no.`;
    assert.match((await theArticle(bomb, 'a.md')).text, /He said no\.$/);
    assert.match(
      (await theArticle(`---\na: ${'['.repeat(16_000)}\n---\nHe said no.`, 'a.md')).text,
      /He said no\.$/,
    );
  });

  it('names the article before its first heading does', async () => {
    assert.equal((await theArticle('# Bridge *opens*\n\nx', 'a.md')).title, 'Bridge opens');
    assert.equal((await theArticle('---\ntitle: T\n---\n# Bridge opens\n\nx', 'a.md')).title, 'T');
    assert.equal((await theArticle('## Bridge opens\n\nx', 'a.md')).title, undefined);
  });
});
