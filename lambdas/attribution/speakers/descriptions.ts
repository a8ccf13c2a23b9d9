import type { Document } from '../document.ts';
import broader from '../lexicon/speakers-broader.json' with { type: 'json' };
import type { Entity } from './entities.ts';
import { COUNTRIES, isPluralRole, isRole, ORGANISATION_NOUNS, ROLES } from './lexicon.ts';
import { isBreak, modifiersOf, type Phrase } from './phrases.ts';

/** Nouns that say less than the ones a name stands beside: `the lawmaker` for a senator. */
const BROADER: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(broader.nouns).map(([noun, others]) => [noun, others.split(' ')]),
);
const GATHERS = new Set(['for', 'without', 'against']);
const KILLERS = new Set('gunman shooter attacker assailant killer murderer assassin'.split(' '));
const MOST_NAMESAKES = 32;
const LONGEST_COMPLEMENT = 6;

/** How a description fits what the text calls an entity. */
export interface Match {
  /** It is called by the same noun. */
  exact: boolean;
  /** It is called by a noun that says more: a senator is a lawmaker. */
  broader: boolean;
  /** Words of the description that are said of it too. */
  shared: number;
  /** The description has words in capitals: `the Ohio senator` is no other senator. */
  proper: boolean;
  /** It tells an age or a country, and the entity is of another; or a killer, and it was killed. */
  excluded: boolean;
}

/** Who is meant by a description of one person or body: `the Vermont senator`, `the agency`. */
export class Descriptions {
  readonly #byHead = new Map<string, Entity[]>();
  /** Bodies by what their members are. */
  readonly #members = new Map<string, Entity>();

  constructor(entities: readonly Entity[]) {
    for (const entity of entities) {
      for (const head of entity.heads) this.#add(head, entity);
      const [first, second] = entity.keys;
      if (isPluralRole(first ?? '') && GATHERS.has(second ?? '')) this.#members.set(first!, entity);
      const last = entity.keys.at(-1);
      if (entity.kind !== 'person' && last && ORGANISATION_NOUNS.has(last)) this.#add(last, entity);
    }
  }

  /** The best bearer of the description among those named so far; `since` tells how many sentences ago. */
  bearer(
    document: Document,
    phrase: Phrase,
    until: number,
    since: (entity: Entity) => number | undefined,
  ): Entity | undefined {
    const asked = modifiersOf(document, phrase.first, until).filter((word) => word !== phrase.head);
    const proper = asked.length > 0 && properModifiers(document, phrase);
    const person = describesPerson(phrase.head);
    let best: Entity | undefined;
    let highest = 0;
    const heads = [phrase.head, ...(BROADER.get(phrase.head) ?? [])];
    const age = asked.includes('year') ? asked.find((word) => /^\d{1,2}$/.test(word)) : undefined;
    if (age !== undefined && phrase.head !== 'old') heads.push('old');
    heads.forEach((head, rank) => {
      for (const entity of this.#byHead.get(head) ?? []) {
        if (person ? entity.kind !== 'person' && entity.kind !== 'unknown' : entity.kind === 'person')
          continue;
        const shared = asked.filter((word) => entity.modifiers.has(word) || entity.heads.has(word)).length;
        if (head === 'old' && !(age !== undefined && entity.modifiers.has(age))) continue;
        if (proper && shared === 0) continue;
        if (isExcluded(phrase.head, asked, entity)) continue;
        const ago = since(entity);
        const score =
          1 +
          2 * shared +
          (ago === undefined ? 0 : 2 + 2 / (1 + ago / 3)) +
          0.3 * Math.log(1 + entity.mentions.length) -
          (rank > 0 ? 1 : 0);
        if (score > highest) [best, highest] = [entity, score];
      }
    });
    return best;
  }

  /** `the doctors`, where the text names Doctors for Norland. */
  body(document: Document, { first, last, head }: Phrase): Entity | undefined {
    const all = last - first === 2 && document.tokens[first]!.lower === 'the';
    return all ? this.#members.get(head) : undefined;
  }

  /** Those called by the noun of a description, or by one that says more. */
  called({ head }: Phrase): Entity[] {
    return [head, ...(BROADER.get(head) ?? [])].flatMap((noun) => this.#byHead.get(noun) ?? []);
  }

  match(document: Document, phrase: Phrase, until: number, entity: Entity): Match {
    const asked = modifiersOf(document, phrase.first, until).filter((word) => word !== phrase.head);
    const named = entity.kind === 'person' ? undefined : entity.keys.at(-1);
    const age = asked.includes('year') ? asked.find((word) => /^\d{1,2}$/.test(word)) : undefined;
    const aged = age !== undefined && entity.heads.has('old') && entity.modifiers.has(age);
    const exact = phrase.head === 'old' ? aged : entity.heads.has(phrase.head) || named === phrase.head;
    return {
      exact,
      broader:
        aged || (BROADER.get(phrase.head)?.some((noun) => entity.heads.has(noun) || named === noun) ?? false),
      shared: asked.filter((word) => entity.modifiers.has(word) || entity.heads.has(word)).length,
      proper: asked.length > 0 && properModifiers(document, phrase),
      excluded:
        (age !== undefined && entity.heads.has('old') && !aged) || isExcluded(phrase.head, asked, entity),
    };
  }

  /** `his lawyer` where the text names `Hall's lawyer, Ann Howe`, or her as `his lawyer`. */
  owned(noun: string, pronoun: string, owner: Entity): Entity | undefined {
    const surname = owner.keys.at(-1);
    return this.#byHead
      .get(noun)
      ?.find(
        (entity) =>
          entity !== owner &&
          entity.kind === 'person' &&
          (entity.modifiers.has(pronoun) || (surname !== undefined && entity.modifiers.has(surname))),
      );
  }

  #add(head: string, entity: Entity): void {
    const list = this.#byHead.get(head);
    if (!list) this.#byHead.set(head, [entity]);
    else if (list.length < MOST_NAMESAKES && list.at(-1) !== entity) list.push(entity);
  }
}

/** Of another country, as `Turkey's president` is no Russian minister; or the victim of whom `the gunman` shot. */
function isExcluded(head: string, asked: readonly string[], { heads, modifiers }: Entity): boolean {
  if (KILLERS.has(head) && heads.has('victim')) return true;
  const countries = asked.filter((word) => COUNTRIES.has(word));
  if (countries.length === 0 || countries.some((country) => modifiers.has(country))) return false;
  for (const modifier of modifiers) if (COUNTRIES.has(modifier)) return true;
  return false;
}

/** Behind what is appended to a description: `the head of the bank`. */
export function endOfComplement({ tokens }: Document, { last }: Phrase): number {
  let until = last;
  if (tokens[last]?.lower !== 'of' && tokens[last]?.lower !== 'from') return last;
  while (
    until < tokens.length &&
    until - last < LONGEST_COMPLEMENT &&
    !isBreak(tokens[until]!) &&
    tokens[until]!.pos !== 'VERB'
  )
    until++;
  return until;
}

/** Whether the phrase is narrowed by a word in capitals: `the Ohio senator` is no other senator. */
function properModifiers({ tokens }: Document, { first, last }: Phrase): boolean {
  for (let i = first + 1; i < last; i++) if (/^\p{Lu}/u.test(tokens[i]!.text)) return true;
  return false;
}

export function describesPerson(head: string): boolean {
  return head === 'old' || isRole(head);
}

export function describesOrganisation(head: string): boolean {
  return !ROLES.has(head) && ORGANISATION_NOUNS.has(head);
}
