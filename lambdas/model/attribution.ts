/** A stretch of text, in UTF-16 code units, half-open. */
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

/** How a source may have been led back to its speaker. */
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
  /** Someone without a name, whatever it is. */
  'unnamed',
] as const;

export type SpeakerType = (typeof SPEAKER_TYPES)[number];

/**
 * The entity that an attribution's source refers to. What speaks under one name in an article has one type, the same
 * roles and one gender there.
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
   * What the article calls it beside its name, as printed there, without determiners: `Russian Foreign Minister`,
   * `mayor of Easton`. All different, the most frequent first, then the first printed; at most three, of at most 80
   * UTF-16 code units each.
   */
  roles: string[];
  /** A person's, by titles, pronouns and first names; null for anybody else, and where nothing tells. */
  gender: 'male' | 'female' | null;
  /** 0 to 1: how likely this is the right one, given that the source is. */
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
  /** Null when the text gives no source, nor tells by its layout whose words they are. */
  speaker: Speaker | null;
  /** Who passes it on: `The Guardian reports that the man shouted: “X.”`, of what the man shouted; else null. */
  reportedBy: Speaker | null;
  /** 0 to 1; of attributions with a higher one, more are right. */
  confidence: number;
}

/** An attribution before its speaker is resolved: what a tagger finds, by rules or learned. */
export interface TaggedAttribution extends Omit<Attribution, 'speaker' | 'reportedBy'> {
  /** Where it is anchored, if not where its cue begins, or its content where it has none. */
  anchor?: number;
  /** It names no source and goes on with what the attribution at this index of the same list says. */
  continues?: number;
  /** The construct of marks and layout that gives it (`layout/construct.ts`); absent where the network does. */
  construct?: string;
}
