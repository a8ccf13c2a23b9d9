import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import {
  isRole,
  LABEL_NAME,
  LABEL_NOUN,
  NAME_WITHHELD,
  NAMELESS_LABEL,
  NOUN_IN_LABEL,
  OWNED_LABEL,
  PRONOUN_LABEL,
} from '../language/index.ts';
import { CONSTRUCT } from '../layout/construct.ts';
import type { MarkedName } from '../tagging/reader.ts';
import { isTitle } from './name-surroundings.ts';

/** The constructs whose source is a name by its position: before a colon, after a dash. */
export const NAMING: ReadonlySet<string> = new Set([
  CONSTRUCT.turn,
  CONSTRUCT.recordTurn,
  CONSTRUCT.post,
  CONSTRUCT.signature,
  CONSTRUCT.label,
  CONSTRUCT.letter,
]);
/**
 * The words before a post's handle are its author's name, however they are written, unless they are longer than this.
 */
const HANDLE = '(@';
const LONGEST_AUTHOR = 60;
/** `“…,” @harbour wrote`. */
const HANDLE_ALONE = /^@\w{2,30}$/u;
const NO_NAME = /^[^\p{L}\p{N}]+/u;
/** `, MD`, ` | Harbour Post` */
const BEHIND_AUTHOR = /(?:,\s\p{Lu}{2,4}\b|\s[–—|-]\s).*/su;
/** A headline, not a name: `FINCH SCOLDS HARBOUR’S MAYOR` */
const OWNS = /\S\s\S+['’]S\s\S/u;
/** In UTF-16 code units. */
const LONGEST_TITLE = 24;
/** The last word before a name: `House Speaker `. */
const TITLE = /(?<![\p{L}.])(\p{L}[\p{L}.]*)[ \t]$/u;
/** `Q:` and `A:` are not names. */
const NAME_LETTERS = /\p{L}{2}/u;
/** With the characters around it, which are not those of a handle. */
const SMALL_WORD = /^[^\p{L}\p{N}_@#]?\p{Ll}+(?![\p{L}\p{N}_#])[^_]?$/u;
const SHOUTED = /^\P{Ll}+$/u;

/** A text's names, including labels and signatures, which the network marks less reliably than names in sentences. */
export function withLabels(
  text: string,
  names: readonly MarkedName[],
  tagged: readonly TaggedAttribution[],
): MarkedName[] {
  const labels = new Map<number, MarkedName>();
  for (const { construct, source } of tagged) {
    const [span] = source;
    if (!span) continue;
    const words = text.slice(span.start, span.end);
    const isHandle = HANDLE_ALONE.test(text[span.start - 1] === '@' ? `@${words}` : words);
    if (!(construct && NAMING.has(construct)) && !isHandle) continue;
    if (construct !== CONSTRUCT.post && isNoName(words)) continue;
    const author = isHandle ? words : authorIn(words);
    const found = nameIn(words);
    const name = author ?? found?.[1];
    if (name === undefined || !NAME_LETTERS.test(name)) continue;
    if (author === undefined && (OWNS.test(name) || isSubject(words, found!))) continue;
    const start =
      span.start + (author === undefined ? found!.index + found![0].lastIndexOf(name) : words.indexOf(name));
    const end = start + name.trimEnd().length;
    labels.set(start, { start, end, type: 'person' });
  }
  const cased = withoutNouns(text, names);
  if (labels.size === 0) return cased;
  const all = [...labels.values()].sort((a, b) => a.start - b.start);
  const kept: MarkedName[] = [];
  let next = 0;
  for (const name of cased) {
    while (next < all.length && all[next]!.end <= name.start) next++;
    const label = all[next];
    if (!label || label.start >= name.end) kept.push(name);
    // what the network marks as an organisation in a label is one: `Harbour Post: Why did you resign?`
    else if (name.type === 'organisation' && !SHOUTED.test(text.slice(label.start, label.end)))
      Object.assign(label, { type: name.type, end: Math.max(label.end, name.end) });
    // `Harbour Director Ada Finch`
    else if (name.type === 'person' && name.end >= label.end && isBehindTitle(text, label, name))
      Object.assign(label, { start: name.start, type: name.type });
  }
  return [...kept, ...all].sort((a, b) => a.start - b.start);
}

/** Without single words in small letters where other names have capitals: `baker vows to reopen`. */
function withoutNouns(text: string, names: readonly MarkedName[]): MarkedName[] {
  const isCased = names.some(({ start, end }) => /\p{Lu}/u.test(text.slice(start, end)));
  const isNoun = ({ type, start, end }: MarkedName) =>
    type === 'person' && SMALL_WORD.test(text.slice(Math.max(0, start - 1), end + 1));
  return isCased ? names.filter((name) => !isNoun(name)) : [...names];
}

function isBehindTitle(text: string, { start: from }: Span, { start }: Span): boolean {
  const before = text.slice(Math.max(from, start - LONGEST_TITLE), start);
  const [, word] = TITLE.exec(before) ?? [];
  return word !== undefined && isTitle(word);
}

/** Whether a label is only a description: `REPORTER`, `Harbour Party strategist`, `Players’ association`. */
function isNoName(label: string): boolean {
  if (NAMELESS_LABEL.test(label) || PRONOUN_LABEL.test(label) || OWNED_LABEL.test(label)) return true;
  if (NAME_WITHHELD.test(label)) return true;
  return isRole(LABEL_NOUN.exec(label)?.[1] ?? '');
}

/** The first name of a label, or the one behind a noun for somebody: `Harbour captain Ada Finch`. */
function nameIn(words: string): RegExpExecArray | null {
  const found = LABEL_NAME.exec(words);
  const noun = found && NOUN_IN_LABEL.exec(words.slice(found[0].length));
  if (!noun || !isRole(noun[1]!)) return found;
  const from = found[0].length + noun[0].length;
  const behind = LABEL_NAME.exec(words.slice(from));
  if (behind) behind.index += from;
  return behind ?? found;
}

/** Whether a noun for somebody opens a headline: `“…”: Postman wins a boat`. */
function isSubject(words: string, { 0: all, 1: name = '', index }: RegExpExecArray): boolean {
  return isRole(name.trimEnd().toLowerCase()) && /^\s*\p{Ll}/u.test(words.slice(index + all.length));
}

/** The name before a post's handle: `Harbour & Sons for Norland (@harbour)`. */
function authorIn(words: string): string | undefined {
  const handle = words.indexOf(HANDLE);
  if (handle < 0) return undefined;
  const author = words.slice(0, handle).replace(NO_NAME, '').replace(BEHIND_AUTHOR, '').trimEnd();
  return author.length > 1 && author.length <= LONGEST_AUTHOR && !/[()@]/.test(author) ? author : undefined;
}
