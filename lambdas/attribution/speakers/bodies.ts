import type { Span } from '../../model/attribution.ts';
import { BODIES } from '../language/en/lexicon.ts';
import type { Entity } from './clusters.ts';
import type { NameMention } from './names.ts';

const DETERMINER = /^(?:the|both)\s+/iu;
/** Behind the owner's name: `’s campaign`, ` defence ministry`; then the source ends, or something is added to it. */
const BEHIND = /^(?:['’]s?)?\s+((?:[\p{Ll}\p{N}][\p{Ll}\p{N}-]*\s+)?(\p{L}[\p{Ll}-]*))(?=$|[\s,;(–—])/u;

/**
 * A body that goes by its owner's name and what it is: `the German government`, `Hall's campaign`. Undefined for all
 * other sources, and for bodies whose whole name is marked as one.
 */
export function bodyIn(
  text: string,
  source: Span,
  names: readonly { mention: NameMention; entity: Entity }[],
): { name: string; mention: NameMention } | undefined {
  const words = text.slice(source.start, source.end);
  const start = source.start + (DETERMINER.exec(words)?.[0].length ?? 0);
  const owner = names[0]?.mention;
  if (!owner || owner.start !== start) return undefined;
  const behind = BEHIND.exec(text.slice(owner.end, source.end));
  if (!behind || !BODIES.has(behind[2]!.toLowerCase())) return undefined;
  const noun = behind[2]!.toLowerCase();
  const owned = noun === 'administration' ? '' : (/^['’]s?/u.exec(text.slice(owner.end))?.[0] ?? '');
  return { name: `${owner.printed}${owned} ${behind[1]}`, mention: owner };
}
