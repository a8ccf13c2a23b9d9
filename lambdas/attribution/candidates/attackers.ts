import type { Document } from '../document.ts';
import { ATTACKED, ATTACKERS, BY, HE_IS, IDENTITY, IS_ATTACKED, KILLED_BY } from '../language/index.ts';
import type { Entity } from '../names/clusters.ts';
import type { NameMention } from '../names/names.ts';
import type { Roles } from './roles.ts';

/**
 * How far before and after a name, in UTF-16 code units, words count that say somebody is an attacker or was attacked.
 */
const TOLD_WITHIN = 80;
/** As far as the sentence before one that says who `he` is. */
const SENTENCE_BEFORE = 240;
const SENTENCE_ENDS = '.!?\n';
/** The end of a quoted sentence inside another one. */
const QUOTED_END = /[.!?][”"’']\s(?=\p{Ll})/gu;
const QUOTED_REACH = 3;
const BETWEEN_SENTENCES = /[\s.!?]/u;
const CLAUSE_ENDS = `${SENTENCE_ENDS}“”"`;

/** Whether a text says that somebody was attacked. */
export function isVictim(document: Document, mentions: readonly NameMention[], entity: Entity): boolean {
  return (
    entity.type === 'person' && entity.mentions.some((index) => isAttackedAt(document, mentions[index]!))
  );
}

/** Whether it says so right beside the name: `was shot`, `the killing of Ed Hall`. */
export function isAttackedAt({ text }: Document, { from, end }: NameMention): boolean {
  if (IS_ATTACKED.test(text.slice(end, end + TOLD_WITHIN))) return true;
  const clause = before(text, from, CLAUSE_ENDS);
  const verb = [...clause.matchAll(ATTACKED)].at(-1);
  return verb !== undefined && !BY.test(clause.slice(verb.index + verb[0].length));
}

/** Whether a text mentions an attacker. */
export const tellsOfAttack = ({ tokens }: Document): boolean =>
  tokens.some(({ lower }) => ATTACKERS.has(lower));

/** Everyone who the text says is the attacker. */
export function namedAttackers(
  document: Document,
  mentions: readonly NameMention[],
  entities: readonly Entity[],
  roles: Roles,
): Entity[] {
  if (!tellsOfAttack(document)) return [];
  return entities.filter((entity) => isNamedAttacker(document, mentions, entity, roles));
}

/** Whether a text says that somebody is the attacker: `the killer is Ed Hall`, `gunman Ed Hall`. */
function isNamedAttacker(
  document: Document,
  mentions: readonly NameMention[],
  entity: Entity,
  roles: Roles,
): boolean {
  if (entity.type !== 'person') return false;
  return entity.mentions.some((index) => {
    const mention = mentions[index]!;
    const words = before(document.text, mention.from, SENTENCE_ENDS).toLowerCase();
    const isSaid =
      IDENTITY.test(words) &&
      (hasAttacker(words) ||
        (HE_IS.test(words) && hasAttacker(sentenceBefore(document.text, mention.from - words.length))));
    if (KILLED_BY.test(words)) return true;
    const last = (role: string) => role.toLowerCase().split(' ').at(-1)!;
    return isSaid || roles.beside(index).some(({ printed }) => ATTACKERS.has(last(printed)));
  });
}

const hasAttacker = (words: string): boolean =>
  words.split(/[^\p{L}-]+/u).some((word) => ATTACKERS.has(word));

/** The sentence that ends at an offset, in lower case. */
function sentenceBefore(text: string, offset: number): string {
  const start = Math.max(0, offset - SENTENCE_BEFORE);
  let end = offset;
  while (end > start && BETWEEN_SENTENCES.test(text[end - 1]!)) end--;
  const words = text.slice(start, end);
  // `shouted “Down!” at the bank`: the sentence goes on behind the quotation
  const quoted = [...words.matchAll(QUOTED_END)].reduce((at, { index }) => Math.max(at, index), -1);
  const own = before(text, end, SENTENCE_ENDS, end - start);
  if (quoted < 0 || words.length - own.length > quoted + QUOTED_REACH) return own.toLowerCase();
  return before(text, start + quoted, SENTENCE_ENDS, quoted).toLowerCase() + own.toLowerCase();
}

/** The words right before an offset, after the last of some marks. */
function before(text: string, offset: number, marks: string, within = TOLD_WITHIN): string {
  const words = text.slice(Math.max(0, offset - within), offset);
  return words.slice(1 + Math.max(...[...marks].map((mark) => words.lastIndexOf(mark))));
}
