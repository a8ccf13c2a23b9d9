import type { Chance } from './chance.ts';

/** Something to drop. */
export interface DroppedFile {
  key: string;
  body: Buffer;
  /** Words that only this version of the file has, where it is sure to be readable. */
  mark?: string;
}

const SPEAKERS = ['Ilse Brandt', 'Omar Quist', 'Thea Lund', 'Jonas Okafor'];

/** An article in which invented people say things, and the version of it is written. */
export function article(chance: Chance, key: string, version: number): DroppedFile {
  const mark = `bridge ${key.replaceAll(/\W/g, '')} of plan ${version}`;
  const lines = Array.from({ length: chance.between(1, 4) }, (_, line) => {
    const speaker = chance.of(SPEAKERS);
    return `"The ${mark} stays open for line ${line}," ${speaker} told reporters on Monday.`;
  });
  return { key, body: Buffer.from(`The council met.\n\n${lines.join('\n\n')}\n`), mark };
}

const repeated = (part: string, length: number) =>
  part.repeat(Math.ceil(length / part.length)).slice(0, length);

const XML_BOMB = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">${Array.from(
  { length: 12 },
  (_, level) => `<!ENTITY a${level} "${`&a${level === 0 ? '' : level - 1};`.repeat(10)}">`,
).join('')}]><rss><channel><item><title>&a11;</title></item></channel></rss>`;

const YAML_BOMB = `---\na: &a ["ha","ha","ha","ha","ha","ha","ha","ha","ha"]\n${Array.from(
  { length: 9 },
  (_, level) => `b${level}: &b${level} [${`*${level === 0 ? 'a' : `b${level - 1}`},`.repeat(8)}"x"]`,
).join('\n')}\n---\nRain fell on Monday.\n`;

/** Files that somebody might drop to break something; of lengths up to `most` characters. */
const HOSTILE: Record<string, (chance: Chance, most: number) => string | Buffer> = {
  'empty.txt': () => '',
  'blanks.txt': () => ' \n\t\r\n'.repeat(1000),
  'binary.bin': (chance) => chance.bytes(5000),
  'gzip.txt': (chance) => Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), chance.bytes(100)]),
  'utf16.txt': () => Buffer.from('\uFEFF"It rains," Thea Lund told reporters.', 'utf16le'),
  'latin1.txt': () => Buffer.from('"Das Wetter wird schön," Jürgen Müßig told reporters.', 'latin1'),
  'broken-utf8.txt': (chance) => Buffer.concat([Buffer.from('"It rains," she said. '), chance.bytes(64)]),
  'surrogates.json': () => '{"text": "\\ud800 \\"It rains,\\" Thea Lund said. \\udfff"}',
  'broken.json': () => '{"text": "no end',
  'deep.json': () => `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  'proto.json': () => '{"__proto__": {"text": "x"}, "constructor": 1, "text": "Rain fell on Monday."}',
  'lines.jsonl': () => '{"text": "Rain fell on Monday."}\nnot json\n{"text": ""}\n',
  'bomb.xml': () => XML_BOMB,
  'bomb.md': () => YAML_BOMB,
  'deep.html': () =>
    `<html><body>${'<div>'.repeat(20_000)}Rain fell.${'</div>'.repeat(20_000)}</body></html>`,
  'unclosed.html': () => '<p><!--<script><style><![CDATA['.repeat(2000),
  'marks.txt': (_, most) => repeated('"a in “b it ‘c as «d to "e at "f of ”g by „h so \'i me»j ', most),
  'quotes-only.txt': (_, most) => '"'.repeat(Math.min(most, 20_000)),
  'dialogue.txt': (_, most) =>
    repeated('"No," she said. "Why?" he asked. "Because," they told her.\n\n', most),
  'one-line.txt': (_, most) =>
    repeated('Thea Lund said the bridge stays open, she thinks, and he knows that ', most),
  'no-blanks.txt': (_, most) => 'x'.repeat(most),
  'too-long.txt': () => 'Rain fell on Monday. '.repeat(25_000),
};

export const HOSTILE_NAMES = Object.keys(HOSTILE);

/** @param most characters that a long one has */
export function hostile(chance: Chance, name: string, key: string, most: number): DroppedFile {
  return { key, body: Buffer.from(HOSTILE[name]?.(chance, most) ?? '') };
}
