/** The languages that the engine reads, as BCP 47 tags without region. */
const LANGUAGES: readonly string[] = ['en'];

/** Whether the engine reads a language. Of a text whose language is not known (undefined) it is tried. */
export function readsLanguage(tag: string | undefined): boolean {
  return tag === undefined || LANGUAGES.includes(tag.split('-')[0]!.toLowerCase());
}

/** Why an article in a language that the engine does not read has no quotes, as a note of it. */
export function unreadLanguage(tag: string | undefined): string {
  const read = LANGUAGES.map(nameOf).join(', ');
  return tag === undefined || tag === 'und'
    ? `The language of the text could not be told: it was not searched for quotes, which are found in ${read} only.`
    : `The text is in ${nameOf(tag)}: it was not searched for quotes, which are found in ${read} only.`;
}

function nameOf(tag: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
}
