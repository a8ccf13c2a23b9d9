export {
  type Evidence,
  evidenceOf,
  join,
  NAMED_TYPES,
  type SeenSpeaker,
  type Sighting,
} from './evidence.ts';
export { fieldOf } from './fields.ts';
export type { Persona } from './persona.ts';
export { nameIdOf, personaId } from './persona-id.ts';
export { publicationsCalled } from './publications.ts';
export { surnameKey } from './surnames.ts';
export { type Identity, type Link, whoIsWho } from './who-is-who.ts';
export { folded, speltOut } from './words.ts';
