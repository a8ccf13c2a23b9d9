import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../local/folder.ts';
import { corpusPath, missing, scorerPath } from './corpora.ts';

interface Scores {
  relation: Record<'all' | 'quoted' | 'unquoted', { f1: number }>;
  sourceGivenContent: number;
  speakerEndToEnd: number;
}

function run(script: string[], input: string | Buffer): string {
  const { status, stdout, stderr } = spawnSync('npm', script, {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** Within two points of what is reached, which is printed: below these a change has broken something. */
const FLOORS: [corpus: string, all: number, quoted: number, source: number, speaker: number][] = [
  ['fresh/dev.jsonl', 0.817, 0.905, 0.953, 0.75],
  ['wild/dev.jsonl', 0.773, 0.817, 0.942, 0.77],
  ['polnear/dev.jsonl', 0.653, 0.778, 0.922, 0.57],
  ['seeds/gold.jsonl', 0.784, 0.867, 0.945, 0.766],
];

for (const [corpus, all, quoted, source, speaker] of FLOORS) {
  test(`the command line's attributions of ${corpus}, through the scorer`, { skip: missing }, (t) => {
    const gold = corpusPath(corpus);
    const predicted = join(temporaryFolder(t), 'predicted.jsonl');

    writeFileSync(predicted, run(['run', '--silent', 'attribute'], readFileSync(gold)));
    const score = (...flags: string[]) =>
      spawnSync(process.execPath, [scorerPath(), gold, predicted, ...flags], { encoding: 'utf8' }).stdout;

    const scores = JSON.parse(score('--json')) as Scores;
    console.log(`${corpus}\n${score()}`);
    assert.ok(scores.relation.all.f1 >= all, `relation F1 ${scores.relation.all.f1}`);
    assert.ok(scores.relation.quoted.f1 >= quoted, `relation F1, quoted ${scores.relation.quoted.f1}`);
    assert.ok(scores.sourceGivenContent >= source, `source given content ${scores.sourceGivenContent}`);
    assert.ok(scores.speakerEndToEnd >= speaker, `speaker end to end ${scores.speakerEndToEnd}`);
  });
}
