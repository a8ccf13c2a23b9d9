import type { Document } from '../document.ts';
import { isPluralRole, isRole, ORGANISATION_NOUNS } from './lexicon.ts';
import { finalName, firstNameIn, type NameIndex, wholePhrase } from './name-index.ts';
import { DEFINITE, isBreak, isPreposition, type Phrase } from './phrases.ts';

const APPOSITION = new Set([',', '—', '–', '--', ':', '-', '(']);
const OPENS_TITLE = /^["“„«‘`]/;
const CLOSES_TITLE = /^["”“»’']/;
const LONGEST_TITLE = 16;
const PROVIDED = new Set('provided released published issued compiled conducted written produced'.split(' '));
const FROM = new Set(['from', 'by', 'of', 'at']);

/**
 * A person's name in apposition: `the ambassador to Turkey, Andrei Karlov,`, `his wife, longtime aide Huma Abedin`,
 * `former secretary of state Ada Finch`, `the governor and chairman Ed Hall`.
 */
export function nameBeside(
  document: Document,
  index: NameIndex,
  { last, head }: Phrase,
  end: number,
  joined = false,
): number | undefined {
  const { tokens } = document;
  if (isPluralRole(head)) return undefined;
  const stationed = stationedName(document, index, last, head);
  if (stationed !== undefined && index.names[stationed]!.last <= end) return stationed;
  const ofBodies = ORGANISATION_NOUNS.has(head) || (head === 'one' && tokens[last]?.lower === 'of');
  for (let i = last; i < end - 1; i++) {
    i = afterTitle(document, i, end);
    if (i >= end - 1) return undefined;
    const { text, lower } = tokens[i]!;
    const and = i === last && lower === 'and';
    const beside = APPOSITION.has(text) || and;
    const office = i === last && lower === 'of' && isRole(head) && tokens[i + 1]!.pos === 'NOUN';
    if (!beside && !office) continue;
    const phrase = wholePhrase(document, index, i + 1, end);
    const name = finalName(document, index, phrase);
    if (name === undefined && lower === 'and' && !joined)
      return nameBeside(document, index, phrase, end, true);
    if (name === undefined) {
      const away = stationedName(document, index, phrase.last, phrase.head);
      if (away !== undefined && index.names[away]!.last <= end) return away;
      continue;
    }
    const { kind, from, keys, titles, possessive } = index.names[name]!;
    if (and && !isRole(head) && titles.length === 0 && !isRole(tokens[from - 1]!.lower)) return undefined;
    if (text !== ',' && (office || lower === 'and')) {
      if (kind === 'person' && (!office || from === i + 2)) return name;
      continue;
    }
    const plain = from === i + 1;
    if (plain && kind === 'organisation' && text === ',' && ofBodies && !possessive) return name;
    if (kind === 'person' || (plain && kind === 'unknown' && (text !== '(' || keys.length > 1))) return name;
  }
  return undefined;
}

/** `its chairman`, cut off from `, Ann Howe,`: the name right behind a source that ends with a role. */
export function nameBehind(
  { tokens }: Document,
  index: NameIndex,
  { last, head }: Phrase,
  end: number,
): number | undefined {
  if (last !== end || !isRole(head) || tokens[end]?.text !== ',') return undefined;
  const name = index.covering(end + 1);
  if (name === undefined) return undefined;
  const { kind, from, last: behind, keys, possessive } = index.names[name]!;
  const someone = kind === 'person' || (kind === 'unknown' && keys.length > 1);
  const closed = tokens[behind] === undefined || /^[,.;]$/.test(tokens[behind].text);
  return someone && closed && !possessive && from === end + 1 ? name : undefined;
}

/** Behind the quoted title that begins at a token, if one does: `her report, “The Bridge: Findings”`. */
function afterTitle({ tokens }: Document, first: number, end: number): number {
  if (!OPENS_TITLE.test(tokens[first]!.text)) return first;
  for (let i = first + 1; i < Math.min(end, first + LONGEST_TITLE); i++) {
    if (CLOSES_TITLE.test(tokens[i]!.text)) return i + 1;
  }
  return first;
}

/** `envoy to Ukraine Kurt Marlow`: the place was read as a part of the run of capitals. */
function stationedName({ tokens }: Document, index: NameIndex, at: number, head: string): number | undefined {
  if (!isRole(head) || !tokens[at] || !isPreposition(tokens[at])) return undefined;
  const name = index.covering(at + 1);
  if (name === undefined) return undefined;
  const { kind, from, first, titles } = index.names[name]!;
  return kind === 'person' && titles.length === 0 && from === at + 1 && first > from ? name : undefined;
}

/** `a chart provided by X`, `the audio, released by X`: whatever it is, it is X's. */
export function providerOf(
  { tokens }: Document,
  index: NameIndex,
  first: number,
  end: number,
): number | undefined {
  for (let i = first; i < end; i++) {
    if (tokens[i]!.lower !== 'by' || !PROVIDED.has(tokens[i - 1]?.lower ?? '')) continue;
    const name = index.covering(DEFINITE.has(tokens[i + 1]?.lower ?? '') ? i + 2 : i + 1);
    return name !== undefined && index.names[name]!.last <= end ? name : undefined;
  }
  return undefined;
}

/** `a report from X`, `X's report`, `a yearly X poll`. */
export function authorOf(
  document: Document,
  index: NameIndex,
  { first, last }: Phrase,
  end: number,
): number | undefined {
  const { tokens } = document;
  const inside = firstNameIn(index, first, last);
  if (inside !== undefined) return inside;
  for (let i = last; i < end; i++) {
    if (!FROM.has(tokens[i]!.lower)) continue;
    for (let j = i + 1; j < Math.min(end, i + 8); j++) {
      const name = index.covering(j);
      if (name !== undefined && index.names[name]!.kind !== 'place')
        return personAfter(document, index, j, end) ?? name;
      if (isBreak(tokens[j]!) || isPreposition(tokens[j]!)) break;
    }
  }
  return undefined;
}

/** `by Harbour Institute professor Ada Finch`: not the institute's. */
function personAfter(document: Document, index: NameIndex, first: number, end: number): number | undefined {
  const name = finalName(document, index, wholePhrase(document, index, first, end));
  return name !== undefined && index.names[name]!.kind === 'person' ? name : undefined;
}
