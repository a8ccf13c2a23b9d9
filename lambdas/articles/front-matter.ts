import { parse } from 'yaml';
import { type Fields, fieldsOf } from './facts.ts';

/** Longer front matter is none; a parser's time is bounded by it. */
const MOST_LENGTH = 16_384;

const FENCE = '---\n';
const CLOSING_FENCE = /^(?:---|\.\.\.)[ \t]*$/m;
const FIELD = /^([A-Za-z][\w -]*):[ \t]*(\S.*)$/;

/** A text parted into the fields of its YAML front matter and what follows. */
export interface FrontMatter {
  fields: Fields;
  body: string;
}

/**
 * Parts a text from the YAML front matter that it begins with. No fields and the whole text where it begins with none:
 * a line `---` alone may be a rule.
 */
export function readFrontMatter(text: string): FrontMatter {
  const none = { fields: new Map(), body: text };
  if (!text.startsWith(FENCE)) return none;
  const closing = CLOSING_FENCE.exec(text.slice(FENCE.length, FENCE.length + MOST_LENGTH));
  if (closing === null) return none;
  const yaml = text.slice(FENCE.length, FENCE.length + closing.index);
  const fields = fieldsIn(yaml);
  const body = text.slice(FENCE.length + closing.index + closing[0].length).replace(/^\s+/, '');
  return fields.size === 0 ? none : { fields, body };
}

function fieldsIn(yaml: string): Fields {
  try {
    const value: unknown = parse(yaml, { logLevel: 'error', maxAliasCount: 10 });
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? fieldsOf(value) : new Map();
  } catch {
    // People write `title: Mayor: we go on`, which is no YAML, and mean it all the same.
    return fieldsOf(Object.fromEntries(plainFields(yaml)));
  }
}

function plainFields(yaml: string): [string, string][] {
  return yaml.split('\n').flatMap((line) => {
    const [, name, value] = FIELD.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value.replace(/^(["'])(.*)\1$/, '$2')]];
  });
}
