/**
 * The language that the engine reads: this line and the one in `titles.ts` choose it. A language is a folder with the same
 * exports as `en`; what is missing doesn't compile.
 */
export * from './en/index.ts';
