import type { Document, Token } from '../document.ts';
import type { Entity } from './entities.ts';
import type { Head } from './heads.ts';
import { isPluralRole, ROLES, SPEECH } from './lexicon.ts';
import type { Phrase } from './phrases.ts';
import { type Event, LOOK_BACK_EVENTS, type Place } from './salience.ts';

const LONGEST_TITLE = 5;
const TITLE_WORDS = new Set(['PROPN', 'NOUN', 'ADJ', 'DET']);
const ASKING = new Set(['ask', 'question', 'press', 'quiz', 'beg', 'urge']);

/** The words by which somebody is brought up. */
export interface Wording {
  /** Behind them; token. */
  after: number;
  /** Where they begin, if not at the place itself. */
  first?: number;
  possessive?: boolean;
  pronoun?: boolean;
}

/** What a reader keeps in mind: who was brought up, when and how. */
export class Memory {
  readonly events: Event[] = [];
  readonly #document: Document;
  readonly #heads: ReadonlyMap<number, Head>;
  readonly #lastEvent = new Map<Entity, Event>();
  /** Nouns by which somebody without a name was introduced. */
  readonly #strangers = new Set<string>();
  #unnamed = 0;

  constructor(document: Document, heads: ReadonlyMap<number, Head>) {
    this.#document = document;
    this.#heads = heads;
  }

  /** @returns whether it is the source of an attribution */
  bringUp(
    entity: Entity,
    place: Place,
    { after, first = place.token, possessive = false, pronoun = false }: Wording,
  ): boolean {
    const { tokens } = this.#document;
    const next = tokens[after];
    const before = tokens[first - 1];
    const verb = next !== undefined && (next.pos === 'VERB' || next.pos === 'AUX');
    const head = this.#heads.get(place.token);
    // whose a document is, is hardly a person unless known to be
    const source = head !== undefined && (head.type !== 'document' || entity.kind !== 'unknown');
    const speaks = verb && !possessive && entity.kind !== 'group' && SPEECH.has(next.lemma);
    const event = {
      ...place,
      entity,
      subject: !possessive && (verb || source || this.#opensSentence(place, next)),
      pronoun,
      source: source || speaks,
      addressed: before !== undefined && ASKING.has(before.lemma),
      clause: verb && !pronoun && before?.pos === 'CCONJ' && tokens[first - 2]?.text === ',',
    };
    this.events.push(event);
    this.#lastEvent.set(entity, event);
    return source;
  }

  lastEvent(entity: Entity): Event | undefined {
    return this.#lastEvent.get(entity);
  }

  sentencesSince(entity: Entity, { sentence }: Place): number | undefined {
    const event = this.#lastEvent.get(entity);
    return event && sentence - event.sentence;
  }

  /** The source already met in a sentence. */
  speakerOf(sentence: number): Entity | undefined {
    const bound = Math.max(0, this.events.length - LOOK_BACK_EVENTS);
    for (let i = this.events.length - 1; i >= bound && this.events[i]!.sentence === sentence; i--) {
      if (this.events[i]!.source) return this.events[i]!.entity;
    }
    return undefined;
  }

  /** Someone without a name, who may still be the next `he`. */
  stranger(head: string): Entity {
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

  /** Several together, for the `they` that follows. */
  group(parts: Entity[], others?: Phrase): Entity {
    return { ...this.stranger(''), kind: 'group', parts, ...(others && { others }) };
  }

  /** Whether somebody without a name was called so. */
  met(head: string): boolean {
    return this.#strangers.has(head);
  }

  /** `Mayor Owen Pryce, who saw it, was ...`: its verb is far off, but a name that opens a sentence has one. */
  #opensSentence({ token, sentence }: Place, next: Token | undefined): boolean {
    const { first } = this.#document.sentences[sentence]!;
    if ((next?.text !== ',' && next?.text !== '(') || token - first > LONGEST_TITLE) return false;
    for (let i = first; i < token; i++) if (!TITLE_WORDS.has(this.#document.tokens[i]!.pos)) return false;
    return true;
  }
}
