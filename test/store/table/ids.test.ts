import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { articleItem } from '../../../lambdas/store/table/article-item.ts';
import {
  articleIdOf,
  fileIdFor,
  placeOfArticle,
  placeOfQuote,
  quoteIdOf,
} from '../../../lambdas/store/table/ids.ts';
import { quoteFrom, quoteItem } from '../../../lambdas/store/table/quote-item.ts';
import { extractedFrom } from '../archive.ts';

const quoteAt = (at: number, by = 'Ada Berg') =>
  extractedFrom('a.txt', [{ published: '2020-01-02', quotes: [{ by, at }] }], 1)[0]!;

describe('ids', () => {
  it('of a file tell bucket and key apart, and are the same every time', () => {
    assert.equal(fileIdFor('a', 'bc'), fileIdFor('a', 'bc'));
    assert.notEqual(fileIdFor('a', 'bc'), fileIdFor('ab', 'c'));
    assert.match(fileIdFor('bucket', '../emoji 🙂\u0001'), /^[a-z2-7]{16}$/);
  });

  it('of an article lead back to its file and record', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 999_999_999 }), (key, record) => {
        const fileId = fileIdFor('b', key);
        assert.deepEqual(placeOfArticle(articleIdOf(fileId, record)), { fileId, record });
      }),
    );
  });

  it('of a quote lead back to its article and place', () => {
    const { quotes } = quoteAt(123_456);
    const place = placeOfQuote(quotes[0]!.id);
    assert.deepEqual([place?.articleId, place?.start], [quotes[0]!.articleId, 123_456]);
  });

  it('of a quote differ by place, speaker and words', () => {
    const { quotes } = quoteAt(5);
    const [quote] = quotes;
    const others = [
      quoteAt(6).quotes[0]!.id,
      quoteAt(5, 'Bo Lind').quotes[0]!.id,
      quoteIdOf({ ...quote!, text: 'other words' }),
      quoteIdOf({ ...quote!, kind: 'mixed' }),
    ];
    assert.equal(new Set([quote!.id, ...others]).size, 5);
  });

  it('that are none lead nowhere', () => {
    const none = [
      '',
      'x',
      '../../etc',
      'a'.repeat(5000),
      'aaaaaaaaaaaaaaaa-0',
      'aaaaaaaaaaaaaaaa-01',
      'AAAAAAAAAAAAAAAA',
    ];
    for (const id of none) assert.equal(placeOfArticle(id), undefined, id);
    for (const id of [
      ...none,
      'aaaaaaaaaaaaaaaa.1.aaaaaaa',
      'aaaaaaaaaaaaaaaa..aaaaaaaa',
      'aaaaaaaaaaaaaaaa.1.aaaaaaaa.1',
    ])
      assert.equal(placeOfQuote(id), undefined, id);
  });
});

describe('items', () => {
  it('give a quote back as it was', () => {
    const { article, quotes } = quoteAt(42);
    const item = quoteItem(quotes[0]!, article, 7, []);
    assert.deepEqual(quoteFrom(item, article), quotes[0]);
  });

  it('give a quote back as a communication that was written before there were types', () => {
    const { article, quotes } = quoteAt(42);
    const { type: _type, ...old } = quoteItem({ ...quotes[0]!, type: 'belief' }, article, 7, []);
    assert.deepEqual(quoteFrom(old, article), { ...quotes[0], type: 'communication' });
  });

  it('give a quote back that has neither source nor cue nor name', () => {
    const { article, quotes } = quoteAt(42);
    const bare = {
      ...quotes[0]!,
      speaker: {
        persona: null,
        name: null,
        type: 'unnamed' as const,
        roles: [],
        gender: null,
        description: null,
        words: '',
        resolution: null,
        confidence: null,
      },
      spans: { ...quotes[0]!.spans, source: [] },
      cue: '',
      before: '',
    };
    const quote = { ...bare, id: quoteIdOf(bare) };
    assert.deepEqual(quoteFrom(quoteItem(quote, article, 1, []), article), quote);
  });

  it('sort a failed article under the day it was dropped, whatever date it has', () => {
    const [failed] = extractedFrom(
      'a',
      [{ failed: true, published: '1999-01-01', received: '2020-05-02T10:00:00.000Z' }],
      1,
    );
    assert.equal(articleItem(failed!.article, 1).day, 'failed#2020-05-02');
  });
});
