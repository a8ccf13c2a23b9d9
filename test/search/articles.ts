import type { IndexedArticle, IndexedQuote } from '../../lambdas/search/index.ts';

/** A quote, by what matters to a test. */
export interface QuoteSketch extends Partial<Omit<IndexedQuote, 'id' | 'speaker'>> {
  text: string;
  /** Their persona is the name in small letters, with `-` for blanks. */
  by?: string;
  roles?: string[];
}

export type ArticleSketch = Partial<Omit<IndexedArticle, 'quotes'>> & {
  id: string;
  quotes?: QuoteSketch[];
};

export const personaOf = (name: string) => name.toLowerCase().replaceAll(' ', '-');

/** An article to put into an index. Each is a file of its own unless it says otherwise. */
export function indexed({ quotes = [], ...article }: ArticleSketch): IndexedArticle {
  return {
    fileId: `file-of-${article.id}`,
    version: 1,
    text: quotes.map(({ text }) => text).join(' '),
    time: '2024-05-01T12:00:00.000Z',
    isDated: true,
    received: '2024-06-01T00:00:00.000Z',
    ...article,
    quotes: quotes.map(({ text, by, roles = [], ...rest }, index) => ({
      id: `${article.id}.${index.toString(36)}.aaaaaaaa`,
      text,
      kind: 'direct',
      type: 'communication',
      speaker: by === undefined ? null : { persona: personaOf(by), name: by, roles },
      speakerType: by === undefined ? 'unnamed' : 'person',
      gender: null,
      resolution: by === undefined ? 'unnamed' : 'name',
      confidence: 0.9,
      ...rest,
    })),
  };
}
