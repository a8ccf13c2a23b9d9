export { MAX_QUERY_LENGTH } from './limits.ts';
export { marksOf } from './marks.ts';
export type * from './model.ts';
export { DIMENSIONS, IndexUnavailable } from './model.ts';
export { onlyComplete } from './only-complete.ts';
export {
  looserForms,
  parseQuery,
  QUERY_SYNTAX,
  type Query,
  respelled,
  UnsearchableQuery,
} from './query-language.ts';
export { isNearly } from './spelling.ts';
export { indexable, wordList } from './words.ts';
