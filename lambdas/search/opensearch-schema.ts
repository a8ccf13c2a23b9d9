/** An index of another version isn't used: `whosaid reindex` builds a new one. */
export const SCHEMA_VERSION = 2;

/** Each is one index; its name in the cluster begins with the stage's prefix. */
export const KINDS = ['quotes', 'articles', 'names', 'state'] as const;

export type IndexKind = (typeof KINDS)[number];

/** The input is words separated by blanks, so both indexes see the same words. */
const words = { type: 'text', analyzer: 'whitespace' } as const;
/** Only what finds a document is stored, not its content. */
const keyword = { type: 'keyword' } as const;
const stored = { type: 'keyword', index: false, doc_values: false } as const;

const article = {
  file: keyword,
  version: { type: 'long' },
  article: keyword,
  publication: keyword,
  paper: keyword,
  /** Sorts by time, then by article, then by place in the text; newest last. */
  order: keyword,
  day: keyword,
  received: keyword,
} as const;

export const MAPPINGS = {
  quotes: {
    ...article,
    // Prefixes of these lengths are words of their own: one list each, instead of one for every word that begins so.
    words: { ...words, index_prefixes: { min_chars: 3, max_chars: 5 } },
    month: keyword,
    persona: keyword,
    kind: keyword,
    type: keyword,
    speakerType: keyword,
    gender: keyword,
    resolution: keyword,
    confidence: { type: 'float' },
  },
  articles: { ...article, words },
  names: { persona: keyword, spellings: words, name: stored, roles: stored },
  state: { isComplete: { type: 'boolean' }, articles: { type: 'long' }, position: stored },
} as const;

/** A single node needs no replica; on AWS the service sets it. */
export interface IndexSettings {
  number_of_replicas?: number;
}

/** The settings of an index. Unknown fields are rejected. */
export const indexBody = (kind: IndexKind, settings: IndexSettings) => ({
  settings: { index: { ...settings } },
  mappings: {
    dynamic: 'strict' as const,
    _source: { excludes: ['words', 'spellings'] },
    properties: MAPPINGS[kind],
  },
});
