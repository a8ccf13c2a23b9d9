// The names of an annotated article, to learn names from: what an ordinary recogniser marked (names.py), corrected by
// the speakers that people wrote down.
import { readFileSync } from 'node:fs';
import { FIRST_NAMES, HONORIFICS, isRole } from '../lambdas/attribution/language/index.ts';
import type { MarkedName, NameType } from '../lambdas/attribution/names/names.ts';
import type { Annotated } from './corpus.ts';

export function readSilver(file: string): Map<string, MarkedName[]> {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const { id, names } = JSON.parse(line) as { id: string; names: [number, number, NameType][] };
      return [id, names.map(([start, end, type]) => ({ start, end, type }))];
    }),
  );
}

/** The parts of a speaker's name: `Ada Finch and Ed Hall` are two. */
export function partsOf(text: string, name: string): string[] {
  if (!name.includes(' and ') || text.includes(name)) return [name];
  return name
    .split(/,? and |, /)
    .map((part) => part.trim())
    .filter(Boolean);
}

export function namesOf({ text, attributions }: Annotated, silver: readonly MarkedName[]): MarkedName[] {
  const gold = new Set<string>();
  for (const { speaker } of attributions)
    for (const name of speaker ?? [])
      for (const part of partsOf(text, name)) if (/\p{L}{2}/u.test(part)) gold.add(part);
  let names: MarkedName[] = [...silver];
  const found: MarkedName[] = [];
  for (const name of [...gold].sort((a, b) => b.length - a.length)) {
    const spans = occurrences(text, name);
    const types = spans.flatMap((span) => names.filter((one) => overlaps(one, span)).map(({ type }) => type));
    const type = typeOf(name, types);
    for (const span of spans) add({ ...span, type });
    const words = name.split(/\s+/).filter((word) => !/^(?:jr|sr|ii|iii|iv)\.?$/i.test(word));
    if (type === 'person' && words.length > 1) {
      const surname = words.at(-1)!;
      if (surname.length > 2 && /^\p{Lu}/u.test(surname))
        for (const span of occurrences(text, surname, true)) {
          if (![...names, ...found].some((one) => overlaps(one, span))) found.push({ ...span, type });
        }
    }
  }
  function add(one: MarkedName): void {
    if (found.some((other) => overlaps(one, other))) return;
    const isLong = /\s/.test(text.slice(one.start, one.end));
    const wider = names.find(
      (other) => other.start <= one.start && other.end >= one.end && isOther(other, one),
    );
    if (wider && !isLong) return;
    names = names.filter((other) => !overlaps(one, other));
    found.push(one);
  }
  /** Whether a longer mark around a name is another's name: `Apple Music` around `Apple`. */
  function isOther(wide: MarkedName, own: MarkedName): boolean {
    const rest = `${text.slice(wide.start, own.start)} ${text.slice(own.end, wide.end)}`;
    const words = rest.match(/\p{L}[\p{L}.]*/gu) ?? [];
    return (
      !/['’]s\b/.test(rest) &&
      words.some(
        (word) =>
          /^\p{Lu}/u.test(word) &&
          !/^(?:the|s)$/i.test(word) &&
          !HONORIFICS.has(word.toLowerCase()) &&
          !isRole(word.toLowerCase()),
      )
    );
  }
  return [...names, ...found].sort((a, b) => a.start - b.start);
}

function typeOf(name: string, types: readonly NameType[]): NameType {
  const votes = new Map<NameType, number>();
  for (const type of types) votes.set(type, (votes.get(type) ?? 0) + 1);
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  const words = name.toLowerCase().split(' ');
  if (words.length > 1 && FIRST_NAMES.has(words[0]!) && words.length < 5 && best?.[0] !== 'organisation')
    return 'person';
  if (best && best[0] !== 'other') return best[0];
  return words.length > 1 && words.length < 4 && /^\p{Lu}/u.test(name) && !best ? 'person' : 'organisation';
}

function occurrences(text: string, name: string, exactCase = false): { start: number; end: number }[] {
  const escaped = name
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace(/['’]/g, "['’]");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, exactCase ? 'gu' : 'giu');
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;
