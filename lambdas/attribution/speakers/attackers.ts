import type { Document } from '../document.ts';
import { ATTACKERS } from '../language/en/lexicon.ts';
import { ATTACKED, BY, IDENTITY, IS_ATTACKED } from '../language/en/strangers.ts';
import type { Entity } from './clusters.ts';
import type { NameMention } from './names.ts';
import { rolesBeside } from './roles.ts';

/** In UTF-16 code units, from an attacker to the name that it is said to have. */
const IDENTITY_WITHIN = 80;

/** In UTF-16 code units, before and after a name, what tells that somebody was attacked. */
const ATTACKED_WITHIN = 80;
const CLAUSE_ENDS = '.!?\n“”"';

/** Whether a text says of somebody that they were attacked. */
export function isVictim(document: Document, mentions: readonly NameMention[], entity: Entity): boolean {
  return (
    entity.type === 'person' && entity.mentions.some((index) => isAttackedAt(document, mentions[index]!))
  );
}

/** Whether it says so right where it names them: `was shot`, `the killing of Ed Hall`. */
export function isAttackedAt({ text }: Document, { from, end }: NameMention): boolean {
  if (IS_ATTACKED.test(text.slice(end, end + ATTACKED_WITHIN))) return true;
  const before = text.slice(Math.max(0, from - ATTACKED_WITHIN), from);
  const clause = before.slice(1 + Math.max(...[...CLAUSE_ENDS].map((mark) => before.lastIndexOf(mark))));
  const verb = [...clause.matchAll(ATTACKED)].at(-1);
  return verb !== undefined && !BY.test(clause.slice(verb.index + verb[0].length));
}

/** Whether a text tells of an attacker. */
export const tellsOfAttack = ({ tokens }: Document): boolean =>
  tokens.some(({ lower }) => ATTACKERS.has(lower));

/** Whether a text says of somebody that it is the attacker: `the killer is Ed Hall`, `gunman Ed Hall`. */
export function isNamedAttacker(
  document: Document,
  mentions: readonly NameMention[],
  entity: Entity,
): boolean {
  if (entity.type !== 'person') return false;
  return entity.mentions.some((index) => {
    const mention = mentions[index]!;
    const before = document.text.slice(Math.max(0, mention.from - IDENTITY_WITHIN), mention.from);
    const end = Math.max(...['.', '!', '?', '\n'].map((mark) => before.lastIndexOf(mark)));
    const words = before.slice(end + 1).toLowerCase();
    const isSaid = IDENTITY.test(words) && words.split(/[^\p{L}-]+/u).some((word) => ATTACKERS.has(word));
    const last = (role: string) => role.toLowerCase().split(' ').at(-1)!;
    return isSaid || rolesBeside(document, mention).some(({ printed }) => ATTACKERS.has(last(printed)));
  });
}
