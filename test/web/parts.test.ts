import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Quote } from '../../client/index.ts';
import { HUES, huesOf } from '../../web/article/colours.ts';
import { articleLink, routeOf, speakerLink, viewOf } from '../../web/navigation/route.ts';
import { fragmentLink, quoteHtml, quoteText, webAddress } from '../../web/quotes/copies.ts';
import { addressOf, changed, leftOut, queryOf, questionIn } from '../../web/search/question.ts';
import { timeline } from '../../web/speaker/months.ts';
import { differences } from '../../web/text/differences.ts';
import { nameOfFile } from '../../web/text/file-name.ts';
import { sentenceAround } from '../../web/text/sentence.ts';
import { certaintiesOf, kindOf, reporterOf, shortened } from '../../web/text/words.ts';

const speaker = (id: string | null, description: string | null = null): Quote['speaker'] => ({
  id,
  name: id,
  type: id === null ? 'unnamed' : 'person',
  roles: [],
  gender: null,
  description,
  words: '',
  resolution: 'name',
  confidence: 1,
});

const quoteIn = (article: Partial<Quote['article']>): Parameters<typeof quoteText>[0] => ({
  text: '“It is <b>late</b>.”',
  kind: 'direct',
  cue: 'said',
  speaker: speaker('Ada & Co.'),
  reportedBy: null,
  article: {
    id: 'a',
    title: null,
    publication: null,
    published: null,
    url: null,
    file: { bucket: 'articles', key: 'a.txt', record: null, entry: null },
    ...article,
  },
});

suite('addresses', () => {
  test('of views lead there and back, whatever an id is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
        const [path = ''] = articleLink(id, 'q#1').split('#');
        assert.deepEqual(routeOf(path), { view: 'article', id });
        assert.deepEqual(routeOf(speakerLink(id)), { view: 'speaker', id });
      }),
    );
  });

  test('of nothing are none of the page’s', () => {
    for (const path of [
      '/quotes',
      '/view',
      '/view/',
      '/view/articles',
      '/view/articles/',
      '/view/a/b/c',
      '/view/articles/%zz',
      '/view/constructor/x',
    ])
      assert.equal(routeOf(path), undefined, path);
  });

  test('of the API have a view where they name one thing', () => {
    assert.equal(viewOf('/speakers/%C5%9Fule'), '/view/speakers/%C5%9Fule');
    for (const path of ['/quotes', '/articles/a/text', '/utterances', '/view/articles/a']) {
      assert.equal(viewOf(path), undefined, path);
    }
  });

  test('of a search keep every state, and only what is known', () => {
    const question = questionIn('?q=old+pier&speaker=omar-quist&from=2024-10-01&nonsense=1&kind=');

    assert.deepEqual(question, { q: 'old pier', speaker: 'omar-quist', from: '2024-10-01' });
    assert.deepEqual(questionIn(addressOf(question).slice(1)), question);
    assert.equal(addressOf({}), '/');
  });

  test('of a search without words ask for no relevance', () => {
    const question = { q: 'pier', in: 'article', sort: 'relevance', kind: 'direct' };

    assert.deepEqual(changed(question, { q: '' }), { kind: 'direct' });
    assert.deepEqual(queryOf({ type: 'belief,fact', minConfidence: '0.5' }), {
      type: ['belief', 'fact'],
      minConfidence: 0.5,
    });
  });
});

suite('a query that finds something instead', () => {
  for (const [other, word] of [
    ['the pier closes on Sunday', 'old'],
    ['the old pier closes on sundays', undefined],
    ['the old pier closes Sunday', 'on'],
    ['old pier on Sunday', undefined],
    ['the old pier closes on Sunday', undefined],
  ] as const) {
    test(`${other} leaves out ${word}`, () =>
      assert.equal(leftOut('the old pier closes on Sunday', other), word));
  }
});

