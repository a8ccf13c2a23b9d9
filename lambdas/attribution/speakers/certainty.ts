import type { Document } from '../document.ts';
import weights from './certainty.json' with { type: 'json' };
import type { Head } from './heads.ts';
import { DOCUMENTS, isPluralRole } from './lexicon.ts';
import { DEFINITE, type Phrase } from './phrases.ts';
import type { Resolved } from './resolver.ts';

const WEIGHTS: Readonly<Record<string, number>> = weights;
/** No lead tells more. */
const LONG_LEAD = 5;
const PLURALS = new Set('they them their theirs themselves both'.split(' '));
const THINGS = new Set('it its itself'.split(' '));
const FIRST_PERSON = new Set('i me my mine myself we us our ours ourselves you your'.split(' '));

/**
 * What tells how likely a speaker is the right one: a linear model over it (logistic regression, fitted by
 * `training/certainty.ts` on annotated speakers) is calibrated.
 *
 * @param lead by how much others who might be meant are behind; undefined where nobody was weighed
 */
export function certaintyFeatures(
  document: Document,
  head: Head,
  { resolution, type }: Resolved,
  lead: number | undefined,
): Record<string, number> {
  return {
    [resolution]: 1,
    [`${resolution}.${head.type}`]: 1,
    ...(type === 'person' || type === 'unnamed' ? {} : { [type]: 1 }),
    ...('also' in head && head.also ? { also: 1 } : {}),
    ...(lead === undefined
      ? {}
      : { [`${resolution}.lead`]: Math.min(LONG_LEAD, lead), [`${resolution}.weighed`]: 1 }),
    ...wordFeatures(document, head, resolution),
  };
}

function wordFeatures(document: Document, head: Head, resolution: string): Record<string, number> {
  switch (head.type) {
    case 'pronoun':
      return { [`${resolution}.${pronounType(document.tokens[head.token]!.lower)}`]: 1 };
    case 'owned':
      return phraseFeatures(document, head.phrase, resolution);
    case 'description':
      return phraseFeatures(document, head.phrase, resolution);
    default:
      return {};
  }
}

function pronounType(word: string): string {
  if (PLURALS.has(word)) return 'they';
  if (THINGS.has(word)) return 'it';
  return FIRST_PERSON.has(word.split("'")[0]!) ? 'first' : 'third';
}

function phraseFeatures({ tokens }: Document, { first, last, head }: Phrase, resolution: string) {
  const named = tokens.slice(first + 1, last).some(({ text }) => /^\p{Lu}/u.test(text));
  return {
    [`${resolution}.definite`]: Number(DEFINITE.has(tokens[first]!.lower)),
    [`${resolution}.made`]: Number(DOCUMENTS.has(head)),
    [`${resolution}.plural`]: Number(isPluralRole(head) || /[^su]s$/.test(head)),
    [`${resolution}.narrowed`]: Number(named),
  };
}

/** How likely a speaker is the right one, given that its source is. */
export function certaintyOf(features: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const [name, value] of Object.entries(features)) sum += value * (WEIGHTS[name] ?? 0);
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}
