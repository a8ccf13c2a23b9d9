import type { Document, Token } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';
import { suitsPerson, suitsPlural, suitsThing } from './candidates.ts';
import { Choosing, isGeneric, type WatchDescriptions } from './choosing.ts';
import { Descriptions, describesOrganisation, describesPerson } from './descriptions.ts';
import { Authors } from './documents.ts';
import type { Entities, Entity } from './entities.ts';
import type { Head } from './heads.ts';
import { Introductions } from './introductions.ts';
import { DOCUMENTS, isPluralRole, ROLES } from './lexicon.ts';
import { Memory, type Wording } from './memory.ts';
import type { NameIndex } from './name-index.ts';
import { DEFINITE, type Phrase, readPhrase } from './phrases.ts';
import { type Described, typeOf } from './ranking.ts';
import { mostSalient, type Place } from './salience.ts';
import { countOf, lastTogether, listEndingWith } from './together.ts';
import { type Utterance, uttererTokens } from './utterances.ts';

const GENDERS: ReadonlyMap<string, 'male' | 'female'> = new Map([
  ...['he', 'him', 'his', 'himself'].map((word) => [word, 'male'] as const),
  ...['she', 'her', 'hers', 'herself'].map((word) => [word, 'female'] as const),
]);
const LOOK_AHEAD_NAMES = 20;
/** In sentences: `they` and `it` are hardly those of whom nobody spoke since. */
const PLURAL_WITHIN = 2;
const ONE = new Set(['one', 'another', 'someone', 'somebody']);
const PLURALS = new Set(['they', 'them', 'their', 'themselves', 'both']);
const THINGS = new Set(['it', 'its', 'itself']);
const OPENS_DESCRIPTION = new Set('the his her their its this that'.split(' '));

/** Who every pronoun and description of a text refers to, by the token they begin with. */
export type References = ReadonlyMap<number, Entity>;

export interface Discourse {
  references: References;
  /** Where others might have been meant: by how much they were behind. */
  leads: ReadonlyMap<number, number>;
}

/** Reads a text from its start to its end, keeping in mind who was brought up last and how. */
export function followDiscourse(
  document: Document,
  index: NameIndex,
  { of, entities }: Entities,
  heads: ReadonlyMap<number, Head>,
  quotations: readonly Quotation[],
  utterances: readonly Utterance[],
  around: ReadonlyMap<number, number>,
  watch?: WatchDescriptions,
): Discourse {
  const outer = quotations.filter(({ depth, double }) => depth === 0 && double);
  const utterers = uttererTokens(outer, utterances);
  const reader = new Reader(document, index, of, new Descriptions(entities), heads, utterers, around, watch);
  let quotation = 0;
  const { tokens } = document;
  for (let i = 0; i < tokens.length; i++) {
    while (quotation < outer.length && outer[quotation]!.end <= tokens[i]!.start) quotation++;
    const inside = quotation < outer.length && outer[quotation]!.start <= tokens[i]!.start;
    reader.read(i, inside ? quotation : -1);
  }
  return reader;
}

class Reader {
  readonly references = new Map<number, Entity>();
  readonly leads = new Map<number, number>();
  readonly #document: Document;
  readonly #index: NameIndex;
  readonly #of: readonly Entity[];
  readonly #descriptions: Descriptions;
  readonly #heads: ReadonlyMap<number, Head>;
  readonly #utterers: ReadonlyMap<number, number>;
  /** For the token of a source within what another says, the token of that other's source. */
  readonly #around: ReadonlyMap<number, number>;
  readonly #memory: Memory;
  readonly #choosing: Choosing;
  readonly #introductions = new Introductions();
  readonly #authors = new Authors();
  #nextName = 0;

  constructor(
    document: Document,
    index: NameIndex,
    of: readonly Entity[],
    descriptions: Descriptions,
    heads: ReadonlyMap<number, Head>,
    utterers: ReadonlyMap<number, number>,
    around: ReadonlyMap<number, number>,
    watch: WatchDescriptions | undefined,
  ) {
    this.#document = document;
    this.#index = index;
    this.#of = of;
    this.#descriptions = descriptions;
    this.#heads = heads;
    this.#utterers = utterers;
    this.#around = around;
    this.#memory = new Memory(document, heads);
    this.#choosing = new Choosing(document, descriptions, this.#memory, watch);
  }

