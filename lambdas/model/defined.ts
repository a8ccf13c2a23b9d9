/** A record without its undefined values. */
export function defined<Known extends object>(
  record: Known,
): { [Key in keyof Known]?: Exclude<Known[Key], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Known]?: Exclude<Known[Key], undefined>;
  };
}
