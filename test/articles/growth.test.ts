import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFile } from '../../lambdas/articles/index.ts';
import { utf8 } from './bytes.ts';

const SAID = 'He said no.';
const xml = (inside: string) =>
  `<nitf><body><body.content><p>${inside} ${SAID}</p></body.content></body></nitf>`;
const mail = (headers: string, body: string) =>
  `From: A <a@b.example>\r\nMessage-ID: <1>\r\nMIME-Version: 1.0\r\n${headers}\r\n${body}`;

/** What a reader may go through again and again: `times` is how often it is there. */
const FILES: Record<string, (times: number) => string> = {
  'entities.xml': (times) => `<!DOCTYPE nitf [${'<!ENTITY a "&b;&b;">'.repeat(times)}]>${xml('&a;')}`,
  'comments.xml': (times) => xml('<!-- '.repeat(times)),
  'cdata.xml': (times) => xml('<![CDATA['.repeat(times)),
  'attributes.xml': (times) => xml(`<a ${'b="c" '.repeat(times)}>`),
  'open.xml': (times) => xml('<'.repeat(times)),
  'items.rss': (times) =>
    `<rss><channel>${'<item><description>x</description>'.repeat(times)}</channel></rss>`,
  'headers.eml': (times) => mail('X-A: b\r\n'.repeat(times), SAID),
  'folded.eml': (times) => mail(`Subject: a${'\r\n b'.repeat(times)}\r\n`, SAID),
  'words.eml': (times) => mail(`Subject: ${'=?utf-8?q?a?= '.repeat(times)}\r\n`, SAID),
  'parts.eml': (times) =>
    mail(
      'Content-Type: multipart/mixed; boundary="b"\r\n',
      '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(times),
    ),
  'quoted.eml': (times) => mail('', '> '.repeat(times)),
  'messages.mbox': (times) => `From a@b.example Thu Jan  1 00:00:00 2024\n${'From a\n'.repeat(times)}`,
  'quotes.csv': (times) => `title,text\na,"${'""'.repeat(times)}`,
  'columns.csv': (times) => `title,text\na,${'b,'.repeat(times)}`,
  'voices.vtt': (times) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<v A>'.repeat(times)}b`,
  'cues.srt': (times) => '1\n00:00:01,000 --> 00:00:02,000\n'.repeat(times),
  'times.txt': (times) => '[00:00:01] '.repeat(times),
  'controls.txt': (times) => `\x01${'\x02\x03'.repeat(times)}${SAID}`,
  'brackets.md': (times) => '['.repeat(times),
  'stars.md': (times) => '*a '.repeat(times),
  'nested.md': (times) => '> '.repeat(times),
  'arrays.json': (times) => `{"text":${'['.repeat(times)}`,
  'escaped.json': (times) => JSON.stringify({ text: '&amp;lt;'.repeat(times) }),
  'marks.txt': (times) => 'â€œ'.repeat(times),
  'lines.txt': (times) => 'a\n'.repeat(times),
  'lengths.warc': (times) =>
    'WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nx\r\n\r\n'.repeat(times),
  'open.html': (times) => `<!doctype html><html><body>${'<div'.repeat(times)}<p>${SAID}`,
  'unclosed.html': (times) => `<!doctype html><html><body>${'<p><b>'.repeat(times)}${SAID}`,
  'scripts.html': (times) => `<!doctype html><html><body>${'<script>'.repeat(times)}<p>${SAID}`,
  'pages.pdf': (times) =>
    `%PDF-1.4\n${'1 0 obj<</Kids[1 0 R]>>endobj\n'.repeat(times)}trailer<</Root 1 0 R>>`,
};

const TIMES = 500;
const FOLD = 8;
/** Eight times as much takes eight times as long where the time is linear, 64 times where it is the square. */
const MOST = 24;
/** Milliseconds: less is noise. */
const NOTHING = 25;

/** Processor time, in milliseconds: other programs hardly change it. */
async function timeOf(content: string, key: string): Promise<number> {
  const bytes = utf8(content);
  const before = process.cpuUsage();
  const results = await readFile(bytes, { key });
  const { user, system } = process.cpuUsage(before);
  assert.ok(results.length > 0);
  return (user + system) / 1000;
}

describe('the time that a file takes grows with its size, not with the square of it', () => {
  for (const [key, content] of Object.entries(FILES)) {
    it(key, async (t) => {
      await timeOf(content(TIMES), key);
      const small = await timeOf(content(TIMES), key);
      const large = await timeOf(content(TIMES * FOLD), key);
      t.diagnostic(`${small.toFixed(1)} ms, ${large.toFixed(1)} ms`);
      assert.ok(large < MOST * Math.max(small, NOTHING), `${small} ms, then ${large} ms`);
    });
  }
});
