import { isPreposition } from '../candidates/phrases.ts';
import { HE_OR_SHE } from '../language/index.ts';
import type { Entity } from '../names/clusters.ts';
import type { NameMention } from '../names/names.ts';
import { firstEndingAfter } from '../spans.ts';
import type { Context } from './context.ts';

/**
 * Whom the sentence before a pronoun's has as its subject and only person: `Then Low climbed onto the wall. “Look,” he
 * said.`
 */
export function newcomerBefore(
  { document, tagged, namesIn }: Context,
  index: number,
): { entity: Entity; mention: NameMention } | undefined {
  const { source, content } = tagged[index]!;
  const [pronoun, other] = source;
  if (!pronoun || other) return undefined;
  const he = HE_OR_SHE.exec(document.text.slice(pronoun.start, pronoun.end));
  if (!he) return undefined;
  const { tokens, sentences } = document;
  const from = firstEndingAfter(tokens, Math.min(pronoun.start, content[0]!.start));
  const own = tokens[from];
  const before = own && sentences[own.sentence - 1];
  if (!before || sentences[own.sentence]!.first !== from || tokens[before.first]!.paragraph !== own.paragraph)
    return undefined;
  const persons = namesIn(before).filter(({ entity }) => entity.type === 'person');
  const [one] = persons;
  if (!one || persons.some(({ entity }) => entity !== one.entity)) return undefined;
  const { mention, entity } = one;
  if (mention.possessive || (entity.gender && entity.gender !== (he[1] ? 'female' : 'male')))
    return undefined;
  const first = firstEndingAfter(tokens, mention.from);
  for (let i = before.first; i < first; i++)
    if (/^(?:VERB|AUX)$/.test(tokens[i]!.pos) || tokens[i]!.lower === 'by') return undefined;
  const last = tokens[first - 1];
  return last && first > before.first && isPreposition(last) ? undefined : { entity, mention };
}