  read(at: number, quotation: number): void {
    const token = this.#document.tokens[at]!;
    const place: Place = { token: at, sentence: token.sentence, paragraph: token.paragraph, quotation };
    const { names } = this.#index;
    while (this.#nextName < names.length && names[this.#nextName]!.first <= at) {
      if (names[this.#nextName]!.first === at) this.#readName(this.#nextName, place);
      this.#nextName++;
    }
    this.#authors.readNoun(this.#document, at, this.#memory.speakerOf(token.sentence));
    const gender = GENDERS.get(token.lower);
    const head = this.#heads.get(at);
    if (gender) this.#readPronoun(place, token, gender);
    if (head?.type === 'owned') this.#readOwned(place, head);
    if (gender) return;
    const count = head?.type === 'description' ? countOf(this.#document, head.phrase) : undefined;
    if (count !== undefined) this.#readTogether(place, count);
    else if (PLURALS.has(token.lower))
      this.#readNear(place, mostSalient(this.#memory.events, place, suitsPlural)?.entity);
    else if (THINGS.has(token.lower))
      this.#readNear(place, mostSalient(this.#memory.events, place, suitsThing)?.entity);
    else if (head?.type === 'description') this.#readSource(place, head);
    else if (OPENS_DESCRIPTION.has(token.lower)) this.#readDescription(place);
  }

  #bringUp(entity: Entity, place: Place, wording: Wording): void {
    if (this.#memory.bringUp(entity, place, wording)) this.#authors.readSource(entity, place.sentence);
  }

  #readName(number: number, place: Place): void {
    const name = this.#index.names[number]!;
    const entity = this.#of[number]!;
    const head = this.#heads.get(place.token);
    const before = this.#introductions.namedBy(this.#document, number, name, entity, head, place);
    for (const token of before) this.references.set(token, entity);
    const { from: first, last: after, possessive } = name;
    this.#bringUp(this.#joint(head) ?? entity, place, { first, after, possessive });
    this.#readList(number, place);
    this.#authors.readName(this.#document, name, entity);
  }

  /** `A and B said`, `A and her aides said`: all together, for the `they` that follows. */
  #joint(head: Head | undefined): Entity | undefined {
    if (head?.type !== 'names') return undefined;
    const others = head.also && 'rest' in head.also ? head.also.rest : undefined;
    if (head.names.length < 2 && !others) return undefined;
    const parts = head.names.map((name) => this.#of[name]!);
    return this.#memory.group(parts, others);
  }

  /** `A and B` wherever they stand: the next `they`. */
  #readList(name: number, place: Place): void {
    const listed = listEndingWith(this.#document, this.#index, this.#of, name);
    if (listed.length === 0) return;
    const { names } = this.#index;
    const head = this.#heads.get(names[listed[0]!]!.first);
    if (head?.type === 'names' && head.names.length > 1) return;
    const { last: after, possessive } = names[name]!;
    this.#bringUp(this.#memory.group(listed.map((i) => this.#of[i]!)), place, { after, possessive });
  }

  #readPronoun(place: Place, { lower }: Token, gender: 'male' | 'female'): void {
    const utterer = this.#uttererOf(place.quotation);
    const salient = mostSalient(this.#memory.events, place, (candidate, { source }) =>
      candidate === utterer ? undefined : suitsPerson(candidate, gender, source),
    );
    const before = salient?.entity;
    const doubtful =
      before?.kind === 'unknown' && before.keys.length === 1 && !this.#memory.lastEvent(before)?.source;
    const entity = doubtful
      ? (this.#personAhead(place, gender) ?? before)
      : (before ?? this.#personAhead(place, gender));
    if (!entity) return;
    const tells = entity.male + entity.female === 0 && place.quotation < 0;
    if (tells && !this.#rivalOf(entity, place, gender)) entity[gender] += 1;
    this.references.set(place.token, entity);
    if (salient && entity === before) this.leads.set(place.token, salient.lead);
    this.#introductions.refer(entity, place.token);
    const possessive = lower === 'his' || lower === 'her';
    this.#bringUp(entity, place, { after: place.token + 1, possessive, pronoun: true });
  }

  /** Whoever's words a quotation holds, as far as known yet: says `I` there, hardly `he`. */
  #uttererOf(quotation: number): Entity | undefined {
    const token = this.#utterers.get(quotation);
    return token === undefined ? undefined : this.#speakerBy(token);
  }

  /** In whose reported words a source stands: it is no description of them. */
  #speakerAround(token: number): Entity | undefined {
    const outer = this.#around.get(token);
    return outer === undefined ? undefined : this.#speakerBy(outer);
  }

  #speakerBy(token: number): Entity | undefined {
    const head = this.#heads.get(token);
    return head?.type === 'names' ? this.#of[head.names[0]!] : this.references.get(token);
  }

  /** Somebody else whom the pronoun suits too: then it doesn't tell the gender of whom it was taken for. */
  #rivalOf(entity: Entity, place: Place, gender: 'male' | 'female'): Entity | undefined {
    return mostSalient(this.#memory.events, place, (candidate) =>
      candidate === entity || !(candidate.kind === 'person' || candidate.keys.length > 1)
        ? undefined
        : suitsPerson(candidate, gender),
    )?.entity;
  }

