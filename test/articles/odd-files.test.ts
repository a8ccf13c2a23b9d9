import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Article, readFile } from '../../lambdas/articles/index.ts';
import { utf8 } from './bytes.ts';

const SAID = '“The dam will hold,” engineer Pavel Osk told reporters on Tuesday.';
const STORY = [
  `The village of Brenn has waited for its dam since the last flood. ${SAID}`,
  'Nobody in the village believes in dates any more, and few of its people believe in engineers.',
];
const TEXT = STORY.join('\n\n');
const MARKUP = STORY.map((words) => `<p>${words}</p>`).join('');

const message = (headers: string, body: string) =>
  `From: Ada Byron <ada@brenn.example>\nSubject: Dam\nMessage-ID: <1@brenn.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n${headers}\n${body}`;
const item = (about: string, data: string) =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:vale.example:1" version="1"><itemMeta>${about}</itemMeta><contentSet>${data}</contentSet></newsItem>`;
const email = message('', TEXT);

/** A tar archive of one file, as far as it can be told by. */
function tar(): Buffer {
  const bytes = Buffer.alloc(1024);
  bytes.write('a.txt');
  bytes.write('ustar', 257, 'latin1');
  bytes.write(SAID.slice(0, 40), 512);
  return bytes;
}

interface OddFile {
  key: string;
  bytes: string | Buffer;
  /** What it has to give. */
  article?: Partial<Article>;
  /** How it has to fail. */
  failure?: RegExp;
}

