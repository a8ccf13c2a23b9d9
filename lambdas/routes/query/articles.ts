import { badParameter, NotFound } from '../../http/problems.ts';
import { Article, ArticlePage, articleResource } from '../resources.ts';
import { type Archive, endpoint, found, nextPage, pageAt, placeAfter, placeIn } from './endpoint.ts';
import { hintAtFilters } from './hints.ts';
import { articleParameters, noParameters } from './parameters.ts';
import { articlesFound, needsQuery } from './search-lists.ts';

const articleOf = async ({ store }: Archive, id: string) =>
  found(await store.article(id), 'article', id, '/articles lists them');

/** @throws {NotFound} if the article has no text */
async function textOf(archive: Archive, id: string): Promise<string> {
  let gone: string | undefined;
  for (;;) {
    const { failure, textKey } = await articleOf(archive, id);
    if (failure)
      throw new NotFound(`The article '${id}' has no text; it could not be read: ${failure.message}`);
    if (textKey === undefined || textKey === gone)
      throw new NotFound(`The text of the article '${id}' is gone.`);
    const text = await archive.readText(textKey);
    if (text !== undefined) return text;
    // A new version may have replaced it between the two reads; then its key has changed.
    gone = textKey;
  }
}

export const articleEndpoints = [
  endpoint({
    path: '/articles',
    operation: 'listArticles',
    summary: 'Articles, newest first, or by full-text search; failed ones by the day they were dropped.',
    parameters: articleParameters,
    answer: ArticlePage,
    rows: 'items',
    async find(question, archive) {
      const { status, q, sort, since, publication, ...range } = question.parameters;
      const isSearch = [q, since, publication].some((asked) => asked !== undefined) || sort === 'received';
      if (isSearch && status === 'failed') {
        throw badParameter('status', 'Failed articles have no words; leave status or the search out.');
      }
      if (isSearch) {
        const page = await articlesFound(archive, question);
        const publications = page.items.map((item) => item.publication);
        const isEmpty = page.items.length === 0 && page.next === undefined;
        return { ...(await hintAtFilters(archive, question.parameters, publications, isEmpty)), ...page };
      }
      if (sort === 'relevance') throw needsQuery();
      const page = await archive.store.articles(status, range, pageAt(question, placeIn(question)));
      return { items: page.items.map(articleResource), ...nextPage(question, placeAfter(page)) };
    },
  }),

  endpoint({
    path: '/articles/{id}',
    operation: 'getArticle',
    summary: 'One article, without its text.',
    parameters: noParameters,
    answer: Article,
    async find({ id }, archive) {
      return articleResource(await articleOf(archive, id));
    },
  }),

  endpoint({
    path: '/articles/{id}/text',
    operation: 'getArticleText',
    summary: 'The text that all spans of the article point into.',
    parameters: noParameters,
    answer: 'text',
    find: ({ id }, archive) => textOf(archive, id),
  }),
];