  /** `After he won, Hall said ...`: a name still to come in the same sentence. */
  #personAhead(place: Place, gender: 'male' | 'female'): Entity | undefined {
    const { names } = this.#index;
    const bound = Math.min(names.length, this.#nextName + LOOK_AHEAD_NAMES);
    for (let i = this.#nextName; i < bound && names[i]!.sentence === place.sentence; i++) {
      const entity = this.#of[i]!;
      if (suitsPerson(entity, gender) !== undefined) return entity;
    }
    return undefined;
  }

  /** `both`, `the two candidates` */
  #readTogether(place: Place, count: number): void {
    const parts = lastTogether(this.#memory.events, place, count);
    if (parts) this.#readNear(place, this.#memory.group(parts));
  }

  /** A pronoun for those, or what, was spoken of last. */
  #readNear(place: Place, entity: Entity | undefined): void {
    if (!entity || (this.#memory.sentencesSince(entity, place) ?? 0) > PLURAL_WITHIN) return;
    this.references.set(place.token, entity);
    this.#bringUp(entity, place, { after: place.token + 1, pronoun: true });
  }

  #readDescription(place: Place): void {
    const { tokens } = this.#document;
    const phrase = readPhrase(this.#document, place.token, tokens.length);
    if (!describesPerson(phrase.head) && !describesOrganisation(phrase.head)) return;
    const entity = this.#choosing.bearer(place, phrase);
    if (!entity) return;
    this.references.set(place.token, entity);
    this.#bringUp(entity, place, { after: phrase.last });
  }

  #readSource(place: Place, { phrase, definite }: { phrase: Phrase; definite: boolean }): void {
    if (DOCUMENTS.has(phrase.head)) {
      const author = DEFINITE.has(this.#document.tokens[place.token]!.lower)
        ? this.#authors.of(this.#document, phrase)
        : undefined;
      if (author) this.references.set(place.token, author);
      return;
    }
    const described = definite ? typeOf(phrase) : undefined;
    const entity = described
      ? this.#whom(place, phrase, described)
      : this.#descriptions.body(this.#document, phrase);
    if (entity) this.references.set(place.token, entity);
    const person = describesPerson(phrase.head);
    const plural = isPluralRole(phrase.head);
    if (!(entity || person || plural || ONE.has(phrase.head))) return;
    const source = entity ?? this.#memory.stranger(phrase.head);
    this.#bringUp(source, place, { after: phrase.last });
    if (!entity && person && !plural && !isGeneric(phrase.head))
      this.#introductions.introduce(source, place.token, place.sentence);
  }

  #whom(place: Place, phrase: Phrase, described: Described): Entity | undefined {
    const bearer = this.#choosing.bearer(place, phrase);
    if (bearer) return bearer;
    const chosen = this.#choosing.likeliest(place, phrase, described, this.#speakerAround(place.token));
    if (chosen) this.leads.set(place.token, chosen.lead);
    return chosen?.entity;
  }

  /** `his lawyer`, where someone is named as his. */
  #readOwned(place: Place, { pronoun, phrase }: Extract<Head, { type: 'owned' }>): void {
    const owner = this.references.get(pronoun);
    if (!owner || !ROLES.has(phrase.head)) return;
    const entity = this.#descriptions.owned(phrase.head, this.#document.tokens[pronoun]!.lower, owner);
    if (entity) this.references.set(pronoun + 1, entity);
    else this.#introductions.introduce(this.#memory.stranger(phrase.head), pronoun + 1, place.sentence);
    if (entity) this.#bringUp(entity, { ...place, token: pronoun + 1 }, { after: phrase.last });
  }
}