/** What programs write that is not quite the format of its name. */
const FILES: Record<string, OddFile> = {
  'a page that a browser saved in one file': {
    key: 'a.mht',
    bytes: `From: <Saved by Blink>\nSnapshot-Content-Location: https://post.example/dam\nSubject: Dam\nDate: Thu, 2 May 2024 08:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="B"\n\n--B\nContent-Type: text/html; charset=utf-8\nContent-Location: https://post.example/dam\n\n<!doctype html><html><head><title>Dam</title><meta name="author" content="Rosa Lindqvist"></head><body><nav><a href="/">Home</a></nav><article><h1>Dam</h1>${MARKUP}</article></body></html>\n--B--\n`,
    article: { format: 'html', text: TEXT, authors: ['Rosa Lindqvist'], url: 'https://post.example/dam' },
  },
  'paragraphs of a page in a text file': {
    key: 'a.txt',
    bytes: `${MARKUP}\n`,
    article: { format: 'html', text: TEXT },
  },
  'a message of Apple Mail': {
    key: 'a.emlx',
    bytes: `${Buffer.byteLength(email)}  \n${email}<?xml version="1.0"?><plist><dict/></plist>\n`,
    article: { format: 'email', title: 'Dam', text: TEXT },
  },
  'a forwarded message': {
    key: 'a.eml',
    bytes: message(
      '',
      `Please see below.\n\n---------- Forwarded message ---------\nFrom: Joan Foe <foe@brenn.example>\nDate: Wed, 1 May 2024\nSubject: Dam\n\n${TEXT}`,
    ),
    article: {
      text: `Please see below.\n\n${TEXT}`,
      notes: ['The header of a forwarded message was left out.'],
    },
  },
  'an answer to a message whose time has a colon': {
    key: 'a.eml',
    bytes: message(
      '',
      'We agree.\n\nOn Wed, May 1, 2024 at 8:00 AM Joan Foe <foe@brenn.example> wrote:\n\n> It holds.\n',
    ),
    article: { text: 'We agree.\n\nJoan Foe wrote: “It holds.”' },
  },
  'a long text below a line of two dashes': {
    key: 'a.eml',
    bytes: message('', `Dear all,\n-- \n${`${TEXT}\n\n`.repeat(3).trim()}`),
    article: { text: `Dear all,\n-- \n${`${TEXT}\n\n`.repeat(3).trim()}` },
  },
  'front matter in TOML': {
    key: 'a.md',
    bytes: `+++\ntitle = "Dam # 1"\nauthors = ["Rosa Lindqvist", 'x'\ndate = 2024-05-02 # Thursday\nauthor = 'Rosa Lindqvist'\n+++\n\n${TEXT}\n`,
    article: { title: 'Dam # 1', author: 'Rosa Lindqvist', published: '2024-05-02', text: TEXT },
  },
  'a table whose first line names the delimiter': {
    key: 'a.csv',
    bytes: `sep=;\nTitle;Text\nDam, the;"${SAID}"\n`,
    article: { title: 'Dam, the', text: SAID },
  },
  'a table with a quotation mark that is not doubled': {
    key: 'a.csv',
    bytes: 'title,text\nDam,"He said "no" to the dam, and to the bridge."\n',
    failure: /^broken-file: .*doubled/,
  },
  'captions that roll up line by line': {
    key: 'a.vtt',
    bytes:
      'WEBVTT\n\n00:00.000 --> 00:02.000\nthe dam will\n\n00:02.000 --> 00:04.000\nthe dam will\nhold he said\n\n00:04.000 --> 00:06.000\nhold he said\nto reporters\n',
    article: { text: 'the dam will hold he said to reporters' },
  },
  'captions that repeat a line after a while': {
    key: 'a.vtt',
    bytes:
      'WEBVTT\n\n00:00.000 --> 00:02.000\nHe asked.\nNot now!\n\n00:03.000 --> 00:04.000\nNot now! I mean it.\n',
    article: { text: 'He asked. Not now! Not now! I mean it.' },
  },
  'subtitles of SubViewer': {
    key: 'a.sbv',
    bytes: '0:00:01.000,0:00:03.000\nThe dam will hold.\n\n0:00:03.500,0:00:06.000\nIt will.\n',
    article: { format: 'subtitles', text: 'The dam will hold. It will.' },
  },
  'subtitles of SubStation': {
    key: 'a.ass',
    bytes:
      '\uFEFF[Script Info]\nTitle: x\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:03.00,,,0,0,0,,It holds.\n',
    failure: /^unknown-format: .*SRT/,
  },
  'a transcript with names in brackets': {
    key: 'a.txt',
    bytes: '[Pavel Osk] 10:00:01\nIt holds.\n\n[Ada Voss] 10:00:05\nWhen?\n\n[Pavel Osk] 10:00:09\nIn May.\n',
    article: { format: 'transcript', text: 'Pavel Osk: It holds.\n\nAda Voss: When?\n\nPavel Osk: In May.' },
  },
  'a transcript with ranges of time': {
    key: 'a.txt',
    bytes:
      '00:01 - 00:03 Pavel Osk: It holds.\n00:04 - 00:05 Ada Voss: When?\n00:06 - 00:08 Pavel Osk: In May.\n',
    article: { format: 'transcript', text: 'Pavel Osk: It holds.\n\nAda Voss: When?\n\nPavel Osk: In May.' },
  },
  'a web archive in the format before WARC': {
    key: 'a.arc',
    bytes: `filedesc://a.arc 0.0.0.0 20240502080000 text/plain 76\n1 0 x\n\n${MARKUP}`,
    failure: /^unknown-format: .*WARC/,
  },
  'a tar archive': { key: 'a.tar', bytes: tar(), failure: /^compressed: .*tar file: unpack it/ },
  'text in Base64 in NewsML-G2': {
    key: 'a.xml',
    bytes: item(
      '',
      `<inlineData contenttype="text/plain" encoding="base64">${Buffer.from(TEXT).toString('base64')}</inlineData>`,
    ),
    article: { text: TEXT },
  },
  'an embargo whose date can’t be read': {
    key: 'a.xml',
    bytes: item('<embargoed>the 3rd of 2999</embargoed>', `<inlineData>${TEXT}</inlineData>`),
    failure: /^embargoed: .*can’t be read/,
  },
  'JSON whose names and titles are objects': {
    key: 'a.json',
    bytes: JSON.stringify({
      headline: { main: 'Dam holds' },
      authors: [{ name: 'Rosa Lindqvist' }, { first_name: 'Jens', last_name: 'Okoro' }],
      text: TEXT,
    }),
    article: { title: 'Dam holds', authors: ['Rosa Lindqvist', 'Jens Okoro'], text: TEXT },
  },
};

describe('files that are not quite of a format', () => {
  for (const [what, { key, bytes, article, failure }] of Object.entries(FILES)) {
    it(what, async () => {
      const results = await readFile(typeof bytes === 'string' ? utf8(bytes) : bytes, { key });
      assert.equal(results.length, 1);
      const [result] = results;
      if ('unreadable' in result!) {
        assert.match(`${result.unreadable.reason}: ${result.unreadable.message}`, failure ?? /^no failure$/);
      } else {
        assert.partialDeepStrictEqual(result!.article, article ?? { text: 'a failure' });
      }
    });
  }
});
