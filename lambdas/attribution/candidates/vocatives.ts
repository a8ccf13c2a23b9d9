import type { Span } from '../../model/attribution.ts';
import { BEFORE_OWN_NAME, BEFORE_REPORTED_NAME, isRole, JOINED_ON } from '../language/index.ts';
import type { Entity } from '../names/clusters.ts';
import type { NameMention } from '../names/names.ts';
import { firstEndingAfter } from '../spans.ts';

/** Before and behind a name, in UTF-16 code units. */
const BESIDE = 16;
const BEFORE = /(?:^|["“‘']|[.!?…]\s|(?<comma>,)\s)$/u;
const BEHIND = /^(?:(?<comma>,)|(?<called>!)|[.?…]|["”’']|$)/u;
/** The word before a comma, and whether it opens a sentence. */
const NOUN_BEFORE = /(?<opens>(?:^|[.!?…])["“‘'\s]{0,3})?(?<![\p{L}\p{N}])(?<noun>\p{L}+),\s$/u;
/** What others say inside of it is not said to the same person: `“They call, ‘Run, Ed!’”` */
const INNER = /[\s,:—–][“‘"'](?=[\p{L}\p{N}])/u;

/** Whom quoted words address by name, who doesn't speak: `“I know what I mean, Ed.”`, `“Mr Hall, sit down.”` */
export function addressedIn(
  text: string,
  mentions: readonly NameMention[],
  of: readonly Entity[],
  content: readonly Span[],
): ReadonlySet<Entity> {
  const found = new Set<Entity>();
  for (const { start, end } of content) {
    const inner = INNER.exec(text.slice(start + 1, end));
    const last = inner ? start + 1 + inner.index : end;
    for (let i = firstEndingAfter(mentions, start); i < mentions.length && mentions[i]!.end <= last; i++) {
      if (mentions[i]!.start >= start && isAddress(text, mentions[i]!, of[i]!, start)) found.add(of[i]!);
    }
  }
  return found;
}

/** A name that others don't call themselves: a first name, or a surname with a title. */
function isAddress(
  text: string,
  { type, keys, titled, from, end }: NameMention,
  { keys: all }: Entity,
  start: number,
): boolean {
  if (type !== 'person' || !(titled || (keys.length === 1 && keys[0] === all[0]))) return false;
  const lead = text.slice(Math.max(start, from - BESIDE), from);
  const before = BEFORE.exec(lead);
  const behind = BEHIND.exec(text.slice(end, end + 1));
  if (!before || !behind || BEFORE_OWN_NAME.test(lead)) return false;
  const [behindComma, beforeComma] = [before.groups!.comma, behind.groups!.comma];
  // `they told me, Mr Hall, you have to run` is what others said
  if (behindComma && beforeComma)
    return !titled && !BEFORE_REPORTED_NAME.test(lead) && !isApposed(lead, text.slice(end, end + BESIDE));
  return (behindComma ?? beforeComma ?? behind.groups!.called) !== undefined;
}

/** `Did your brother, Ed, know?`, `with Ada, Tom, and Jo`; not `Look, Ed, …` */
function isApposed(lead: string, behind: string): boolean {
  const { opens, noun = '' } = NOUN_BEFORE.exec(lead)?.groups ?? {};
  const isName = /^\p{Lu}/u.test(noun) && opens === undefined;
  return isName || isRole(noun.toLowerCase()) || JOINED_ON.test(behind);
}
