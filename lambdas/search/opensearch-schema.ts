/** Each is one index; `names` of the cluster begin with the stage's prefix. */
export const KINDS = ['quotes', 'articles', 'names', 'state'] as const;

export type IndexKind = (typeof KINDS)[number];

/** What we hand over is words with blanks between them: both indexes see the same words. */
const words = { type: 'text', analyzer: 'whitespace' } as const;
/** Only what finds a document is kept, not what it says. */
const keyword = { type: 'keyword' } as const;
const stored = { type: 'keyword', index: false, doc_values: false } as const;

const article = {
  file: keyword,
  version: { type: 'long' },
  article: keyword,
  publication: keyword,
  paper: keyword,
  /** Sorts by time, then by article, those of one article in the order of its text; newest last. */
  order: keyword,
  day: keyword,
  received: keyword,
} as const;

export const MAPPINGS = {
  quotes: {
    ...article,
    // Prefixes of these lengths are words of their own: one list each, instead of one for every word that begins so.
    words: { ...words, index_prefixes: { min_chars: 2, max_chars: 5 } },
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

/** One node needs no copy; on AWS the service sets it. */
export interface IndexSettings {
  number_of_replicas?: number;
}

/** How an index is made. Fields that nobody knows are refused. */
export const indexBody = (kind: IndexKind, settings: IndexSettings) => ({
  settings: { index: { ...settings } },
  mappings: {
    dynamic: 'strict' as const,
    _source: { excludes: ['words', 'spellings'] },
    properties: MAPPINGS[kind],
  },
});
