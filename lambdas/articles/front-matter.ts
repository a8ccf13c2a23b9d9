import { parse } from 'yaml';
import { type Fields, fieldsOf } from './facts.ts';

/** Longer blocks are not read as front matter; this bounds the parser's time. */
const MOST_LENGTH = 16_384;

const FENCE = '---\n';
const CLOSING_FENCE = /^(?:---|\.\.\.)[ \t]*$/m;
/** Of TOML, as Hugo has it. */
const TOML_FENCE = '+++\n';
const TOML_CLOSING_FENCE = /^\+\+\+[ \t]*$/m;
/** A field of one line; tables and longer texts are none that is of use. */
const TOML_FIELD = /^([A-Za-z][\w-]*)[ \t]*=[ \t]*(\S.*)$/;
const FIELD = /^([A-Za-z][\w -]*):[ \t]*(\S.*)$/;

/** The fields of a text's YAML or TOML front matter, and the text after it. */
export interface FrontMatter {
  fields: Fields;
  body: string;
}

/**
 * Separates YAML or TOML front matter from the text after it. Without front matter there are no fields and the text is
 * unchanged: a line `---` may also be a rule.
 */
export function readFrontMatter(text: string): FrontMatter {
  const none = { fields: new Map(), body: text };
  const isToml = text.startsWith(TOML_FENCE);
  if (!isToml && !text.startsWith(FENCE)) return none;
  const closing = (isToml ? TOML_CLOSING_FENCE : CLOSING_FENCE).exec(
    text.slice(FENCE.length, FENCE.length + MOST_LENGTH),
  );
  if (closing === null) return none;
  const matter = text.slice(FENCE.length, FENCE.length + closing.index);
  const fields = isToml ? tomlFields(matter) : fieldsIn(matter);
  const body = text.slice(FENCE.length + closing.index + closing[0].length).replace(/^\s+/, '');
  return fields.size === 0 ? none : { fields, body };
}

function fieldsIn(yaml: string): Fields {
  try {
    const value: unknown = parse(yaml, { logLevel: 'error', maxAliasCount: 10 });
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? fieldsOf(value) : new Map();
  } catch {
    // Accepts `title: Mayor: we go on`, which people write although it is not valid YAML.
    return fieldsOf(Object.fromEntries(plainFields(yaml)));
  }
}

function tomlFields(toml: string): Fields {
  const fields = toml.split('\n').flatMap((line): [string, unknown][] => {
    const [, name, value] = TOML_FIELD.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, tomlValue(value)]];
  });
  return fieldsOf(Object.fromEntries(fields));
}

/** Strings, lists of strings and dates, the only ones that an article's facts are in. */
function tomlValue(written: string): unknown {
  const literal = /^'([^']*)'/.exec(written)?.[1];
  if (literal !== undefined) return literal;
  if (!/^["[]/.test(written)) return written.split('#', 1)[0]!.trim();
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

function plainFields(yaml: string): [string, unknown][] {
  return yaml.split('\n').flatMap((line): [string, unknown][] => {
    const [, name, value] = FIELD.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, plainValue(value)]];
  });
}

/** A string, or the strings of a list in brackets. */
function plainValue(written: string): string | string[] {
  const list = /^\[(.*)\]$/.exec(written)?.[1];
  const unquoted = (words: string) => words.trim().replace(/^(["'])(.*)\1$/, '$2');
  return list === undefined ? unquoted(written) : list.split(',').map(unquoted);
}
