import type { Article } from '../../article.ts';
import { cleanText } from '../../clean-text.ts';
import { textOfMarkup } from '../../markup-text.ts';
import type { Part } from '../../part.ts';
import { factivaArticles, isFactiva } from './factiva.ts';
import { nexisArticles } from './nexis.ts';
import { proquestArticles } from './proquest.ts';

/**
 * The articles in a document that a press database has exported: LexisNexis (Nexis Uni and the service before it),
 * Factiva and ProQuest, as plain text, RTF, DOCX or HTML.
 *
 * @param text of the whole document
 * @returns undefined if it is no such document
 */
export function databaseParts(text: string): Part[] | undefined {
  const articles = nexisArticles(text) ?? factivaArticles(text) ?? proquestArticles(text);
  return articles?.map((read) => ({ format: 'press-database', isListed: true, read }));
}

/** The same for a page. */
export function databasePartsOfPage(html: string): Part[] | undefined {
  return isFactiva(html) ? databaseParts(cleanText(textOfMarkup(html))) : undefined;
}

/** The articles of a document that may be such an export, else the one that it is. */
export async function* documentParts(
  format: NonNullable<Part['format']>,
  read: () => Article | Promise<Article>,
): AsyncGenerator<Part> {
  try {
    const article = await read();
    yield* databaseParts(article.text) ?? [{ format, read: () => article }];
  } catch (error) {
    yield { format, read: () => Promise.reject(error) };
  }
}
