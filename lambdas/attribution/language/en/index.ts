/** The words, parts of speech and sentence ends of English, for wink-nlp. */
export { default as WORD_MODEL } from 'wink-eng-lite-web-model';
export * from './bodies.ts';
export * from './documents.ts';
export * from './elision.ts';
export * from './function-words.ts';
export { default as LABEL_WORDS } from './layout.json' with { type: 'json' };
export * from './layout.ts';
export * from './lexicon.ts';
export * from './marks.ts';
export * from './names.ts';
export * from './passives.ts';
export * from './printed.ts';
export * from './sources.ts';
export * from './strangers.ts';
export * from './together.ts';

/** BCP 47, without a region. */
export const LANGUAGE = 'en';
