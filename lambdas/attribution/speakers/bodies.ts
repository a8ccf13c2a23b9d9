import type { Document } from '../document.ts';
import { ADJECTIVES, BODIES, isPluralRole, isRole, PLACES, SUFFIXES } from './lexicon.ts';
import type { NameMention } from './names.ts';
import { isPossessive, wordKey } from './words.ts';

/** Bodies whose adjectives are a part of what they are called. */
const WITH_ADJECTIVES = new Set(['ministry']);
const KEEPS_POSSESSIVE = new Set(['office', 'ministry', 'police']);
const MOST_ADJECTIVES = 2;

/** The bodies called after a name, where the name has such a noun right behind it. */
export function findBodies(document: Document, names: readonly NameMention[]): NameMention[] {
  const bodies: NameMention[] = [];
  for (const name of names) {
    const noun = nounAfter(document, name);
    if (noun !== undefined) bodies.push(body(document, name, noun));
  }
  return bodies;
}

function nounAfter({ tokens }: Document, { last, possessive, sentence }: NameMention): number | undefined {
  let index = possessive ? last + 1 : last;
  const bound = index + MOST_ADJECTIVES;
  while (index < tokens.length && tokens[index]!.sentence === sentence) {
    const { pos, text } = tokens[index]!;
    if (BODIES.has(text)) {
      const next = tokens[index + 1];
      const compound =
        next !== undefined && (isRole(next.lower) || isPluralRole(next.lower) || next.pos === 'NOUN');
      return compound ? undefined : index;
    }
    if (index >= bound || (pos !== 'ADJ' && pos !== 'NOUN' && pos !== 'NUM') || !/^[\p{Ll}\p{N}]/u.test(text))
      return undefined;
    index++;
  }
  return undefined;
}

function body(document: Document, name: NameMention, noun: number): NameMention {
  const { tokens } = document;
  const owner = name.words.findLast(({ lower }) => !SUFFIXES.has(lower)) ?? name.words[0]!;
  const { lower } = tokens[noun]!;
  const whole = name.kind !== 'person' || ADJECTIVES.has(owner.lower) || PLACES.has(owner.lower);
  const words = whole ? name.words.map(({ text }) => text) : [owner.text];
  if (name.possessive && KEEPS_POSSESSIVE.has(lower)) words.push(`${words.pop()}'s`);
  if (WITH_ADJECTIVES.has(lower)) {
    for (let i = name.possessive ? name.last + 1 : name.last; i < noun; i++) words.push(tokens[i]!.text);
  }
  words.push(tokens[noun]!.text);
  return {
    ...name,
    keys: words.map(wordKey),
    suffix: '',
    titles: [],
    modifiers: [],
    gender: undefined,
    kind: 'organisation',
    last: noun + 1,
    possessive: isPossessive(document, noun + 1),
    called: words.join(' '),
  };
}
