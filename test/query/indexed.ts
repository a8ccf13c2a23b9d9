import type { Quote, StoredArticle } from '../../lambdas/model/stored.ts';
import type { IndexedArticle } from '../../lambdas/search/index.ts';
import { openSqliteIndex } from '../../lambdas/search/sqlite-index.ts';
import type { Holdings } from './archive.ts';

const indexed = ({ texts }: Holdings, article: StoredArticle, quotes: Quote[]): IndexedArticle => ({
  id: article.id,
  fileId: article.id,
  version: 1,
  text: texts.get(article.textKey ?? '') ?? '',
  title: article.title ?? '',
  publication: article.publication ?? '',
  time: article.published ?? article.received,
  isDated: article.published !== undefined,
  received: article.received,
  quotes: quotes.map(({ id, text, kind, type, speaker, confidence }) => ({
    id,
    text,
    kind,
    type,
    speaker: speaker.id === null ? null : { persona: speaker.id, name: speaker.name ?? '', roles: ['mayor'] },
    speakerType: speaker.type,
    gender: speaker.gender,
    resolution: speaker.resolution,
    confidence,
  })),
});

/** A search index that has what an archive holds. */
export async function indexOf(holdings: Holdings, isComplete = true) {
  const index = openSqliteIndex(':memory:');
  await index.put(
    holdings.articles.map((article) =>
      indexed(
        holdings,
        article,
        holdings.quotes.filter(({ articleId }) => articleId === article.id),
      ),
    ),
  );
  await index.setState({ isComplete });
  return index;
}
