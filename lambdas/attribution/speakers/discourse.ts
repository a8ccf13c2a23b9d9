import type { Document, Token } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';
import { isSomeone, suitsPerson, suitsPlural, suitsThing } from './candidates.ts';
import { Descriptions, describesOrganisation, describesPerson, endOfComplement } from './descriptions.ts';
import { Authors } from './documents.ts';
import type { Entities, Entity } from './entities.ts';
import type { Head } from './heads.ts';
import { DOCUMENTS, isPluralRole, ROLES, SPEECH } from './lexicon.ts';
import type { NameIndex } from './name-index.ts';
import { DEFINITE, type Phrase, readPhrase } from './phrases.ts';
import {
  type Choice,
  type Described,
  featuresOf,
  featuresOfNobody,
  isOfKind,
  likeliest,
  mayBe,
  narrowedBy,
  typeOf,
} from './ranking.ts';
import { type Event, LOOK_BACK_EVENTS, mostSalient, type Place } from './salience.ts';
import { standingOf, standingsOf } from './standings.ts';
import { type Utterance, uttererTokens } from './utterances.ts';

const GENDERS: ReadonlyMap<string, 'male' | 'female'> = new Map([
  ...['he', 'him', 'his', 'himself'].map((word) => [word, 'male'] as const),
  ...['she', 'her', 'hers', 'herself'].map((word) => [word, 'female'] as const),
]);
const LOOK_AHEAD_NAMES = 20;
const LONGEST_TITLE = 5;
const TITLE_WORDS = new Set(['PROPN', 'NOUN', 'ADJ', 'DET']);
const GENERIC = new Set(
  'source person spokesman spokeswoman spokesperson representative official aide patient witness lawyer attorney resident student victim driver caller man woman'.split(
    ' ',
  ),
);
const ASKING = new Set(['ask', 'question', 'press', 'quiz', 'beg', 'urge']);
const ARMED = new Set(['man', 'woman', 'person']);
const WEAPONS = new Set('gun handgun shotgun rifle pistol revolver knife machete axe bomb'.split(' '));
const ONE = new Set(['one', 'another', 'someone', 'somebody']);
const INTRODUCED_WITHIN = 2;
const MOST_TOGETHER = 6;
const PLURALS = new Set(['they', 'them', 'their', 'themselves', 'both']);
const THINGS = new Set(['it', 'its', 'itself']);
const OPENS_DESCRIPTION = new Set('the his her their its this that'.split(' '));

/** Who every pronoun and description of a text refers to, by the token they begin with. */
export type References = ReadonlyMap<number, Entity>;

/** Told of every description to choose for, by its first token: how the weights are learned. */
export type Watch = (at: { token: number; described: Described; choices: readonly Choice[] }) => void;

/** Reads a text from its start to its end, keeping in mind who was brought up last and how. */
export function followDiscourse(
  document: Document,
  index: NameIndex,
  { of, entities }: Entities,
  heads: ReadonlyMap<number, Head>,
  quotations: readonly Quotation[],
  utterances: readonly Utterance[],
  around: ReadonlyMap<number, number>,
  watch?: Watch,
): References {
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
  return reader.references;
}

class Reader {
  readonly references = new Map<number, Entity>();
  readonly #document: Document;
  readonly #index: NameIndex;
  readonly #of: readonly Entity[];
  readonly #descriptions: Descriptions;
  readonly #heads: ReadonlyMap<number, Head>;
  readonly #utterers: ReadonlyMap<number, number>;
  /** For the token of a source within what another says, the token of that other's source. */
  readonly #around: ReadonlyMap<number, number>;
  readonly #watch: Watch | undefined;
  readonly #events: Event[] = [];
  readonly #lastSeen = new Map<Entity, number>();
  readonly #lastEvent = new Map<Entity, Event>();
  /** Nouns by which somebody without a name was introduced. */
  readonly #strangers = new Set<string>();
  readonly #authors = new Authors();
  #unnamed = 0;
  #introduced: { stranger: Entity; tokens: number[]; sentence: number } | undefined;
  #nextName = 0;

  constructor(
    document: Document,
    index: NameIndex,
    of: readonly Entity[],
    descriptions: Descriptions,
    heads: ReadonlyMap<number, Head>,
    utterers: ReadonlyMap<number, number>,
    around: ReadonlyMap<number, number>,
    watch: Watch | undefined,
  ) {
    this.#around = around;
    this.#watch = watch;
    this.#utterers = utterers;
    this.#document = document;
    this.#index = index;
    this.#of = of;
    this.#descriptions = descriptions;
    this.#heads = heads;
  }

