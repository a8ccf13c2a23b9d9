import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import {
  AGES,
  ATTACKERS,
  DEALS_WITH_OTHERS,
  DEFINITE,
  HANDLED_BY,
  INDEFINITE,
  isPluralRole,
  isRole,
  OFFICES,
  ORGANISATION_NOUNS,
  PEOPLE_OF,
  ROLES,
  STRANGERS,
  THE,
  titleNoun,
} from '../language/index.ts';
import type { Clusters, Entity } from '../names/clusters.ts';
import type { NameMention } from '../names/names.ts';
import { firstEndingAfter } from '../spans.ts';
import type { Answer } from '../tagging/reader.ts';
import { Ages } from './ages.ts';
import { isAttackedAt, isVictim, tellsOfAttack } from './attackers.ts';
import type { Holders } from './holders.ts';
import { pronounClass } from './pair-features.ts';
import { type NounPhrase, phraseIn } from './phrases.ts';
import type { Roles } from './roles.ts';
import { addressedIn } from './vocatives.ts';

/** The factor for a candidate's probability if the text says that it is somebody else: names and titles may mislead. */
const LEFT = 0.02;
/** The factor for nobody's probability if exactly one name has the same description. */
const HELD = 0.1;
/** The minimum of nobody's probability. */
const LEAST = 0.001;
/** In tokens, including the determiner: many people may be `the secretary`, one is `the economic secretary`. */
const LEAST_WORDS = 3;
/** In tokens, from somebody's name to the pronoun that continues it. */
const TAKEN_UP_WITHIN = 200;
/** In UTF-16 code units, from `obtained by` to the name. */
const HANDLED_WITHIN = 80;

/** What the words of a source say about its speaker that may be untrue of a candidate: a gender, an office. */
export class Contradictions {
  readonly #document: Document;
  readonly #mentions: readonly NameMention[];
  readonly #of: readonly Entity[];
  readonly #attackers: ReadonlySet<Entity>;
  readonly #isAttack: boolean;
  readonly #roles: Roles;
  readonly #holders: Holders;
  readonly #ages: Ages;
  readonly #isVictim = once((entity: Entity) => isVictim(this.#document, this.#mentions, entity));
  readonly #officesOf = once((entity: Entity) => this.#findOffices(entity));

  constructor(
    document: Document,
    mentions: readonly NameMention[],
    { of }: Clusters,
    attackers: readonly Entity[],
    roles: Roles,
    holders: Holders,
  ) {
    this.#roles = roles;
    this.#holders = holders;
    this.#document = document;
    this.#mentions = mentions;
    this.#ages = new Ages(document, mentions);
    this.#of = of;
    this.#attackers = new Set(attackers);
    this.#isAttack = tellsOfAttack(document);
  }