suite('a quote that is copied', () => {
  const article = {
    publication: 'The Quay Herald',
    title: 'Pier & <planks>',
    url: 'https://quay.example/a?b=1&c=2',
  };

  test('has its source', () => {
    assert.equal(
      quoteText(quoteIn(article)),
      '“It is <b>late</b>.”\n— Ada & Co.. The Quay Herald, “Pier & <planks>”, https://quay.example/a?b=1&c=2',
    );
  });

  test('is escaped in HTML', () => {
    assert.equal(
      quoteHtml(quoteIn(article)),
      '<blockquote cite="https://quay.example/a?b=1&amp;c=2"><p>“It is &lt;b&gt;late&lt;/b&gt;.”</p></blockquote>' +
        '<p>— Ada &amp; Co., <a href="https://quay.example/a?b=1&amp;c=2">The Quay Herald, “Pier &amp; &lt;planks&gt;”</a></p>',
    );
  });

  test('is a paraphrase if somebody reports it without marks, and not in a transcript', () => {
    const reported = { ...quoteIn(article), kind: 'indirect' as const };

    assert.match(quoteText(reported), /\n— Ada & Co\. \(paraphrased\)/);
    assert.equal(kindOf(reported), 'Paraphrased');
    assert.doesNotMatch(quoteText({ ...reported, cue: '' }), /paraphrased/);
    assert.equal(kindOf({ ...reported, cue: '' }), 'Without quotation marks');
  });

  test('names who passes on its words', () => {
    const passedOn = { ...quoteIn(article), reportedBy: { name: 'Low & Son', description: null } };

    assert.match(quoteText(passedOn), /\n— Ada & Co\., reported by Low & Son\. The Quay Herald/);
    assert.match(quoteHtml(passedOn), /<p>— Ada &amp; Co\., reported by Low &amp; Son, <a /);
  });

  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'not a url', '', null]) {
    test(`has no link where the address is ${url}`, () => {
      assert.equal(webAddress(url), undefined);
      assert.equal(fragmentLink(url, 'words'), undefined);
      assert.doesNotMatch(quoteHtml(quoteIn({ ...article, url })), /<a |cite=/);
    });
  }

  test('is found on the publisher’s page by its words, a long one by its ends', () => {
    assert.equal(
      fragmentLink('https://a.example/b#part', 'well-known, yes'),
      'https://a.example/b#part:~:text=well%2Dknown%2C%20yes',
    );
    const long = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
    assert.equal(
      fragmentLink('https://a.example/b', long),
      'https://a.example/b#:~:text=word0%20word1%20word2%20word3%20word4,word55%20word56%20word57%20word58%20word59',
    );
  });
});

suite('what a list says of a quote', () => {
  const sure = (confidence: number, ofSpeaker: number | null) =>
    certaintiesOf({ confidence, speaker: { ...speaker('Ada'), confidence: ofSpeaker } });

  test('is the lower certainty, of the words or of the speaker, and which of them that is', () => {
    assert.deepEqual(sure(0.93, 0.656), ['66% sure of the speaker', '93% sure that this is a quote']);
    assert.deepEqual(sure(0.7, 0.9), ['70% sure that this is a quote', '90% sure of the speaker']);
    assert.deepEqual(sure(0.7, null), ['70% sure that this is a quote']);
  });

  test('is who passes on the words, by name or description', () => {
    const reporter = (name: string | null, description: string | null = null) =>
      reporterOf({ speaker: speaker('Ada'), reportedBy: { name, description } });

    assert.equal(reporter('Low'), 'Low');
    assert.equal(reporter(null, 'a neighbour'), 'a neighbour');
    assert.equal(reporter(null), 'an unnamed speaker');
    assert.equal(reporter('Ada'), undefined, 'a correction gave them to who passed them on');
    assert.equal(reporterOf({ speaker: speaker('Ada'), reportedBy: null }), undefined);
  });
});

suite('colours of speakers', () => {
  test('go to whoever says most first, and are one speaker’s everywhere', () => {
    const quotes = [
      speaker('a'),
      speaker('b'),
      speaker(null),
      speaker('b'),
      speaker(null, 'An Official'),
      speaker(null, 'an official'),
    ];

    assert.deepEqual(huesOf(quotes.map((one) => ({ speaker: one }))), [2, 0, undefined, 0, 1, 1]);
  });

  test('begin anew beyond the last', () => {
    const many = Array.from({ length: HUES + 1 }, (_, index) => ({ speaker: speaker(`s${index}`) }));

    assert.equal(huesOf(many).at(-1), 0);
  });
});

