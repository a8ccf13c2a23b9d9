/** In UTF-16 code units; longer and shorter names are compared exactly. */
const SHORTEST = 6;
const LONGEST = 20;

/** Finds names that are spelt almost alike: `Tomkins` and `Tompkins`, by what is left of both without one letter. */
export class Spellings<Bearer> {
  /** Undefined where several bearers have names so much alike. */
  readonly #bearers = new Map<string, Bearer | undefined>();

  add(name: string, bearer: Bearer): void {
    for (const form of formsOf(name)) {
      const other = this.#bearers.has(form) && this.#bearers.get(form) !== bearer;
      this.#bearers.set(form, other ? undefined : bearer);
    }
  }

  /** The only bearer of a name that differs in one letter, or in the order of two. */
  like(name: string): Bearer | undefined {
    const found = new Set(formsOf(name).flatMap((form) => this.#bearers.get(form) ?? []));
    return found.size === 1 ? [...found][0] : undefined;
  }
}

/** A name, and what is left of it without any one letter but the first. */
function formsOf(name: string): string[] {
  if (name.length < SHORTEST || name.length > LONGEST) return [];
  const shorter = Array.from({ length: name.length - 1 }, (_, i) => name.slice(0, i + 1) + name.slice(i + 2));
  return [name, ...new Set(shorter)];
}