  /**
   * An answer in which candidates are less probable if the text says something else about them than the source.
   *
   * @param candidates indexes of mentions, in the order of the answer
   */
  weigh(answer: Answer, { source, content }: TaggedAttribution, candidates: readonly number[]): Answer {
    const [first, other] = source;
    if (!first) return this.#withoutAddressed(answer, content, candidates);
    if (other) return answer;
    const phrase = phraseIn(this.#document, first);
    const gender = this.#genderOf(first, phrase);
    const office = this.#isDefinite(phrase) ? this.#officeOf(phrase) : undefined;
    const ages = this.#isDefinite(phrase) ? AGES.get(phrase.head) : undefined;
    const all = candidates.map((index) => this.#of[index]!);
    const fitting = all.filter((one) => !gender || (one.gender ?? gender) === gender);
    const aged = ages && !STRANGERS.has(phrase.head) ? this.#ages.only(fitting, ages) : undefined;
    const holder = this.#holderOf(first, phrase, candidates) ?? aged;
    const attacks = ATTACKERS.has(phrase.head);
    const isNew = STRANGERS.has(phrase.head) && this.#isIndefinite(phrase);
    // if there is an attacker, `he` and `the man` are more likely the attacker than the person who is attacked
    const isAttacker = this.#isAttack && (isHeOrShe(this.#document, first) || STRANGERS.has(phrase.head));
    const isNoPerson = this.#isNoPerson(first, phrase);
    const dealsWithOthers =
      DEALS_WITH_OTHERS.has(phrase.head) && phrase.last - phrase.first === 2 && this.#isDefinite(phrase);
    const known = dealsWithOthers ? this.#holders.of(phrase.head) : NOBODY;
    const handlers = this.#handlersIn(first);
    const isPlain =
      !ages && !gender && !office && !holder && !attacks && !isNew && !isAttacker && !dealsWithOthers;
    if (isPlain && !isNoPerson && handlers.size === 0) return answer;
    const left = Array.from(answer.candidates, (share, k) => {
      const entity = this.#of[candidates[k]!]!;
      if (holder) return entity === holder ? share : LEFT * share;
      if (isNew && this.#mentions[entity.mentions[0]!]!.start < first.start) return LEFT * share;
      if (isAttacker && this.#isVictim(entity) && !this.#isTakenUp(entity, first)) return LEFT * share;
      if (isNoPerson && entity.type === 'person') return LEFT * share;
      if (dealsWithOthers && entity.type === 'person' && !known.has(entity)) return LEFT * share;
      if (handlers.has(entity) || (ages && this.#ages.fits(entity, ages) === false)) return LEFT * share;
      return this.#isOther(entity, gender, office) ? LEFT * share : share;
    });
    const nobody = holder ? HELD * answer.nobody : answer.nobody;
    return asShares(attacks ? this.#amongAttackers(left, candidates) : left, nobody);
  }

  /** `“I know what I mean, Ed.”`, without a tag: it isn't Ed who speaks. */
  #withoutAddressed(answer: Answer, content: readonly Span[], candidates: readonly number[]): Answer {
    const addressed = addressedIn(this.#document.text, this.#mentions, this.#of, content);
    if (addressed.size === 0) return answer;
    const left = Array.from(answer.candidates, (share, k) =>
      addressed.has(this.#of[candidates[k]!]!) ? LEFT * share : share,
    );
    return asShares(left, answer.nobody);
  }

  /**
   * The probabilities of those candidates alone that the text calls attackers: the most probable one gets those of all
   * others as well.
   */
  #amongAttackers(shares: readonly number[], candidates: readonly number[]): number[] {
    const isNamed = candidates.map((index) => this.#attackers.has(this.#of[index]!));
    const others = shares.reduce((sum, share, k) => (isNamed[k] ? sum : sum + share), 0);
    const left = shares.map((share, k) => (isNamed[k] ? share : 0));
    const best = isNamed.reduce((most, named, k) => (named && !(left[most]! > left[k]!) ? k : most), -1);
    return left.map((share, k) => (k === best ? share + others : share));
  }

  /**
   * Whether somebody was named after everyone who is called an attacker or a stranger, so that `he` continues that
   * name.
   */
  #isTakenUp(entity: Entity, { start }: Span): boolean {
    const { tokens } = this.#document;
    const last = entity.mentions.findLast((index) => this.#mentions[index]!.end <= start);
    if (last === undefined) return false;
    const { end } = this.#mentions[last]!;
    const from = firstEndingAfter(tokens, end);
    const to = firstEndingAfter(tokens, start);
    if (to - from > TAKEN_UP_WITHIN) return false;
    for (let i = from; i < to; i++)
      if (ATTACKERS.has(tokens[i]!.lower) || STRANGERS.has(tokens[i]!.lower)) return false;
    return !isAttackedAt(this.#document, this.#mentions[last]!);
  }

  #isOther(entity: Entity, gender: Entity['gender'], office: string | undefined): boolean {
    if (entity.type !== 'person') return false;
    if (gender && entity.gender && entity.gender !== gender) return true;
    return office !== undefined && !this.#mayHold(entity, office);
  }

  /** `the senators` and `the company`, without a name, are no single person. */
  #isNoPerson({ start, end }: Span, { head, first }: NounPhrase): boolean {
    if (!DEFINITE.test(this.#document.tokens[first]?.lower ?? '')) return false;
    const name = this.#mentions[firstEndingAfter(this.#mentions, start)];
    return (!name || name.start >= end) && (isPluralRole(head) || ORGANISATION_NOUNS.has(head));
  }

  /**
   * Those in a source who only got or pass on what it names (`emails obtained by Acme News`), and persons whose people
   * speak (`friends of Ed Hall`).
   */
  #handlersIn({ start, end }: Span): ReadonlySet<Entity> {
    const { text } = this.#document;
    const found = new Set<Entity>();
    for (let i = firstEndingAfter(this.#mentions, start); i < this.#mentions.length; i++) {
      const { from } = this.#mentions[i]!;
      if (from >= end) break;
      const before = text.slice(Math.max(start, from - HANDLED_WITHIN), Math.max(start, from));
      const entity = this.#of[i]!;
      if (HANDLED_BY.test(before) || (entity.type === 'person' && PEOPLE_OF.test(before))) found.add(entity);
    }
    return found;
  }

  /** `she`, `the actress`, `his wife`. */
  #genderOf({ start, end }: Span, { head }: NounPhrase): Entity['gender'] {
    const pronoun = pronounClass(this.#document.text.slice(start, end));
    if (pronoun > 0) return pronoun === 1 ? 'male' : pronoun === 2 ? 'female' : undefined;
    const gender = ROLES.get(head);
    return gender === 'either' ? undefined : gender;
  }

  /** `a man` is nobody who was named before. */
  #isIndefinite({ first }: NounPhrase): boolean {
    return INDEFINITE.has(this.#document.tokens[first]?.lower ?? '');
  }

  #isDefinite({ first }: NounPhrase): boolean {
    return this.#document.tokens[first]?.lower === 'the';
  }

  /**
   * The entities that a text describes elsewhere with the same words: `the economic secretary`, after `Ed Hall, the
   * economic secretary,`.
   */
  #holderOf({ start, end }: Span, phrase: NounPhrase, candidates: readonly number[]): Entity | undefined {
    if (!this.#isDefinite(phrase) || phrase.last - phrase.first < LEAST_WORDS || !isRole(phrase.head))
      return undefined;
    const { text } = this.#document;
    const words = text.slice(start, end).replace(THE, '').replace(/\s+/gu, ' ').toLowerCase();
    const holders = new Set<Entity>();
    for (const index of candidates) {
      for (const role of this.#roles.beside(index)) {
        const isOwn = role.start < end && start < role.end;
        if (!isOwn && role.printed.toLowerCase() === words) holders.add(this.#of[index]!);
      }
    }
    const [holder, other] = holders;
    return other ? undefined : holder;
  }

  /** `the French president` is a president, `the foreign minister` a foreign minister. */
  #officeOf({ first, last, head }: NounPhrase): string | undefined {
    if (!OFFICES.has(head)) return undefined;
    const before = this.#document.tokens[last - 2];
    return head === 'minister' && before && last - 2 > first ? `${before.lower} ${head}` : head;
  }

  /** Whether nothing is known about somebody's offices, or this is one of them. */
  #mayHold(entity: Entity, office: string): boolean {
    const known = this.#officesOf(entity);
    return known.size === 0 || [...known].some((own) => own.endsWith(office) || office.endsWith(own));
  }

  /** By the titles before a name only, because an apposition may be the source itself. */
  #findOffices(entity: Entity): ReadonlySet<string> {
    const found = new Set<string>();
    for (const index of entity.mentions) {
      const { from, start } = this.#mentions[index]!;
      const words = this.#document.text.slice(from, start).toLowerCase().trim().split(/\s+/);
      words.forEach((word, i) => {
        const noun = titleNoun(word);
        if (OFFICES.has(noun)) found.add(noun === 'minister' && i > 0 ? `${words[i - 1]} ${noun}` : noun);
      });
    }
    return found;
  }
}

const NOBODY: ReadonlySet<Entity> = new Set();

/** Caches the result for each key: texts ask for the same names repeatedly. */
function once<Key, Found>(find: (key: Key) => Found): (key: Key) => Found {
  const found = new Map<Key, Found>();
  return (key) => {
    if (!found.has(key)) found.set(key, find(key));
    return found.get(key) as Found;
  };
}

function isHeOrShe({ text }: Document, { start, end }: Span): boolean {
  const pronoun = pronounClass(text.slice(start, end));
  return pronoun === 1 || pronoun === 2;
}

function asShares(candidates: readonly number[], likelihood: number): Answer {
  const nobody = Math.max(likelihood, LEAST);
  const sum = candidates.reduce((all, share) => all + share, nobody);
  return { candidates: Float32Array.from(candidates, (share) => share / sum), nobody: nobody / sum };
}
