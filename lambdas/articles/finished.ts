import type { Article, FileFacts } from './article.ts';
import { finishArticle } from './facts.ts';
import { languageOf } from './language.ts';
import { mendText } from './mend-text.ts';

/**
 * An article of any format as it leaves this room: mended, with its language, and with what the dropper says of it.
 *
 * @param many whether its file holds others
 * @throws UnreadableArticle `too-large`, or `unknown-encoding` where its characters were lost before it came here
 */
export async function finished(article: Article, facts: FileFacts, many: boolean): Promise<Article> {
  const { text, notes: mending } = mendText(article.text);
  const notes = [...(article.notes ?? []), ...mending];
  const language = await languageOf(text, article.language);
  const told = { ...(language !== undefined && { language }), ...(notes.length > 0 && { notes }) };
  return finishArticle({ ...article, text, ...told }, facts, many);
}
