import type { Span, Speaker, TaggedAttribution } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { findQuotations, type Quotation } from '../marks/quotations.ts';
import { findBodies } from './bodies.ts';
import { certaintyFeatures, certaintyOf } from './certainty.ts';
import type { WatchDescriptions } from './choosing.ts';
import { withNouns } from './determiners.ts';
import { followDiscourse } from './discourse.ts';
import { enclosing } from './enclosing.ts';
import { type Entity, findEntities } from './entities.ts';
import { unglued } from './glued.ts';
import { type Head, readHead } from './heads.ts';
import { SPEECH } from './lexicon.ts';
import { withFullNames, withLinked, withoutLinks } from './links.ts';
import { withCountries } from './ministries.ts';
import { NameIndex, tokensOf } from './name-index.ts';
import { findNames, type NameMention } from './names.ts';
import { Resolver } from './resolver.ts';
import type { Utterance } from './utterances.ts';

/** Told of what lies behind the speakers: how weights are learned. */
export interface Watch {
  described?: WatchDescriptions;
  /** Of each attribution with a speaker, by its index. */
  resolved?: (index: number, features: Readonly<Record<string, number>>) => void;
}

/**
 * The last passes: names, entities, and for each attribution the entity its source refers to.
 *
 * @param attributions in any order; their spans need not fit the text
 * @param quotations of the same text, where they are known already
 * @param watch told of the choices behind the speakers
 * @returns one speaker an attribution, in the same order; null where the text gives no source and its grammar none either
 *
 * ```ts
 * const document = readDocument('Mayor Ada Finch spoke. “We won,” she said.');
 * resolveSpeakers(document, tagged);
 * // [{ name: 'Ada Finch', resolution: 'pronoun', type: 'person', roles: ['Mayor'], gender: 'female', ... }]
 * ```
 */
export function resolveSpeakers(
  read: Document,
  attributions: readonly TaggedAttribution[],
  quotations: readonly Quotation[] = findQuotations(read),
  watch?: Watch,
): (Speaker | null)[] {
  if (attributions.length === 0) return [];
  const { document, fullNames, linked } = withoutLinks(read);
  const tagged = withNouns(document, withLinked(attributions, linked));
  const found = findNames(
    document,
    tagged.flatMap(({ source }) => source),
  );
  const ownNames = unglued(withFullNames(found, fullNames));
  const names = withCountries(
    document,
    [...ownNames, ...findBodies(document, ownNames)].sort((a, b) => a.from - b.from || a.last - b.last),
  );
  const entities = findEntities(document, names);
  const index = new NameIndex(
    document.tokens.length,
    names.map((name, i) => informed(name, entities.of[i]!)),
  );
  const heads = tagged.map(({ source, cue }) =>
    readHead(document, index, saysOnly(document, source) ? cue : source),
  );
  const byToken = new Map<number, Head>();
  const utterances: Utterance[] = [];
  const headTokens = heads.map((head) => headToken(index, head));
  heads.forEach((head, i) => {
    const token = headTokens[i];
    if (token === undefined) return;
    byToken.set(token, head);
    utterances.push({ content: tagged[i]!.content, source: tagged[i]!.source, token });
  });
  const outer = enclosing(tagged);
  const around = new Map<number, number>();
  headTokens.forEach((token, i) => {
    const outerToken = headTokens[outer[i] ?? -1];
    if (token !== undefined && outerToken !== undefined) around.set(token, outerToken);
  });
  const { references, leads } = followDiscourse(
    document,
    index,
    entities,
    byToken,
    quotations,
    utterances,
    around,
    watch?.described,
  );
  const resolver = new Resolver(document, index, entities, references, tagged, heads, outer);
  return tagged.map((_, i) => {
    const speaker = resolver.speaker(i);
    if (!speaker) return null;
    const features = certaintyFeatures(document, heads[i]!, speaker, leads.get(headTokens[i] ?? -1));
    watch?.resolved?.(i, features);
    return { ...speaker, confidence: certaintyOf(features) };
  });
}

/** Whether a source is but a verb of saying: annotators, and who learns from them, now and then swap it and the cue. */
function saysOnly(document: Document, source: readonly Span[]): boolean {
  const [span] = source;
  if (span === undefined || source.length > 1) return false;
  const { first, last } = tokensOf(document, span);
  const token = document.tokens[first];
  return last === first + 1 && token!.pos === 'VERB' && SPEECH.has(token!.lemma);
}

/** A surname alone tells nothing; its entity does. */
function informed(name: NameMention, entity: Entity): NameMention {
  return name.kind === 'unknown' && entity.kind === 'person' ? { ...name, kind: 'person' } : name;
}

function headToken(index: NameIndex, head: Head): number | undefined {
  switch (head.type) {
    case 'names':
      return index.names[head.names[0]!]!.first;
    case 'document':
      return index.names[head.name]!.first;
    case 'pronoun':
    case 'relative':
      return head.token;
    case 'owned':
      return head.pronoun;
    case 'description':
      return head.phrase.first;
    case 'none':
      return undefined;
  }
}
