import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { factsOf, fieldsOf, finishArticle } from '../../lambdas/articles/facts.ts';

const facts = (value: object) => factsOf(fieldsOf(value));

describe('factsOf', () => {
  it('reads the names that news dumps use, in any case and with any separator', () => {
    const expected = {
      title: 'Bridge opens',
      publication: 'Valley Post',
      author: 'Ann Bee',
      published: '2016-12-19',
      url: 'https://valley.example/bridge',
    };
    const dumps = [
      {
        title: 'Bridge opens',
        publication: 'Valley Post',
        author: 'Ann Bee',
        date: '2016-12-19',
        url: expected.url,
      },
      {
        headline: 'Bridge opens',
        publisher: 'Valley Post',
        byline: 'By Ann Bee',
        pubDate: '19 Dec 2016',
        link: expected.url,
      },
      {
        Title: 'Bridge opens',
        site_name: 'Valley Post',
        authors: ['Ann Bee'],
        date_published: 20161219,
        canonical_url: expected.url,
      },
      {
        headline: 'Bridge opens',
        outlet: { name: 'Valley Post' },
        author: { name: 'Ann Bee' },
        publishedAt: '2016-12-19',
        mainEntityOfPage: { '@id': expected.url },
      },
      {
        title: { rendered: 'Bridge opens' },
        source: { id: null, name: 'Valley Post' },
        authors: [{ name: 'Ann Bee' }],
        publish_date: 'December 19, 2016',
        permalink: expected.url,
      },
    ];
    for (const dump of dumps) assert.deepEqual(facts(dump), expected);
  });

  it('lists several authors', () => {
    assert.equal(facts({ authors: ['By Ann Bee', { name: 'Cy Dee' }, 7, null] }).author, 'Ann Bee, Cy Dee');
  });

  it('goes on to the next name where a value makes no sense', () => {
    assert.deepEqual(
      facts({ published: 'soon', date: '2016-12-19', title: '  ', headline: 'Bridge opens' }),
      {
        title: 'Bridge opens',
        published: '2016-12-19',
      },
    );
  });

  it('leaves out what makes no sense', () => {
    assert.deepEqual(
      facts({ title: 5, publisher: [], author: { age: 3 }, date: '03/04/2016', url: 'javascript:alert(1)' }),
      {},
    );
    assert.deepEqual(
      facts({ url: '/bridge', author: 'https://social.example/ann', publisher: 'https://x.example' }),
      {},
    );
  });

  it('takes an address under `source` for the address', () => {
    assert.deepEqual(facts({ source: 'https://valley.example/bridge' }), {
      url: 'https://valley.example/bridge',
    });
  });

  it('reads dates as MongoDB exports them', () => {
    assert.equal(facts({ date: { $date: '2016-12-19T18:05:00Z' } }).published, '2016-12-19T18:05:00.000Z');
  });

  it('makes one line of plain words of a title', () => {
    assert.equal(facts({ title: ' Bridge &amp; <i>tunnel</i>\n  open\0 ' }).title, 'Bridge & tunnel open');
  });

  it('bounds lengths', () => {
    const long = facts({
      title: 'x '.repeat(5000),
      author: Array(100).fill('Ann Bee'),
      url: `https://x.example/${'y'.repeat(2000)}`,
    });
    assert.equal(long.title?.length, 499);
    assert.ok(long.author!.length <= 300);
    assert.equal(long.url, undefined);
  });

  it('is not misled by names that every object has', () => {
    assert.deepEqual(
      facts(JSON.parse('{"__proto__": {"title": "x"}, "constructor": 1, "toString": "y"}')),
      {},
    );
  });

  it('gives strings for any value', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('title', 'Author', 'date', 'source', 'url'), fc.jsonValue()),
        (value) => Object.values(facts(value)).every((fact) => typeof fact === 'string' && fact !== ''),
      ),
    );
  });
});

describe('finishArticle', () => {
  const metadata = {
    title: '=?UTF-8?Q?Br=C3=BCcke?=',
    publication: 'Valley Post',
    author: 'By Ann Bee',
    date: 'Dec. 19, 2016',
    url: 'https://valley.example/bridge',
  };

  it('believes the metadata of a file of one article more than the file', () => {
    const article = finishArticle(
      { text: 'x', title: 'Old', published: '2010-01-01' },
      { key: 'a.txt', metadata },
      false,
    );
    assert.deepEqual(article, {
      text: 'x',
      title: 'Brücke',
      publication: 'Valley Post',
      author: 'Ann Bee',
      authors: ['Ann Bee'],
      published: '2016-12-19',
      url: 'https://valley.example/bridge',
    });
  });

  it('fills with it what a record in a file of many lacks, but for title and address', () => {
    const article = finishArticle({ text: 'x', author: 'Cy Dee' }, { key: 'a.jsonl', metadata }, true);
    assert.deepEqual(article, {
      text: 'x',
      author: 'Cy Dee',
      authors: ['Cy Dee'],
      publication: 'Valley Post',
      published: '2016-12-19',
    });
  });

  it('keeps what the file says where the metadata makes no sense', () => {
    const odd = { date: 'soon', url: 'nowhere', title: ' ' };
    const article = { text: 'x', title: 'T', published: '2016-12-19', url: 'https://x.example/' };
    const { notes, ...kept } = finishArticle(article, { key: 'a.txt', metadata: odd }, false);
    assert.deepEqual(kept, article);
    assert.deepEqual(notes, [
      "The object's metadata has a date that can't be read, 'soon': write YYYY-MM-DD.",
      "The object's metadata has a url that is no web address, 'nowhere'.",
    ]);
  });

  it('notes that behind what the file notes, and of a file of many only what it would have used', () => {
    const odd = { date: 'soon', url: 'nowhere' };
    const article = { text: 'x', notes: ['First.'] };
    const { notes = [] } = finishArticle(article, { key: 'a.jsonl', metadata: odd }, true);
    assert.equal(notes[0], 'First.');
    assert.match(notes[1] ?? '', /date that can't be read, 'soon'/);
    assert.equal(notes.length, 2);
  });

  it('takes a title of any letters and length as Python’s email.header writes it', () => {
    const title =
      '=?utf-8?b?Wm/DqyDDhW5nc3Ryw7ZtIMO8YmVyIMKrxYHDs2TFusK7IPCfmIAgeHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4?=';
    const article = finishArticle({ text: 'x' }, { key: 'a.txt', metadata: { title } }, false);
    assert.match(article.title ?? '', /^Zoë Ångström über «Łódź» 😀 x+$/);
  });
});
