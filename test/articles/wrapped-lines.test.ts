import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { theArticle } from './bytes.ts';

const WRAPPED = `KELP HARBOUR - The largest crane on the northern quay has not moved since
Friday, and forty ships now lie outside the mole waiting for a berth.

"We ordered the part in good time, and what came in the crate was for a
lift in a hotel," said Ebba Norling, who runs the quay for the company.

Two hundred crew members are living on board meanwhile. The seamen's
mission has brought them bread, oranges and a pile of old magazines, its
chaplain said.

  "It is a very good lift, from what I can read in the papers that came
  with it," she added, "and the hotel now has a very slow crane."
- Bread and oranges were brought on board by the mission on Sunday night.
- Nobody is ill.`;

describe('plain text that a program has wrapped', () => {
  it('has a paragraph on a line, blocks that are set in and items of lists too, and says so', async () => {
    const { text, notes } = await theArticle(WRAPPED, 'a.txt');
    assert.deepEqual(text.split('\n\n'), [
      'KELP HARBOUR - The largest crane on the northern quay has not moved since Friday, and forty ships now lie outside the mole waiting for a berth.',
      '"We ordered the part in good time, and what came in the crate was for a lift in a hotel," said Ebba Norling, who runs the quay for the company.',
      "Two hundred crew members are living on board meanwhile. The seamen's mission has brought them bread, oranges and a pile of old magazines, its chaplain said.",
      '"It is a very good lift, from what I can read in the papers that came with it," she added, "and the hotel now has a very slow crane."',
      '- Bread and oranges were brought on board by the mission on Sunday night.',
      '- Nobody is ill.',
    ]);
    assert.match(notes?.join() ?? '', /joined/);
  });

  it('is not what has a line for each paragraph, or verse', async () => {
    const lines =
      'He said no.\nShe said yes, and that she had never thought of anything else in her life.\nThey left.';
    const verse = 'Rain on the quay\nand rain on the sea\nand nobody here\nbut a gull and me';
    assert.equal((await theArticle(lines, 'a.txt')).text, lines);
    assert.equal((await theArticle(verse, 'a.txt')).text, verse);
  });
});
