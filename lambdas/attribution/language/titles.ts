/** The titles of the engine's language by themselves, for the query function, which must not load the rest. */
export { TITLES } from './en/titles.ts';
