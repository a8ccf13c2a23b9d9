import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { before, suite, test } from 'node:test';

/** The rooms from the ground up: each imports only from itself and from those before it. */
const ROOMS = [
  'lambdas/model',
  'lambdas/logging',
  'lambdas/attribution',
  'lambdas/articles',
  'lambdas/identities',
  'lambdas/text-reuse',
  'lambdas/store/table',
  'lambdas/store/speakers',
  'lambdas/store/reuse',
  'lambdas/store/corrections',
  'lambdas/store/pieces',
  'lambdas/store/publishing',
  'lambdas/store/reads',
  'lambdas/store/watches',
  'lambdas/store',
  'lambdas/texts',
  'lambdas/changes',
  'lambdas/search',
  'lambdas/http',
  'lambdas/routes',
  'lambdas/extract',
  'lambdas/query',
  'lambdas/correct',
  'lambdas/desk',
  'lambdas/indexer',
  'lambdas/lake',
  'client',
  'lambdas/watches',
  'web',
  'lib',
  'bin',
  'training',
  'bench',
  'test',
];

interface Import {
  from: string;
  to: string;
  isOfTypes: boolean;
}

/** The static and dynamic imports of TypeScript files by relative paths. */
function importsIn(file: string, code: string): Import[] {
  const imports = code.matchAll(
    /^(?:import|export)\s(type\s)?(?:[^;']*?\sfrom\s)?'(\.{1,2}\/[^']+\.tsx?)'|import\('(\.{1,2}\/[^']+\.tsx?)'\)/gm,
  );
  return [...imports].map(([, type, named, called]) => ({
    from: file,
    to: normalize(join(dirname(file), named ?? called ?? '')).replaceAll(sep, '/'),
    isOfTypes: type !== undefined,
  }));
}

/** The innermost room that a file is in. */
const roomOf = (file: string) =>
  ROOMS.filter((room) => file.startsWith(`${room}/`)).sort((a, b) => b.length - a.length)[0];

/** Groups of files that import each other in a circle, by Tarjan's algorithm. */
function circles(imports: readonly Import[]): string[][] {
  const targets = Map.groupBy(imports, ({ from }) => from);
  const found: string[][] = [];
  const indices = new Map<string, number>();
  const lows = new Map<string, number>();
  const path: string[] = [];
  const visit = (file: string): number => {
    const index = indices.size;
    indices.set(file, index);
    path.push(file);
    let low = index;
    for (const { to } of targets.get(file) ?? []) {
      if (!indices.has(to)) low = Math.min(low, visit(to));
      else if (path.includes(to)) low = Math.min(low, lows.get(to) ?? (indices.get(to) as number));
    }
    lows.set(file, low);
    if (low === index) {
      const circle = path.splice(path.indexOf(file));
      if (circle.length > 1) found.push(circle.sort());
    }
    return low;
  };
  for (const file of targets.keys()) if (!indices.has(file)) visit(file);
  return found;
}

suite('the rooms', () => {
  let files: string[];
  let imports: Import[];

  before(() => {
    const root = join(import.meta.dirname, '..');
    files = globSync('{lambdas,client,web,lib,bin,training,bench,test}/**/*.{ts,tsx}', { cwd: root })
      .map((file) => file.replaceAll(sep, '/'))
      .filter((file) => !file.endsWith('.d.ts'));
    imports = files.flatMap((file) => importsIn(file, readFileSync(join(root, file), 'utf8')));
  });

  test('hold all files', () => {
    const homeless = files.filter((file) => roomOf(file) === undefined);

    assert.deepEqual(homeless, [], 'add the folder to ROOMS, above all that it imports from');
  });

  test('import only from rooms below', () => {
    const rank = (file: string) => ROOMS.indexOf(roomOf(file) ?? '');

    const upwards = imports.filter(({ from, to }) => rank(to) > rank(from));

    assert.ok(imports.length > files.length, `${imports.length} imports in ${files.length} files`);
    assert.deepEqual(
      upwards.map(({ from, to }) => `${from} -> ${to}`),
      [],
    );
  });

  test('have no files that import each other in a circle', () => {
    assert.deepEqual(circles(imports), []);
  });

  test('are told by circles and imports that are there', () => {
    const code = `import type { A } from './a.ts';\nimport {\n  b,\n} from '../b.ts';\nimport './c.ts';\nawait import('./d.ts');\nexport const e = new URL('./e.ts', import.meta.url);`;

    const found = importsIn('lambdas/x/y.ts', code);

    assert.deepEqual(
      found.map(({ to, isOfTypes }) => [to, isOfTypes]),
      [
        ['lambdas/x/a.ts', true],
        ['lambdas/b.ts', false],
        ['lambdas/x/c.ts', false],
        ['lambdas/x/d.ts', false],
      ],
    );
    const arrow = (from: string, to: string) => ({ from, to, isOfTypes: false });
    assert.deepEqual(circles([arrow('a', 'b'), arrow('b', 'c'), arrow('c', 'a'), arrow('c', 'd')]), [
      ['a', 'b', 'c'],
    ]);
  });
});
