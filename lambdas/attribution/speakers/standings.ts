import type { Entity } from './entities.ts';
import { type Event, LOOK_BACK_EVENTS, LOOK_BACK_SENTENCES, type Place } from './salience.ts';

/** How an entity was brought up before a place. */
export interface Standing {
  /** The last time; undefined when it is named only later. */
  event: Event | undefined;
  /** Sentences since then. */
  ago: number;
  paragraphs: number;
  /** Among all that might be meant, it was the last to speak. */
  lastSource: boolean;
  /** How many others were brought up since. */
  between: number;
}

/** Stands for many, where they are not counted. */
const MOST_BETWEEN = 20;

/** Those brought up of late, from the last on. */
export function standingsOf(
  events: readonly Event[],
  place: Place,
  suits: (entity: Entity) => boolean,
): Map<Entity, Standing> {
  const standings = new Map<Entity, Standing>();
  let spoken = false;
  for (let i = events.length - 1; i >= Math.max(0, events.length - LOOK_BACK_EVENTS); i--) {
    const event = events[i]!;
    if (place.sentence - event.sentence > LOOK_BACK_SENTENCES) break;
    if (standings.has(event.entity) || !suits(event.entity)) continue;
    const standing = standingOf(event, place);
    standings.set(event.entity, {
      ...standing,
      lastSource: event.source && !spoken,
      between: standings.size,
    });
    spoken ||= event.source;
  }
  return standings;
}

/** Of one brought up long ago, or not yet. */
export function standingOf(event: Event | undefined, place: Place): Standing {
  return {
    event,
    ago: event ? place.sentence - event.sentence : 0,
    paragraphs: event ? place.paragraph - event.paragraph : 0,
    lastSource: false,
    between: MOST_BETWEEN,
  };
}
