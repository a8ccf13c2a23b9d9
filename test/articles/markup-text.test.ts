import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { looksLikeMarkup, textOfMarkup } from '../../lambdas/articles/markup-text.ts';

describe('looksLikeMarkup', () => {
  for (const text of [
    '<p>He said no.',
    'no<br/>yes',
    'a <a href="x">b</a>',
    '&quot;No&quot;',
    'AT&amp;T',
    '&#8220;No',
    '</div>',
  ]) {
    it(`takes ${text} for HTML`, () => assert.equal(looksLikeMarkup(text), true));
  }
  for (const text of [
    '1 < 2 > 1',
    'He <said> no',
    'AT&T; Q&A',
    'a <3 b',
    '<Ann> hi',
    '&;',
    'x &copy y',
    '',
  ]) {
    it(`takes ${text} for plain text`, () => assert.equal(looksLikeMarkup(text), false));
  }
});

describe('textOfMarkup', () => {
  it('parts blocks by a blank line and collapses blanks', () => {
    const html = '<div><h1>Bridge\n opens</h1> <p>He  said\n\t“no”. </p><p>She left.</p></div>';
    assert.equal(textOfMarkup(html), 'Bridge opens\n\nHe said “no”.\n\nShe left.');
  });

  it('keeps words together that only format', () => {
    assert.equal(textOfMarkup('<p>The <b>may</b>or <i>said</i>: <span>no</span></p>'), 'The mayor said: no');
  });

  it('ends lines at <br>, paragraphs at two', () => {
    assert.equal(textOfMarkup('<p>a<br>b <br/> c<br><br><br>d</p>'), 'a\nb\nc\n\nd');
  });

  it('puts marks where <q> stands, other ones inside', () => {
    assert.equal(textOfMarkup('<p>He said <q>he told me <q>no</q></q>.</p>'), 'He said “he told me ‘no’”.');
  });

  it('keeps quoted blocks and list items', () => {
    assert.equal(
      textOfMarkup('<blockquote><p>No.</p></blockquote><ul><li>one<li>two</ul>'),
      'No.\n\none\n\ntwo',
    );
  });

  it('parts the cells of a table by blanks, its rows by line ends', () => {
    assert.equal(textOfMarkup('<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>'), 'a b\nc');
  });

  it('leaves out scripts, styles, images, captions and controls', () => {
    const html =
      '<p>a</p><script>x</script><style>x</style><figure><img alt="x"><figcaption>x</figcaption></figure>' +
      '<select><option>x</select><svg><text>x</text></svg><p>b</p><noscript>x</noscript><!-- x -->';
    assert.equal(textOfMarkup(html), 'a\n\nb');
  });

  it('decodes characters once', () => {
    assert.equal(
      textOfMarkup('<p>&ldquo;AT&amp;T&rdquo; &amp;lt;b&gt; &#x2014; &eacute;</p>'),
      '“AT&T” &lt;b> — é',
    );
  });

  it('drops what is layout: soft hyphens, zero-width blanks, no-break blanks', () => {
    assert.equal(textOfMarkup('<p>Mr.&nbsp;Foe re&shy;sig&#8203;ned</p>'), 'Mr. Foe resigned');
  });

  it('keeps lines as they are in <pre>', () => {
    assert.equal(textOfMarkup('<p>x</p><pre>a\n  b</pre>'), 'x\n\na\n  b');
  });

  it('keeps line ends where nothing else parts the paragraphs', () => {
    assert.equal(textOfMarkup('Said <b>no</b>.\n\nLeft &amp; came.'), 'Said no.\n\nLeft & came.');
    assert.equal(textOfMarkup('A.\n\n<blockquote>No.</blockquote>\n\nB.\n\nC.'), 'A.\n\nNo.\n\nB.\n\nC.');
  });

  it('reads markup that is not well-formed', () => {
    assert.equal(textOfMarkup('<p>a<p>b</i></div>c<b'), 'a\n\nbc');
    assert.equal(textOfMarkup('1 < 2 & 3 <p>x'), '1 < 2 & 3\n\nx');
  });

  it('refuses elements nested deeper than 500', () => {
    assert.equal(textOfMarkup(`${'<div>'.repeat(500)}x`), 'x');
    assert.throws(() => textOfMarkup(`${'<div>'.repeat(501)}x`), { reason: 'broken-markup' });
  });

  it('takes anything, and leaves no tag that it knows', () => {
    const pieces = fc.constantFrom(
      '<p>',
      '</p>',
      '<br>',
      '<q>',
      '</q>',
      '<pre>',
      '</pre>',
      '<script>',
      '</script>',
      ' ',
      '\n',
      'a',
      '&amp;',
      '<',
      '<td>',
      '<!--',
      '-->',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (markup) => {
        const text = textOfMarkup(markup.join(''));
        return (
          text === text.trim() && !/<\/?(?:p|br|q|td)>/.test(text.replaceAll('<<', '')) && !/\n{3}/.test(text)
        );
      }),
    );
  });
});
