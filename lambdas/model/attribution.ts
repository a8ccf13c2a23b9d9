/** A span of text, in UTF-16 code units, half-open. */
export interface Span {
  start: number;
  end: number;
}

/** `direct`: all of the content in quotation marks; `mixed`: a part of it; `indirect`: none. */
export type Kind = 'direct' | 'mixed' | 'indirect';

/** The types of attributions. */
export const TYPES = ['communication', 'belief', 'fact', 'intention'] as const;

/**
 * What the source does with the content, by the four types of the Penn Discourse Treebank (Prasad et al. 2007):
 * says it (`communication`: said, wrote), thinks it (`belief`: thinks, fears), knows it (`fact`: knows, found) or wants
 * it (`intention`: wants, hopes).
 */
export type Type = (typeof TYPES)[number];

/** What led from a source to its speaker. */
export const RESOLUTIONS = [
  /** The source is the canonical name, perhaps with titles. */
  'name',
  /** A part of the name: `Mr. Putin`, `Putin`. */
  'surname',
  /** `he`, `she`, `they`. */
  'pronoun',
  /** A description of a named entity: `the ambassador`. */
  'description',
  /** No name anywhere: `a senior official`. */
  'unnamed',
] as const;

export type Resolution = (typeof RESOLUTIONS)[number];

/** What a speaker is. */
export const SPEAKER_TYPES = [
  'person',
  /** A company, an agency, a paper; a place that speaks (`Turkey said`). */
  'organisation',
  /** Several together (`Ada Finch and Ed Hall`), or people of one kind (`Germans`, `Democrats`). */
  'group',
  /** Somebody without a name, of whatever kind. */
  'unnamed',
] as const;

export type SpeakerType = (typeof SPEAKER_TYPES)[number];

/**
 * The entity that an attribution's source refers to. An entity has one type, the same
 * roles and one gender throughout an article.
 */
export interface Speaker {
  /** Canonical name: the fullest form in the article, without honorifics and titles; null when unnamed. */
  name: string | null;
  /** For an unnamed speaker, the words that describe it (`a senior official`); else null. */
  description: string | null;
  resolution: Resolution;
  /** `unnamed` exactly where the name is null. */
  type: SpeakerType;
  /**
   * What the article calls it besides its name, as printed there, without determiners: `Russian Foreign Minister`,
   * `mayor of Easton`. Distinct, the most frequent first, then the first printed; at most three, of at most 80
   * UTF-16 code units each.
   */
  roles: string[];
  /** For persons, from titles, pronouns and first names; null for everything else, and if the article doesn't tell. */
  gender: 'male' | 'female' | null;
  /** Probability, 0 to 1, that this is the right speaker, given that the source is right. */
  confidence: number;
}

/** A relation found in a text: who (source), by which reporting words (cue), said what (content). */
export interface Attribution {
  kind: Kind;
  type: Type;
  /** Each role's spans are in order and don't overlap; `content` is never empty, the others may be. */
  source: Span[];
  cue: Span[];
  content: Span[];
  /** Null if the text gives no source and its layout doesn't show whose words they are. */
  speaker: Speaker | null;
  /**
   * Who reports it: `The Guardian` in `The Guardian reports that the man shouted: “X.”`, for what the man shouted; else
   * null.
   */
  reportedBy: Speaker | null;
  /** 0 to 1; the higher, the more attributions are right. */
  confidence: number;
}

/** An attribution before its speaker is resolved: the output of a tagger. */
export interface TaggedAttribution extends Omit<Attribution, 'speaker' | 'reportedBy'> {
  /** Where it is anchored, unless that is the start of its cue or, without a cue, of its content. */
  anchor?: number;
  /** It has no source and continues the attribution at this index of the same list. */
  continues?: number;
  /** It has no source and answers the attribution at this index of the same list, which another speaker says. */
  answers?: number;
  /** The construct of marks and layout that gives it (`layout/construct.ts`); absent if the network does. */
  construct?: string;
}
