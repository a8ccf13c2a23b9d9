import type { Document, Token } from '../document.ts';
import { GROUPS, isPluralRole, isRole } from './lexicon.ts';
import type { NameIndex } from './name-index.ts';

const LONGEST_APPOSITION = 30;
const LONGEST_CLAUSE = 40;
const LONGEST_BRACKETS = 8;
const LONGEST_PREDICATE = 12;
const THIS = new Set(['this', 'last', 'next']);
const TIMES = new Set('year month week weekend summer autumn fall winter spring'.split(' '));

/**
 * The name that `who`, `which` or `that` goes back to: right before it, or before an apposition that ends there.
 * `who` asks for a person.
 */
export function antecedent(document: Document, index: NameIndex, relative: number): number | undefined {
  const { tokens } = document;
  const { paragraph, lower } = tokens[relative]!;
  if (tokens[relative - 1]?.pos === 'CCONJ') return antecedentBefore(document, index, relative);
  const person = /^who/.test(lower);
  const at = beforeAsides(tokens, relative - 1);
  const direct = nameEndingAt(index, at);
  const apart = at < relative - 1;
  if (direct !== undefined && !apart && narrowed(tokens, index, direct)) return undefined;
  const governor = direct === undefined ? undefined : groupBefore(tokens, index, direct);
  if (person && governor !== undefined) return governor;
  if (direct !== undefined && (!person || isPersonal(index, direct))) return direct;
  if (person && direct !== undefined && isMany(tokens[relative + 1])) return direct;
  if (!apart && direct === undefined && !isNounLike(tokens[at])) return undefined;
  // by paragraph, as a sentence seems to end in `(D-Conn.)`
  for (let i = at; i > 0 && relative - i < LONGEST_APPOSITION && tokens[i]!.paragraph === paragraph; i--) {
    const { text, pos } = tokens[i]!;
    const joins = OPENS_APPOSITION.has(text) || COPULAS.has(text);
    const name = joins ? nameEndingAt(index, i - 1) : undefined;
    if (name !== undefined && (!person || isPersonal(index, name))) return name;
    // `a nurse-turned-senator`
    if ((pos === 'VERB' && tokens[i - 1]!.text !== '-') || pos === 'AUX') return undefined;
  }
  return undefined;
}

/** Back over commas, `(R-Ohio)` and `this year`. */
function beforeAsides(tokens: readonly Token[], last: number): number {
  let at = last;
  while (at > 0) {
    const { text, lower } = tokens[at]!;
    if (text === ')') {
      let open = at - 1;
      while (open > 0 && at - open < LONGEST_BRACKETS && tokens[open]!.text !== '(') open--;
      at = tokens[open]!.text === '(' ? open - 1 : at - 1;
    } else if (/^[,(\]—–-]+$/.test(text)) at--;
    else if (TIMES.has(lower) && THIS.has(tokens[at - 1]!.lower)) at -= 2;
    else break;
  }
  return at;
}

/** `the Taliban, who have ...` */
export function isMany(verb: Token | undefined): boolean {
  return verb?.lower === 'have' || verb?.lower === 'are' || verb?.lower === 'were';
}

/**
 * Where the subject ends that a description is said of: at `she` in `she is the only senator who`. Undefined for
 * descriptions that nothing is said to be.
 */
export function subjectOf({ tokens }: Document, relative: number): number | undefined {
  let determined = false;
  for (let i = relative - 1; i > 0 && relative - i < LONGEST_PREDICATE; i--) {
    const { pos, lower } = tokens[i]!;
    if (COPULAS.has(lower)) return determined ? i - 1 : undefined;
    if (pos === 'VERB' || pos === 'PRON' || pos === 'PUNCT') return undefined;
    determined ||= pos === 'DET';
  }
  return undefined;
}

/** `Hall, who left and who said so`: whom the `who` before goes back to. */
function antecedentBefore(document: Document, index: NameIndex, relative: number): number | undefined {
  const { tokens } = document;
  const { lower, sentence } = tokens[relative]!;
  for (
    let i = relative - 2;
    i > 0 && relative - i < LONGEST_CLAUSE && tokens[i]!.sentence === sentence;
    i--
  ) {
    if (tokens[i]!.lower === lower && tokens[i - 1]!.pos !== 'CCONJ') return antecedent(document, index, i);
  }
  return undefined;
}

function isNounLike(token: Token | undefined): boolean {
  return token !== undefined && (token.pos === 'NOUN' || token.pos === 'PROPN' || isRole(token.lower));
}

const COPULAS = new Set(['is', 'was']);
const OPENS_APPOSITION = new Set([',', '(', 'of', '—', '–', '--']);

function isPersonal(index: NameIndex, name: number): boolean {
  const { kind, keys } = index.names[name]!;
  if (kind === 'group' || GROUPS.has(keys.at(-1)!)) return keys.at(-1)?.endsWith('s') === true;
  return kind === 'person' || kind === 'unknown';
}

function nameEndingAt(index: NameIndex, at: number): number | undefined {
  const name = index.covering(at);
  return name !== undefined && index.names[name]!.last === at + 1 ? name : undefined;
}

/** `aides to Hall who`: the plural before the name is meant. */
function narrowed(tokens: Document['tokens'], index: NameIndex, name: number): boolean {
  const { from } = index.names[name]!;
  const preposition = tokens[from - 1];
  const noun = tokens[from - 2];
  return preposition?.pos === 'ADP' && noun !== undefined && isPluralRole(noun.lower);
}

/** `Democrats on Capitol Hill, who`. */
function groupBefore(tokens: Document['tokens'], index: NameIndex, name: number): number | undefined {
  const { from } = index.names[name]!;
  if (tokens[from - 1]?.pos !== 'ADP') return undefined;
  const group = nameEndingAt(index, from - 2);
  return group !== undefined && index.names[group]!.kind === 'group' && isPersonal(index, group)
    ? group
    : undefined;
}
