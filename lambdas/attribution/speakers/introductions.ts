import type { Document } from '../document.ts';
import type { Entity } from './entities.ts';
import type { Head } from './heads.ts';
import type { NameMention } from './names.ts';
import type { Place } from './salience.ts';

/** In sentences. */
const NAMED_WITHIN = 2;

/**
 * `A neighbour said so. “It fell,” Ann Howe said.`: news often quotes someone first and names them after. Whoever is
 * named right after, for the first time and without any role, is the one.
 */
export class Introductions {
  #last: { stranger: Entity; tokens: number[]; sentence: number } | undefined;

  introduce(stranger: Entity, token: number, sentence: number): void {
    this.#last = { stranger, tokens: [token], sentence };
  }

  /** A pronoun stands for the stranger. */
  refer(entity: Entity, token: number): void {
    if (entity === this.#last?.stranger) this.#last.tokens.push(token);
  }

  /** The tokens that stood for a stranger whose name this is; none where it is somebody else's. */
  namedBy(
    { tokens }: Document,
    name: number,
    { keys, titles, last, possessive }: NameMention,
    entity: Entity,
    head: Head | undefined,
    place: Place,
  ): readonly number[] {
    const introduced = this.#last;
    if (!introduced || !head || place.token === introduced.tokens[0]) return [];
    this.#last = undefined;
    const { male, female } = introduced.stranger;
    const bare = keys.length > 1 && titles.length === 0 && !possessive && tokens[last]?.text !== ',';
    if (head.type !== 'names' || head.names.length > 1 || !bare) return [];
    if (entity.mentions[0] !== name || (entity.kind !== 'person' && entity.kind !== 'unknown')) return [];
    if (place.sentence - introduced.sentence > NAMED_WITHIN) return [];
    const other =
      (male > female && entity.female > entity.male) || (female > male && entity.male > entity.female);
    return other ? [] : introduced.tokens;
  }
}
