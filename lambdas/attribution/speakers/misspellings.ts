import type { Entity } from './entities.ts';

const SHORTEST = 5;
/** Surnames and one-letter omissions beyond these are not compared: keeps hostile texts linear. */
const LONGEST = 16;
const MOST_ALIKE = 4;

/** Surnames by their spellings without one letter: two that share one differ by about a letter. */
export class Misspellings {
  readonly #by = new Map<string, Set<Entity>>();

  add(surname: string, entity: Entity): void {
    for (const spelling of spellings(surname)) {
      const found = this.#by.get(spelling);
      if (!found) this.#by.set(spelling, new Set([entity]));
      else if (found.size < MOST_ALIKE) found.add(entity);
    }
  }

  /** The only one whose surname is nearly this: `Keane` where the text has but an Ada Kaene. */
  bearer(surname: string): Entity | undefined {
    const all = new Set(spellings(surname).flatMap((spelling) => [...(this.#by.get(spelling) ?? [])]));
    return all.size === 1 ? [...all][0] : undefined;
  }
}

function spellings(surname: string): string[] {
  if (surname.length < SHORTEST || surname.length > LONGEST) return [];
  const found = [surname];
  // the first letter is hardly ever wrong
  for (let i = 1; i < surname.length; i++) found.push(surname.slice(0, i) + surname.slice(i + 1));
  return found;
}
