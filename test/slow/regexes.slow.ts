import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { test } from 'node:test';
import { parse } from 'acorn';
import { full } from 'acorn-walk';
import { checkSync } from 'recheck';

interface RegexLiteral {
  file: string;
  source: string;
  flags: string;
}

/** Every regular expression literal of what meets other people's text. */
function regexLiterals(): RegexLiteral[] {
  const literals: RegexLiteral[] = [];
  for (const file of globSync(['lambdas/**/*.ts', 'bin/**/*.ts'])) {
    if (file.endsWith('.d.ts')) continue;
    const code = stripTypeScriptTypes(readFileSync(file, 'utf8'));
    const tree = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
    full(tree, (node) => {
      if (node.type !== 'Literal' || !('regex' in node) || !node.regex) return;
      const { pattern, flags } = node.regex as { pattern: string; flags: string };
      literals.push({ file, source: pattern, flags });
    });
  }
  return literals;
}

test('no regular expression backtracks more than linearly', () => {
  const literals = regexLiterals();
  const unsafe = literals
    .map(({ file, source, flags }) => ({
      file,
      source,
      flags,
      result: checkSync(source, flags, { timeout: 60_000 }),
    }))
    .filter(({ result }) => result.status !== 'safe');

  assert.ok(literals.length > 50, 'the literals were found');
  assert.deepEqual(
    unsafe.map(
      ({ file, source, flags, result }) =>
        `${file}: /${source}/${flags}: ${'complexity' in result ? result.complexity?.summary : result.status}`,
    ),
    [],
  );
});
