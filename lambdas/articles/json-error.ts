/** The position of a JSON syntax error, both numbers from 1, and what is wrong there. */
export interface JsonBreak {
  line: number;
  column: number;
  problem: string;
}

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end' | 'end';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

const PROBLEMS: Record<Expected, string> = {
  value: 'expected a value',
  'value or ]': 'expected a value or "]"',
  key: 'expected a name in double quotes',
  'key or }': 'expected a name in double quotes or "}"',
  colon: 'expected ":"',
  'comma or end': 'expected "," or the closing bracket',
  end: 'expected nothing more after the value',
};

/**
 * Finds the first syntax error in a JSON text; V8's messages don't always give its position. Undefined if the text is
 * valid. Takes linear time.
 */
export function whereJsonBreaks(json: string): JsonBreak | undefined {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const afterValue = (): Expected => (open.length === 0 ? 'end' : 'comma or end');
  for (;;) {
    while (at < json.length && ' \t\n\r'.includes(json[at]!)) at++;
    const mark = json[at];
    if (mark === undefined) {
      return expected === 'end' ? undefined : breakAt(json, at, 'it ends too early, as if cut off');
    }
    const isClose = mark === '}' || mark === ']';
    if (isClose && closes(mark, open.at(-1), expected)) {
      open.pop();
      expected = afterValue();
      at++;
    } else if (expected === 'comma or end' && mark === ',') {
      expected = open.at(-1) === '{' ? 'key' : 'value';
      at++;
    } else if (expected === 'colon' && mark === ':') {
      expected = 'value';
      at++;
    } else if (expected.startsWith('key') && mark === '"') {
      const end = endOfString(json, at);
      if (typeof end !== 'number') return end;
      at = end;
      expected = 'colon';
    } else if (expected.startsWith('value') && (mark === '{' || mark === '[')) {
      open.push(mark);
      expected = mark === '{' ? 'key or }' : 'value or ]';
      at++;
    } else if (expected.startsWith('value')) {
      const end = mark === '"' ? endOfString(json, at) : (endOf(NUMBER, json, at) ?? endOf(WORD, json, at));
      if (end === undefined) return breakAt(json, at, PROBLEMS[expected]);
      if (typeof end !== 'number') return end;
      at = end;
      expected = afterValue();
    } else {
      return breakAt(json, at, PROBLEMS[expected]);
    }
  }
}

function closes(mark: '}' | ']', open: '{' | '[' | undefined, expected: Expected): boolean {
  if (open !== (mark === '}' ? '{' : '[')) return false;
  return expected === 'comma or end' || expected === (mark === '}' ? 'key or }' : 'value or ]');
}

function endOfString(json: string, start: number): number | JsonBreak {
  let at = start + 1;
  for (;;) {
    const mark = json[at];
    if (mark === undefined) return breakAt(json, start, 'the string that begins here never ends');
    if (mark === '"') return at + 1;
    if (mark < ' ')
      return breakAt(json, at, 'a line end or control character in a string has to be written as an escape');
    if (mark === '\\') {
      const end = endOf(ESCAPE, json, at);
      if (end === undefined) return breakAt(json, at, 'this is no escape that JSON knows');
      at = end;
    } else {
      at++;
    }
  }
}

function endOf(pattern: RegExp, json: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(json) ? pattern.lastIndex : undefined;
}

function breakAt(json: string, at: number, problem: string): JsonBreak {
  const before = json.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: at - lineStart + 1, problem };
}
