/**
 * What an article without a title is called, from the name of its file: `inbox/two-dead_2.txt` is `Two dead 2`.
 *
 * @param key of the file, folders and all
 * @returns undefined where the name has no word in it
 */
export function nameOfFile(key: string): string | undefined {
  const name = (key.split('/').at(-1) ?? '').replace(/(?:\.[a-z]\w{0,5})+$/i, '');
  const words = name.replace(/[-_+.\s]+/g, ' ').trim();
  // Numbers and what a program made up tell a reader nothing.
  if (!/\p{L}{3}/u.test(words) || /[0-9a-f]{12}/i.test(words)) return undefined;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
