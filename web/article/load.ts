import { type Article, answered, api, type Quote } from '../api.ts';

/** An article with everything that its view shows. */
export interface WholeArticle {
  article: Article;
  /** Null if the article could not be read. */
  text: string | null;
  quotes: Quote[];
  /** Quotes that a correction rejected. */
  rejected: Quote[];
  ingesting?: number;
}

const PAGE = 100;

/** All quotes of an article, including rejected ones. */
async function quotesOf(id: string): Promise<{ quotes: Quote[]; ingesting?: number }> {
  const quotes: Quote[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await answered(
      api.GET('/articles/{id}/quotes', {
        params: {
          path: { id },
          query: {
            type: ['any'],
            limit: PAGE,
            rejected: true,
            ...(cursor !== undefined && { cursor }),
          },
        },
      }),
    );
    quotes.push(...page.items);
    cursor = page.next;
    if (cursor === undefined) {
      return { quotes, ...(page.ingesting !== undefined && { ingesting: page.ingesting }) };
    }
  }
}

const params = (id: string) => ({ params: { path: { id } } });

/** The text and the quotes of an article, both of the same version. */
export async function loadArticle(id: string): Promise<WholeArticle> {
  const article = await answered(api.GET('/articles/{id}', params(id)));
  if (article.status === 'failed') return { article, text: null, quotes: [], rejected: [] };
  const [text, { quotes, ...told }] = await Promise.all([
    answered(api.GET('/articles/{id}/text', { ...params(id), parseAs: 'text' })),
    quotesOf(id),
  ]);
  const isRejected = ({ correction }: Quote) => correction?.verdict === 'rejected';
  return {
    article,
    text,
    quotes: quotes.filter((quote) => !isRejected(quote)),
    rejected: quotes.filter(isRejected),
    ...told,
  };
}
