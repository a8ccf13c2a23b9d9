import type { Article, FileFacts } from './article.ts';
import { finishArticle } from './facts.ts';
import { languageOf } from './language.ts';
import { mendText } from './mend-text.ts';

/**
 * Completes an article of any format: repairs the text, detects its language, and adds the object's metadata.
 *
 * @param many whether its file holds other articles
 * @throws UnreadableArticle `too-large`, or `unknown-encoding` if characters were lost before the file was dropped
 */
export async function finished(article: Article, facts: FileFacts, many: boolean): Promise<Article> {
  const { text, notes: mending } = mendText(article.text);
  const notes = [...(article.notes ?? []), ...mending];
  const language = await languageOf(text, article.language);
  const told = { ...(language !== undefined && { language }), ...(notes.length > 0 && { notes }) };
  return finishArticle({ ...article, text, ...told }, facts, many);
}