suite('differences of wordings', () => {
  test('are told by words; case and apostrophes don’t count', () => {
    assert.deepEqual(differences('It’s the old pier.', "it's the new old pier."), [
      { words: "it's the ", isOther: false },
      { words: 'new ', isOther: true },
      { words: 'old pier.', isOther: false },
    ]);
  });

  test('leave the text whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (other, text) => {
        assert.equal(
          differences(other, text)
            .map(({ words }) => words)
            .join(''),
          text,
        );
        assert.ok(differences(text, text).every(({ isOther }) => !isOther));
      }),
    );
  });
});

suite('quotes by time', () => {
  test('have every month between, in order', () => {
    assert.deepEqual(
      timeline([
        { month: '2024-02', quotes: 1 },
        { month: '2023-11', quotes: 2 },
      ]),
      [
        { period: '2023-11', quotes: 2 },
        { period: '2023-12', quotes: 0 },
        { period: '2024-01', quotes: 0 },
        { period: '2024-02', quotes: 1 },
      ],
    );
  });

  test('are drawn by years where months are too many', () => {
    const periods = timeline([
      { month: '1990-05', quotes: 1 },
      { month: '2024-01', quotes: 2 },
      { month: '2024-03', quotes: 3 },
    ]);

    assert.equal(periods.length, 35);
    assert.deepEqual(periods.at(-1), { period: '2024', quotes: 5 });
  });

  test('are nothing where nothing is dated', () => {
    assert.deepEqual(timeline([]), []);
    assert.deepEqual(timeline([{ month: 'soon', quotes: 1 }]), []);
  });
});

suite('the sentence around a quote', () => {
  const around = (before: string, text: string, after: string, kind: Quote['kind'] = 'indirect') =>
    sentenceAround({ kind, text, context: { before, after } });

  test('is what stands before and after it, up to where sentences end', () => {
    assert.deepEqual(around('It rained. Mr. Low said ', 'that it was late', ', and left. Nobody spoke.'), {
      before: 'Mr. Low said ',
      after: ', and left.',
    });
    assert.deepEqual(around('“Go,” he said.\n\nShe called it ', '“a fairy tale”', '.', 'direct'), {
      before: 'She called it ',
      after: '.',
    });
  });

  test('is not shown around words that are a sentence', () => {
    assert.deepEqual(around('Ann said: ', '“It is late.”', ' She left.', 'direct'), {
      before: '',
      after: '',
    });
    assert.deepEqual(around('Ann said: ', '“… Élan is all,”', ' she said.', 'direct'), {
      before: '',
      after: '',
    });
  });

  test('is cut at a word where no more of it is known', () => {
    const long = 'and the rain went on and on over the town and the sea and over the roofs of them';
    assert.deepEqual(around(`${long} `, 'that it was late', ` ${long}`), {
      before: '… the rain went on and on over the town and the sea and over the roofs of them ',
      after: ' and the rain went on and on over the town and the sea and over the roofs of …',
    });
  });

  test('ends with the quote where that ends a sentence', () => {
    assert.equal(around('He asked ', 'who had signed it.', ' Nobody knew.').after, '');
  });
});

suite('a quote that is too long for a list', () => {
  test('is cut between words, with one ellipsis', () => {
    assert.equal(shortened('It is late.'), 'It is late.');
    assert.equal(shortened('once more '.repeat(20)), `${'once more '.repeat(12).trim()} …`);
    assert.equal(shortened(`${'word '.repeat(23)}but … he went on`), `${'word '.repeat(23)}but …`);
  });

  test('is cut anywhere if it has no blanks, but not inside a character', () => {
    assert.equal(shortened('港'.repeat(200)), `${'港'.repeat(120)} …`);
    assert.equal(shortened(`a${'😀'.repeat(100)}`), `a${'😀'.repeat(59)} …`);
  });
});

suite('an article without a title', () => {
  for (const [key, name] of [
    ['inbox/two-dead_2.txt', 'Two dead 2'],
    ['pages/article.html.gz', 'Article'],
    ['2024-03-12.txt', undefined],
    ['cache/9f86d081884c7d659a2f.html', undefined],
    ['', undefined],
  ] as const) {
    test(`from ${key || 'nothing'} is called ${name}`, () => assert.equal(nameOfFile(key), name));
  }
});
