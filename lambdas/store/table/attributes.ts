/**
 * Attributes whose stored name differs from the name in the code. Those of quotes are short because bytes cost money:
 * an item of more than 1 KB takes a second write unit in the table and in each index. The others keep the names that
 * existing tables have.
 */
export const STORED = {
  /** Of the file item and its pending change. */
  fencingToken: 'turn',
  pendingChange: 'count',
  /** Of a quote. */
  speakerConfidence: 'sure',
  speakerType: 'sort',
  /** Of quotes and articles: the publication in the form that filters compare. */
  publicationKey: 'paper',
  /** Of a persona. */
  neverMerge: 'own',
} as const;

const isRenamed = (name: string): name is keyof typeof STORED => Object.hasOwn(STORED, name);

/**
 * The attribute names behind each `#name` in an expression. All names are written this way, because DynamoDB reserves
 * several hundred words.
 *
 * @example
 * namesIn('#fencingToken = :token'); // { '#fencingToken': 'turn' }
 */
export function namesIn(...expressions: string[]): Record<string, string> {
  const names = expressions
    .flatMap((expression) => expression.match(/#\w+/g) ?? [])
    .map((name) => name.slice(1));
  return Object.fromEntries(names.map((name) => [`#${name}`, isRenamed(name) ? STORED[name] : name]));
}
