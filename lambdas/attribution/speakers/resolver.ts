import type { Resolution, Speaker, TaggedAttribution } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { nameText } from './canonical.ts';
import type { Joined } from './coordination.ts';
import type { References } from './discourse.ts';
import type { Entities, Entity } from './entities.ts';
import type { Head } from './heads.ts';
import { subjectPlace } from './implied.ts';
import { BODIES, DOCUMENTS, SUFFIXES } from './lexicon.ts';
import { type NameIndex, tokensOf } from './name-index.ts';
import { joined, Naming } from './naming.ts';
import { readPhrase } from './phrases.ts';
import { BODY, type Profile, profileOf, TOGETHER, UNNAMED } from './profiles.ts';
import { antecedent, isMany, subjectOf } from './relatives.ts';
import { listEndingWith } from './together.ts';
import { Writers } from './writers.ts';

const EDGE = new Set([',', ';', ':', '—', '–', '--', '-']);
const LONGEST_DESCRIPTION = 8;
const DEEPEST_QUOTING = 8;
const FIRST_PERSON = new Set('i me my mine myself we us our ours ourselves'.split(' '));

/** A speaker before it is told how sure that is. */
export type Resolved = Omit<Speaker, 'confidence'>;

/** Gives each attribution its speaker, once all heads and references are known. */
export class Resolver {
  readonly #document: Document;
  readonly #index: NameIndex;
  readonly #entities: Entities;
  readonly #references: References;
  readonly #tagged: readonly TaggedAttribution[];
  readonly #heads: readonly Head[];
  readonly #outer: readonly (number | undefined)[];
  #bySource: Map<number, number> | undefined;
  #writers: Writers | undefined;
  readonly #names: Naming;
  /** By name: two entities of one name are told apart by nobody who reads the answer. */
  readonly #profiles = new Map<string, Profile>();
  readonly #speakers = new Map<number, Resolved | null>();

  constructor(
    document: Document,
    index: NameIndex,
    entities: Entities,
    references: References,
    tagged: readonly TaggedAttribution[],
    heads: readonly Head[],
    outer: readonly (number | undefined)[],
  ) {
    this.#document = document;
    this.#index = index;
    this.#entities = entities;
    this.#references = references;
    this.#tagged = tagged;
    this.#heads = heads;
    this.#outer = outer;
    this.#names = new Naming(document, index);
  }

  /** The speaker of the attribution at an index; null where nobody is told. */
  speaker(i: number): Resolved | null {
    const known = this.#speakers.get(i);
    if (known !== undefined) return known;
    // Who comes back here before it is known goes in a circle.
    this.#speakers.set(i, null);
    const speaker = this.#resolved(i);
    this.#speakers.set(i, speaker);
    return speaker;
  }

