/**
 * A title for an article without one, from the name of its file: `inbox/two-dead_2.txt` is `Two dead 2`.
 *
 * @param key of the file, with its folders
 * @returns undefined if the name contains no word
 */
export function nameOfFile(key: string): string | undefined {
  const name = (key.split('/').at(-1) ?? '').replace(/(?:\.[a-z]\w{0,5})+$/i, '');
  const words = name.replace(/[-_+.\s]+/g, ' ').trim();
  // Numbers and generated ids mean nothing to a reader.
  if (!/\p{L}{3}/u.test(words) || /[0-9a-f]{12}/i.test(words)) return undefined;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