  read(at: number, quotation: number): void {
    const token = this.#document.tokens[at]!;
    const place: Place = { token: at, sentence: token.sentence, paragraph: token.paragraph, quotation };
    const { names } = this.#index;
    while (this.#nextName < names.length && names[this.#nextName]!.first <= at) {
      const name = names[this.#nextName]!;
      if (name.first === at) {
        const entity = this.#of[this.#nextName]!;
        this.#readIntroduced(this.#nextName, place);
        this.#bringUp(this.#joint(at) ?? entity, place, name.last, name.possessive, false, name.from);
        this.#readPair(this.#nextName, place);
        this.#authors.readName(this.#document, name, entity);
      }
      this.#nextName++;
    }
    this.#authors.readNoun(this.#document, at, this.#speakerOf(token.sentence));
    const gender = GENDERS.get(token.lower);
    const head = this.#heads.get(at);
    if (gender) this.#readPronoun(place, token, gender);
    if (head?.type === 'owned') this.#readOwned(place, head);
    if (gender) return;
    if (PLURALS.has(token.lower)) this.#readPlural(place);
    else if (THINGS.has(token.lower)) this.#readThing(place);
    else if (head?.type === 'description') this.#readSource(place, head);
    else if (OPENS_DESCRIPTION.has(token.lower)) this.#readDescription(place);
  }

  #readPronoun(place: Place, { lower }: Token, gender: 'male' | 'female'): void {
    const utterer = this.#uttererOf(place.quotation);
    const entity =
      mostSalient(this.#events, place, (candidate, { source }) =>
        candidate === utterer ? undefined : suitsPerson(candidate, gender, source),
      ) ?? this.#personAhead(place, gender);
    if (!entity) return;
    const tells = entity.male + entity.female === 0 && place.quotation < 0;
    if (tells && !this.#rivalOf(entity, place, gender)) entity[gender] += 1;
    this.references.set(place.token, entity);
    if (entity === this.#introduced?.stranger) this.#introduced.tokens.push(place.token);
    this.#bringUp(entity, place, place.token + 1, lower === 'his' || lower === 'her', true);
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
    return mostSalient(this.#events, place, (candidate) =>
      candidate === entity || !(candidate.kind === 'person' || candidate.keys.length > 1)
        ? undefined
        : suitsPerson(candidate, gender),
    );
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

  #readPlural(place: Place): void {
    const entity = mostSalient(this.#events, place, suitsPlural);
    if (!entity || place.sentence - (this.#lastSeen.get(entity) ?? -9) > 2) return;
    this.references.set(place.token, entity);
    this.#bringUp(entity, place, place.token + 1, false, true);
  }

  /** `A and B said`: both together, for the `they` that follows. */
  #joint(token: number): Entity | undefined {
    const head = this.#heads.get(token);
    if (head?.type !== 'names' || head.names.length < 2) return undefined;
    return { ...this.#stranger(''), kind: 'group', parts: head.names.map((name) => this.#of[name]!) };
  }

  /** `A and B`, `A, B and C` wherever they stand: the next `they`. */
  #readPair(name: number, place: Place): void {
    const { names } = this.#index;
    const { tokens } = this.#document;
    const { from, last, possessive } = names[name]!;
    if (tokens[from - 1]?.lower !== 'and' || !isSomeone(this.#of[name]!)) return;
    let first = name;
    while (first > 0 && name - first < MOST_TOGETHER) {
      const mark = names[first]!.from - 1;
      const joint = tokens[mark]?.lower === 'and' || (first < name && tokens[mark]?.text === ',');
      if (!joint || names[first - 1]!.last !== mark || !isSomeone(this.#of[first - 1]!)) break;
      first--;
    }
    const head = this.#heads.get(names[first]!.first);
    if (first === name || (head?.type === 'names' && head.names.length > 1)) return;
    const parts = [...this.#of.slice(first, name + 1)];
    this.#bringUp({ ...this.#stranger(''), kind: 'group', parts }, place, last, possessive, false);
  }

  /** The source already met in a sentence. */
  #speakerOf(sentence: number): Entity | undefined {
    const bound = Math.max(0, this.#events.length - LOOK_BACK_EVENTS);
    for (let i = this.#events.length - 1; i >= bound && this.#events[i]!.sentence === sentence; i--) {
      if (this.#events[i]!.source) return this.#events[i]!.entity;
    }
    return undefined;
  }

  #readThing(place: Place): void {
    const entity = mostSalient(this.#events, place, suitsThing);
    if (!entity || place.sentence - (this.#lastSeen.get(entity) ?? -9) > 2) return;
    this.references.set(place.token, entity);
    this.#bringUp(entity, place, place.token + 1, false, true);
  }

  #readDescription(place: Place): void {
    const { tokens } = this.#document;
    const phrase = readPhrase(this.#document, place.token, tokens.length);
    if (!describesPerson(phrase.head) && !describesOrganisation(phrase.head)) return;
    const entity = this.#described(place, phrase);
    if (!entity) return;
    this.references.set(place.token, entity);
    this.#bringUp(entity, place, phrase.last, false, false);
  }

  #readSource(place: Place, { phrase, definite }: { phrase: Phrase; definite: boolean }): void {
    if (DOCUMENTS.has(phrase.head)) {
      const author = DEFINITE.has(this.#document.tokens[place.token]!.lower)
        ? this.#authors.of(phrase.head)
        : undefined;
      if (author) this.references.set(place.token, author);
      return;
    }
    const described = definite ? typeOf(phrase) : undefined;
    const entity = described && (this.#described(place, phrase) ?? this.#likeliest(place, phrase, described));
    if (entity) this.references.set(place.token, entity);
    const person = describesPerson(phrase.head);
    const plural = isPluralRole(phrase.head);
    if (!(entity || person || plural || ONE.has(phrase.head))) return;
    const source = entity ?? this.#stranger(phrase.head);
    this.#bringUp(source, place, phrase.last, false, false);
    if (!entity && person && !plural && !GENERIC.has(phrase.head))
      this.#introduced = { stranger: source, tokens: [place.token], sentence: place.sentence };
  }

  /**
   * `A neighbour said so. “It fell,” Ann Howe said.`: news often quotes someone first and names them after. Whoever
   * is named right after, for the first time and without any role, is the one.
   */
  #readIntroduced(name: number, place: Place): void {
    const introduced = this.#introduced;
    const head = this.#heads.get(place.token);
    if (!introduced || !head || place.token === introduced.tokens[0]) return;
    this.#introduced = undefined;
    const { keys, titles, last, possessive } = this.#index.names[name]!;
    const entity = this.#of[name]!;
    const { male, female } = introduced.stranger;
    const bare =
      keys.length > 1 && titles.length === 0 && !possessive && this.#document.tokens[last]?.text !== ',';
    if (head.type !== 'names' || head.names.length > 1 || !bare) return;
    if (entity.mentions[0] !== name || (entity.kind !== 'person' && entity.kind !== 'unknown')) return;
    if (place.sentence - introduced.sentence > INTRODUCED_WITHIN) return;
    if ((male > female && entity.female > entity.male) || (female > male && entity.male > entity.female))
      return;
    for (const token of introduced.tokens) this.references.set(token, entity);
  }

  /** `his lawyer`, where someone is named as his. */
  #readOwned(place: Place, { pronoun, phrase }: Extract<Head, { type: 'owned' }>): void {
    const owner = this.references.get(pronoun);
    if (!owner || !ROLES.has(phrase.head)) return;
    const entity = this.#descriptions.owned(phrase.head, this.#document.tokens[pronoun]!.lower, owner);
    if (entity) this.references.set(pronoun + 1, entity);
    else
      this.#introduced = {
        stranger: this.#stranger(phrase.head),
        tokens: [pronoun + 1],
        sentence: place.sentence,
      };
    if (entity) this.#bringUp(entity, { ...place, token: pronoun + 1 }, phrase.last, false, false);
  }

  #likeliest(place: Place, phrase: Phrase, described: Described): Entity | undefined {
    const choices = this.#choices(place, phrase, described);
    this.#watch?.({ token: place.token, described, choices });
    return likeliest(described, choices)?.entity;
  }

  /** Everybody whom a description may mean, and nobody. */
  #choices(place: Place, phrase: Phrase, described: Described): Choice[] {
    const standings = standingsOf(this.#events, place, (entity) => isOfKind(entity, described, phrase));
    for (const entity of this.#descriptions.called(phrase)) {
      if (!standings.has(entity) && isOfKind(entity, described, phrase))
        standings.set(entity, standingOf(this.#lastEvent.get(entity), place));
    }
    const until = endOfComplement(this.#document, phrase);
    const narrowed = narrowedBy(this.#document, phrase);
    const speaker = this.#speakerAround(place.token);
    if (speaker) standings.delete(speaker);
    const most = Math.max(...[...standings.keys()].map(({ mentions }) => mentions.length));
    const fits = [...standings].map(([entity, standing]) => {
      const match = this.#descriptions.match(this.#document, phrase, until, entity);
      return { entity, standing, match };
    });
    const choices = fits
      .filter(({ entity, match }) => mayBe(entity, match))
      .map(
        ({ entity, standing, match }): Choice => ({
          entity,
          features: featuresOf(entity, match, standing, narrowed, { most, only: standings.size === 1 }),
        }),
      );
    const opening = this.#document.tokens[place.token]!;
    const met = this.#strangers.has(phrase.head);
    const nobody = featuresOfNobody(opening.lower, narrowed, GENERIC.has(phrase.head), met);
    return [{ entity: undefined, features: nobody }, ...choices];
  }

  #described(place: Place, phrase: Phrase): Entity | undefined {
    const { tokens } = this.#document;
    const until = endOfComplement(this.#document, phrase);
    const armed = ARMED.has(phrase.head) && isArmed(tokens, phrase.last);
    const described = armed ? { ...phrase, head: 'gunman' } : phrase;
    return this.#descriptions.bearer(this.#document, described, until, (entity) => {
      const seen = this.#lastSeen.get(entity);
      return seen === undefined ? undefined : place.sentence - seen;
    });
  }

  /** Someone without a name, who may still be the next `he`. */
  #stranger(head: string): Entity {
    const gender = ROLES.get(head);
    this.#strangers.add(head);
    this.#unnamed++;
    return {
      id: -this.#unnamed,
      kind: isPluralRole(head) ? 'group' : 'person',
      keys: [],
      suffix: '',
      mentions: [],
      start: 0,
      male: gender === 'male' ? 2 : 0,
      female: gender === 'female' ? 2 : 0,
      heads: new Set(),
      modifiers: new Set(),
      things: 0,
    };
  }

  #bringUp(
    entity: Entity,
    place: Place,
    after: number,
    possessive: boolean,
    pronoun: boolean,
    first = place.token,
  ): void {
    const { tokens } = this.#document;
    const next = tokens[after];
    const before = tokens[first - 1];
    const verb = next !== undefined && (next.pos === 'VERB' || next.pos === 'AUX');
    const head = this.#heads.get(place.token);
    // whose a document is, is hardly a person unless known to be
    const source = head !== undefined && (head.type !== 'document' || entity.kind !== 'unknown');
    const speaks = verb && !possessive && entity.kind !== 'group' && SPEECH.has(next.lemma);
    this.#events.push({
      ...place,
      entity,
      subject: !possessive && (verb || source || this.#opensSentence(place, next)),
      pronoun,
      source: source || speaks,
      addressed: before !== undefined && ASKING.has(before.lemma),
      clause: verb && !pronoun && before?.pos === 'CCONJ' && tokens[first - 2]?.text === ',',
    });
    this.#lastSeen.set(entity, place.sentence);
    this.#lastEvent.set(entity, this.#events.at(-1)!);
    if (source) this.#authors.readSource(entity, place.sentence);
  }

  /** `Mayor Owen Pryce, who saw it, was ...`: its verb is far off, but a name that opens a sentence has one. */
  #opensSentence({ token, sentence }: Place, next: Token | undefined): boolean {
    const { first } = this.#document.sentences[sentence]!;
    if ((next?.text !== ',' && next?.text !== '(') || token - first > LONGEST_TITLE) return false;
    for (let i = first; i < token; i++) if (!TITLE_WORDS.has(this.#document.tokens[i]!.pos)) return false;
    return true;
  }
}

/** `the man with the shotgun` */
function isArmed(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.lower !== 'with') return false;
  return WEAPONS.has(tokens[at + 1]?.lower ?? '') || WEAPONS.has(tokens[at + 2]?.lower ?? '');
}
