import { LANGUAGE } from './language/index.ts';

/** Whether the engine reads a language, given as a BCP 47 tag. A text of unknown language (undefined) is read. */
export function readsLanguage(tag: string | undefined): boolean {
  return tag === undefined || tag.split('-')[0]!.toLowerCase() === LANGUAGE;
}

/** The note of an article in another language, which says why it has no quotes. */
export function unreadLanguage(tag: string | undefined): string {
  const read = nameOf(LANGUAGE);
  return tag === undefined || tag === 'und'
    ? `The language of the text could not be told: it was not searched for quotes, which are found in ${read} only.`
    : `The text is in ${nameOf(tag)}: it was not searched for quotes, which are found in ${read} only.`;
}

function nameOf(tag: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
}
