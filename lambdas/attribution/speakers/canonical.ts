import type { Document } from '../document.ts';
import type { Entity } from './entities.ts';
import type { NameMention } from './names.ts';
import { isAcronym } from './words.ts';

/** The fullest form of an entity's name in its text, without honorifics and titles. */
export function canonicalName(document: Document, entity: Entity, names: readonly NameMention[]): string {
  let best: NameMention | undefined;
  let highest = -Infinity;
  for (const index of entity.mentions) {
    const name = names[index]!;
    const score = fullness(name);
    if (score > highest) [best, highest] = [name, score];
  }
  return best ? nameText(document, best) : '';
}

export function nameText({ text, tokens }: Document, { first, last, called }: NameMention): string {
  return (
    called ??
    text
      .slice(tokens[first]!.start, tokens[last - 1]!.end)
      .replace(/\s+/g, ' ')
      .replace(/['’]s$/, '')
  );
}

function fullness({ words, suffix, called }: NameMention): number {
  // names in headlines may be all in capitals
  const shouted =
    words.length > 1 &&
    words.every(({ text }) => text.length > 2 && text === text.toUpperCase() && !isAcronym(text));
  // of two that are as full, the one in small letters
  const capitals = words.every(({ text }) => text === text.toUpperCase());
  return (
    (called?.split(' ') ?? words).length + (suffix ? 0.5 : 0) - (shouted ? 10 : 0) - (capitals ? 0.25 : 0)
  );
}
