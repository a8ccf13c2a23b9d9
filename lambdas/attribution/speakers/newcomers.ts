import { isPreposition } from '../candidates/phrases.ts';
import { ANSWERS, ASKED, COUNTRYMAN, HE_OR_SHE, PARENT_OF } from '../language/index.ts';
import { CONSTRUCT } from '../layout/construct.ts';
import type { Entity } from '../names/clusters.ts';
import { genderOf } from '../names/name-surroundings.ts';
import { genderOfNames } from '../names/same-person.ts';
import { firstEndingAfter } from '../spans.ts';
import { type Context, wordsOf } from './context.ts';
import type { Named } from './together.ts';

/** From this probability on, the network's choice stands, whatever the sentence before is about. */
const SURE = 0.9;

/**
 * Whom the sentence before a pronoun's or an untagged quotation's is about, or whom its words answer, if the pronoun may
 * refer to them.
 */
export function newcomerBefore(context: Context, index: number): Named | undefined {
  const { document, tagged } = context;
  if (tagged[index]!.source.length === 0) return beforeUntagged(context, index);
  const he = HE_OR_SHE.exec(wordsOf(document.text, tagged[index]!.source));
  const found = he ? (answerer(context, index) ?? lastSubject(context, index)) : undefined;
  const gender = found?.entity.gender;
  return gender && gender !== (he?.[1] ? 'female' : 'male') ? undefined : found;
}

/** The subject of the sentence before a quotation without a tag, unless that sentence is said as well. */
function beforeUntagged(context: Context, index: number): Named | undefined {
  const { tagged, ranked } = context;
  const { construct, answers } = tagged[index]!;
  if (construct !== CONSTRUCT.loose || answers !== undefined || ranked[index]![0].share >= SURE)
    return undefined;
  const found = lastSubject(context, index);
  const said = tagged[index - 1]?.content.at(-1);
  return found && said && said.end > found.mention.from ? undefined : found;
}

/** `The mother of two`: whom the sentence before is about. */
export function parentBefore(context: Context, index: number): Entity | undefined {
  const noun = PARENT_OF.exec(wordsOf(context.document.text, context.tagged[index]!.source))?.groups?.noun;
  const found = noun === undefined ? undefined : lastSubject(context, index)?.entity;
  const gender = found && (found.gender ?? genderOfNames(found.keys));
  return gender && gender !== genderOf(noun!) ? undefined : found;
}

/** `Said the Senegalese`: whom the sentence before is about; a people's words are rarely quoted. */
export function countrymanBefore(context: Context, index: number): Entity | undefined {
  const { kind, source } = context.tagged[index]!;
  const one = COUNTRYMAN.exec(wordsOf(context.document.text, source));
  const isPeople = one?.[1] !== undefined && kind !== 'direct';
  return one && !isPeople ? lastSubject(context, index)?.entity : undefined;
}

/** Whom the words before were said to, if the pronoun's answer them: `Low told Hall that it rained. “I know,” he replied.` */
function answerer(
  { document: { text, tokens, sentences }, tagged, ranked, personsIn }: Context,
  index: number,
): Named | undefined {
  const { cue, content } = tagged[index]!;
  const before = tagged[index - 1];
  const told = before?.cue.at(-1)?.end;
  if (told === undefined || !ANSWERS.test(wordsOf(text, cue))) return undefined;
  const behind = tokens[firstEndingAfter(tokens, told)];
  if (!behind) return undefined;
  const { sentence } = behind;
  const { end } = sentences[sentence]!;
  if (tokens[firstEndingAfter(tokens, content[0]!.start)]!.sentence !== sentence + 1) return undefined;
  const said = before!.content.find(({ start }) => start >= told)?.start ?? end;
  const [one, other] = personsIn({ start: told, end: Math.min(said, end) });
  return other || !one || one.entity === ranked[index - 1]![0].entity ? undefined : one;
}

/** The subject and only person of the sentence before: `Then Low climbed onto the wall. “Look,” he said.` */
function lastSubject(
  { document: { tokens, sentences }, tagged, personsIn }: Context,
  index: number,
): Named | undefined {
  const { source, content } = tagged[index]!;
  const start = source[0]?.start ?? content[0]!.start;
  const from = firstEndingAfter(tokens, Math.min(start, content[0]!.start));
  const own = tokens[from];
  const before = own && sentences[own.sentence - 1];
  if (!before || tokens[before.first]!.paragraph !== own.paragraph) return undefined;
  const { first: opening, start: begins } = sentences[own.sentence]!;
  const isAsked = ASKED.test(tokens[opening]!.text) && personsIn({ start: begins, end: start }).length === 0;
  if (opening !== from && !isAsked) return undefined;
  const [one, ...others] = personsIn(before);
  // a title before the sentence ends nothing: `the Rev. Jo Bell`
  if (
    !one ||
    one.mention.from < before.start ||
    one.mention.possessive ||
    others.some(({ entity }) => entity !== one.entity)
  )
    return undefined;
  const first = firstEndingAfter(tokens, one.mention.from);
  for (let i = before.first; i < first; i++)
    if (/^(?:VERB|AUX)$/.test(tokens[i]!.pos) || tokens[i]!.lower === 'by') return undefined;
  const last = tokens[first - 1];
  return last && first > before.first && isPreposition(last) ? undefined : one;
}