  #resolved(i: number): Resolved | null {
    const head = this.#heads[i]!;
    switch (head.type) {
      case 'none':
        return this.#words(i) === '' ? this.#implied(i) : this.#unnamed(i);
      case 'names':
        return this.#together(this.#named(i, head.names), head.also);
      case 'document':
        return this.#entity(i, this.#entities.of[head.name], 'description');
      case 'pronoun':
        return this.#together(this.#pronoun(i, head.token), head.also);
      case 'relative': {
        const name = antecedent(this.#document, this.#index, head.token);
        const listed = isMany(this.#document.tokens[head.token + 1]) ? this.#listEndingWith(name) : [];
        if (listed.length > 0) return { ...this.#named(i, listed), resolution: 'pronoun' };
        const entity =
          name === undefined
            ? (this.#describedBefore(head.token) ?? this.#predicated(head.token))
            : this.#entities.of[name];
        return this.#entity(i, entity, 'pronoun');
      }
      case 'owned':
        return this.#owned(i, head);
      case 'description':
        return this.#together(
          this.#entity(i, this.#references.get(head.phrase.first), 'description'),
          head.also,
        );
    }
  }

  /** `Blaming the bank, Hall left`: the source of another attribution of the sentence, else a name in it. */
  #implied(i: number): Resolved | null {
    const place = subjectPlace(this.#document, this.#tagged[i]!);
    if (!place) return null;
    const { first, last, end } = place;
    const { tokens } = this.#document;
    const from = end === 'first' ? first : last - 1;
    const step = end === 'first' ? 1 : -1;
    for (let at = from; at >= first && at < last; at += step) {
      const other = this.#sourceAt(tokens[at]!.start);
      // `I` in someone's words may be in these
      const within = other !== undefined && this.#outer[other] !== undefined && this.#saysI(other);
      const speaker = other === undefined || within ? null : this.speaker(other);
      if (speaker) return speaker.name === null ? null : { ...speaker, resolution: 'pronoun' };
    }
    for (let at = first; at < last; at++) {
      const name = this.#index.covering(at);
      const entity = name === undefined ? this.#references.get(at) : this.#entities.of[name];
      if (entity && entity.kind !== 'place') return this.#known(entity, 'pronoun');
    }
    return null;
  }

  /** The attribution whose source begins at an offset. */
  #sourceAt(start: number): number | undefined {
    this.#bySource ??= new Map(this.#tagged.map(({ source }, i) => [source[0]?.start ?? -1, i]));
    return this.#bySource.get(start);
  }

  /** `the star reporter, who ...` where that is somebody. */
  #describedBefore(relative: number): Entity | undefined {
    const { tokens } = this.#document;
    const end = tokens[relative - 1]?.text === ',' ? relative - 1 : relative;
    for (let first = end - 1; first >= Math.max(0, end - LONGEST_DESCRIPTION); first--) {
      const entity = this.#references.get(first);
      if (entity) return readPhrase(this.#document, first, end).last === end ? entity : undefined;
    }
    return undefined;
  }

  /** `Ada Finch and Ed Hall, who have ...` */
  #listEndingWith(name: number | undefined): number[] {
    return name === undefined ? [] : listEndingWith(this.#document, this.#index, this.#entities.of, name);
  }

  /** `she is the only one who ...` */
  #predicated(relative: number): Entity | undefined {
    const subject = subjectOf(this.#document, relative);
    if (subject === undefined) return undefined;
    const name = this.#index.covering(subject);
    return name === undefined ? this.#references.get(subject) : this.#entities.of[name];
  }

  #named(i: number, names: number[]): Resolved {
    const entities = names.map((name) => this.#entities.of[name]!);
    const parts = entities.map((entity) => this.#names.of(entity));
    const name = joined(parts);
    const whole = names.every((name, k) => nameText(this.#document, this.#index.names[name]!) === parts[k]);
    if (name === '') return this.#unnamed(i);
    return this.#speaker(name, whole ? 'name' : 'surname', parts.length > 1 ? TOGETHER : entities[0]!);
  }

  #speaker(name: string, resolution: Resolution, profile: Entity | Profile): Resolved {
    let known = this.#profiles.get(name);
    if (known === undefined) {
      known = 'id' in profile ? profileOf(this.#document, this.#entities, profile) : profile;
      this.#profiles.set(name, known);
    }
    return { name, description: null, resolution, ...known };
  }

  /** `Hall and her aides`: those without a name are called as the text calls them. */
  #together(speaker: Resolved, also: Joined | undefined): Resolved {
    if (!also || speaker.name === null) return speaker;
    const other =
      'name' in also ? this.#names.of(this.#entities.of[also.name]!) : this.#names.words(also.rest);
    return this.#speaker(joined([speaker.name, other]), speaker.resolution, TOGETHER);
  }

  #pronoun(i: number, token: number): Resolved {
    if (this.#isFirstPerson(token)) {
      const outer = this.#quotedBy(i);
      if (outer === undefined) return this.#entity(i, this.#writer(token), 'pronoun');
      const speaker = this.speaker(outer);
      return speaker?.name ? { ...speaker, resolution: 'pronoun' } : this.#unnamed(i);
    }
    return this.#entity(i, this.#references.get(token), 'pronoun');
  }

  /** `I` of the text itself. */
  #writer(token: number): Entity | undefined {
    this.#writers ??= new Writers(this.#document, this.#index, this.#entities);
    return this.#writers.of(this.#document.tokens[token]!.paragraph);
  }

  /** The attribution in whose words `I` stands, past those that say `I` themselves. */
  #quotedBy(i: number): number | undefined {
    let outer = this.#outer[i];
    for (let depth = 0; outer !== undefined && this.#saysI(outer); depth++) {
      if (depth === DEEPEST_QUOTING) return undefined;
      outer = this.#outer[outer];
    }
    return outer;
  }

  #saysI(i: number): boolean {
    const head = this.#heads[i]!;
    return head.type === 'pronoun' && this.#isFirstPerson(head.token);
  }

  #isFirstPerson(token: number): boolean {
    return FIRST_PERSON.has(this.#document.tokens[token]!.lower.split("'")[0]!);
  }

  /** `his campaign` speaks in the campaign's name, `her memo` in her own; `his lawyers` have no name. */
  #owned(i: number, { pronoun, phrase }: Extract<Head, { type: 'owned' }>): Resolved {
    const owner = this.#references.get(pronoun);
    const named = this.#references.get(pronoun + 1);
    if (named) return this.#entity(i, named, 'description');
    if (!owner) return this.#unnamed(i);
    if (DOCUMENTS.has(phrase.head)) return this.#entity(i, owner, 'description');
    if (!BODIES.has(phrase.head) || owner.kind !== 'person') return this.#unnamed(i);
    const surname = this.#names
      .of(owner)
      .split(' ')
      .findLast((word) => !SUFFIXES.has(word.toLowerCase()));
    if (!surname) return this.#unnamed(i);
    const owned = phrase.head === 'office' ? `${surname}'s` : surname;
    return this.#speaker(`${owned} ${phrase.head}`, 'description', BODY);
  }

  #entity(i: number, entity: Entity | undefined, resolution: Resolution): Resolved {
    return (entity && this.#known(entity, resolution)) ?? this.#unnamed(i);
  }

  #known(entity: Entity, resolution: Resolution): Resolved | null {
    const name = this.#names.of(entity);
    if (name === '') return null;
    return this.#speaker(name, resolution, entity);
  }

  #unnamed(i: number): Resolved {
    return { name: null, description: this.#words(i), resolution: 'unnamed', ...UNNAMED };
  }

  /** The source's words, without the commas around them. */
  #words(i: number): string {
    const { text, tokens } = this.#document;
    const words: string[] = [];
    for (const span of this.#tagged[i]!.source) {
      let { first, last } = tokensOf(this.#document, span);
      while (first < last && EDGE.has(tokens[first]!.text)) first++;
      while (first < last && EDGE.has(tokens[last - 1]!.text)) last--;
      if (first < last) words.push(text.slice(tokens[first]!.start, tokens[last - 1]!.end));
    }
    return words.join(' … ').replace(/\s+/g, ' ');
  }
}
