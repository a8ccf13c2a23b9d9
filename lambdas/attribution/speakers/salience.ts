import type { Entity } from './entities.ts';

/** Someone brought up in the text: by a name, a pronoun or a description. */
export interface Event {
  entity: Entity;
  token: number;
  sentence: number;
  paragraph: number;
  /** The grammatical subject, as far as the words around it tell. */
  subject: boolean;
  pronoun: boolean;
  /** The source of an attribution, or the subject of a verb of saying. */
  source: boolean;
  /** Asked something: the next to answer. */
  addressed: boolean;
  /** Subject of a clause that `and` or `but` joins to the one before. */
  clause: boolean;
  /** Number of the quotation it stands in; -1 outside. */
  quotation: number;
}

export interface Place {
  token: number;
  sentence: number;
  paragraph: number;
  quotation: number;
}

/**
 * How much the ways of being brought up count for the next pronoun. Set by coordinate ascent on the training
 * articles; the features are those of centering theory (Grosz, Joshi and Weinstein 1995): recency, grammatical
 * role, and going on with the same centre.
 */
export const WEIGHTS = {
  sameSentence: 0.1,
  perSentence: -1.7,
  perParagraph: -0.4,
  subject: 1.2,
  pronoun: 0.2,
  source: 1.2,
  addressed: 2,
  clause: 1,
  quoted: -4,
  frequency: 0.5,
  gender: 1,
  unknownKind: -1.5,
  /** A single name of which nothing tells that it is a person's. */
  singleName: -1.5,
  lastSource: 1,
  unnamed: -1.5,
  /** An earlier mention of one met already. */
  again: -0.3,
};

export const LOOK_BACK_EVENTS = 60;
export const LOOK_BACK_SENTENCES = 12;

export interface Salient {
  entity: Entity;
  /** How much more salient it is than anybody else who would do; infinite when nobody else would. */
  lead: number;
}

/** The most salient of those brought up before a place; undefined when none will do. */
export function mostSalient(
  events: readonly Event[],
  place: Place,
  suits: (entity: Entity, event: Event) => number | undefined,
): Salient | undefined {
  const seen = new Set<Entity>();
  let best: Entity | undefined;
  let highest = -Infinity;
  let second = -Infinity;
  let lastSource: Entity | undefined;
  for (let i = events.length - 1; i >= Math.max(0, events.length - LOOK_BACK_EVENTS); i--) {
    const event = events[i]!;
    if (place.sentence - event.sentence > LOOK_BACK_SENTENCES) break;
    const fit = suits(event.entity, event);
    if (fit === undefined) continue;
    if (event.source) lastSource ??= event.entity;
    const score =
      fit +
      salience(event, place) +
      (event.entity === lastSource ? WEIGHTS.lastSource : 0) +
      (seen.has(event.entity) ? WEIGHTS.again : 0);
    seen.add(event.entity);
    if (score > highest) {
      if (event.entity !== best) second = highest;
      [best, highest] = [event.entity, score];
    } else if (event.entity !== best && score > second) second = score;
  }
  return best && { entity: best, lead: highest - second };
}

function salience(event: Event, place: Place): number {
  const sentences = place.sentence - event.sentence;
  let score = sentences === 0 ? WEIGHTS.sameSentence : WEIGHTS.perSentence * sentences;
  score += WEIGHTS.perParagraph * Math.min(3, place.paragraph - event.paragraph);
  if (event.subject) score += WEIGHTS.subject;
  if (event.addressed) score += WEIGHTS.addressed;
  if (event.clause) score += WEIGHTS.clause;
  if (event.pronoun) score += WEIGHTS.pronoun;
  if (event.source) score += WEIGHTS.source;
  if (event.quotation >= 0 && event.quotation !== place.quotation) score += WEIGHTS.quoted;
  score += WEIGHTS.frequency * Math.log(1 + event.entity.mentions.length);
  if (event.entity.mentions.length === 0) score += WEIGHTS.unnamed;
  return score;
}
