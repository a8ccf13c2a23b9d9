import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipOf } from '../../bench/zip.ts';
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

/** With another first letter of what stands in it. */
function changed(bytes: Buffer, words: string): Buffer {
  bytes[bytes.indexOf(words)]! ^= 1;
  return bytes;
}

interface OddFile {
  key: string;
  bytes: string | Buffer;
  /** What it has to give. */
  article?: Partial<Article>;
  /** The same of several. */
  articles?: Partial<Article>[];
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
  'a timetable, whose lines are nobody’s names': {
    key: 'a.txt',
    bytes: '08:00 Ferry leaves Brenn\n09:30 Ferry reaches Vale\n10:00 Ferry leaves Vale\n',
    article: { text: 'Ferry leaves Brenn\n\nFerry reaches Vale\n\nFerry leaves Vale' },
  },
  'SubRip with a blank line inside a cue, and a cue without a time': {
    key: 'a.srt',
    bytes:
      '1\n00:00:01,000 --> 00:00:03,000\nIt holds,\n\nhe said.\n\n2\n--> -->\nAnd left.\n\n3\n00:00:03,000 --> 00:00:04,000\nWhen?\n',
    article: { format: 'subtitles', text: 'It holds, he said. And left. When?' },
  },
  'a wire message without blank lines': {
    key: 'a.txt',
    bytes: `\x01b0456\r\n\x02URGENT\r\nDam to hold, council says\r\nEds: Adds quote.\r\nBy ROSA LINDQVIST\r\nVale Wire Writer\r\n   BRENN (VAL) -- ${STORY[0]}\r\n   MORE\r\n\x03\x04`,
    article: {
      format: 'wire',
      title: 'Dam to hold, council says',
      authors: ['ROSA LINDQVIST'],
      dateline: 'BRENN (VAL)',
      text: STORY[0]!,
    },
  },
  'a page whose author is a node of its own in JSON-LD': {
    key: 'a.html',
    bytes: `<!doctype html><html><head><title>Dam</title><script type="application/ld+json">${JSON.stringify({
      '@graph': [
        { '@type': 'Person', '@id': '#a', name: 'Rosa Lindqvist' },
        { '@type': 'Organization', '@id': '#p', name: 'Vale Post' },
        { '@type': 'NewsArticle', headline: 'Dam', author: [{ '@id': '#a' }], publisher: { '@id': '#p' } },
      ],
    })}</script></head><body><article><h1>Dam</h1>${MARKUP}</article></body></html>`,
    article: { text: TEXT, authors: ['Rosa Lindqvist'], publication: 'Vale Post' },
  },
  'a page whose author is a reference to nobody': {
    key: 'a.html',
    bytes: `<!doctype html><html><head><title>Dam</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Dam","author":{"@id":"#a"}}</script></head><body><article><h1>Dam</h1><p class="byline">By Rosa Lindqvist</p>${MARKUP}</article></body></html>`,
    article: { text: TEXT, authors: ['Rosa Lindqvist'] },
  },
  'a line of JSON in Windows-1252 with paragraphs': {
    key: 'a.jsonl',
    bytes: Buffer.from(
      JSON.stringify({
        text: TEXT.replaceAll('“', '\x93')
          .replaceAll('”', '\x94')
          .replace('\n\n', '\n\n\x93So,\x94 she said. '),
      }),
      'latin1',
    ),
    article: { encoding: 'windows-1252', text: TEXT.replace('\n\n', '\n\n“So,” she said. ') },
  },
  'a line of an array, with its comma': {
    key: 'a.jsonl',
    bytes: `${JSON.stringify({ title: 'Dam', text: TEXT })},\n`,
    article: { title: 'Dam', text: TEXT },
  },
  'front matter with a colon in its title and a list of authors': {
    key: 'a.md',
    bytes: `---\ntitle: Dam: it holds\nauthor: ["Rosa Lindqvist", Jens Okoro]\n---\n${TEXT}\n`,
    article: { title: 'Dam: it holds', authors: ['Rosa Lindqvist', 'Jens Okoro'], text: TEXT },
  },
  'an answer of the Guardian’s API': {
    key: 'a.json',
    bytes: JSON.stringify({
      response: {
        status: 'ok',
        results: [
          {
            webTitle: 'Dam',
            webUrl: 'https://post.example/dam',
            webPublicationDate: '2024-05-02T08:00:00Z',
            fields: { byline: 'Rosa Lindqvist', body: MARKUP },
          },
        ],
      },
    }),
    article: {
      title: 'Dam',
      authors: ['Rosa Lindqvist'],
      published: '2024-05-02T08:00:00.000Z',
      url: 'https://post.example/dam',
      text: TEXT,
    },
  },
  'an answer of Elasticsearch': {
    key: 'a.json',
    bytes: JSON.stringify({
      hits: { total: 1, hits: [{ _id: '1', _source: { title: 'Dam', text: TEXT } }] },
    }),
    article: { title: 'Dam', text: TEXT },
  },
  'a drawing': {
    key: 'a.svg',
    bytes: '<svg xmlns="http://www.w3.org/2000/svg"><text>The dam holds</text></svg>',
    failure: /^unknown-format: /,
  },
  'a calendar': {
    key: 'a.ics',
    bytes: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Dam\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
    failure: /^unknown-format: .*calendar/,
  },
  'a film': {
    key: 'a.mp4',
    bytes: Buffer.from('\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41', 'latin1'),
    failure: /^binary: .*MPEG-4/,
  },
  'a document of Pages': {
    key: 'a.pages',
    bytes: zipOf([['Index/Document.iwa', 'x']]),
    failure: /^binary: .*iWork/,
  },
  'a Word document whose XML breaks off': {
    key: 'a.docx',
    bytes: zipOf([
      ['_rels/.rels', '<Relationships/>'],
      ['word/document.xml', '<w:document><w:p><w:r>'],
    ]),
    failure: /^broken-file: The Word document is broken \([^\n[\]]+\): /,
  },
  'a zip of which a byte has changed': {
    key: 'a.zip',
    bytes: changed(zipOf([['a.txt', TEXT]]), TEXT.slice(0, 20)),
    failure: /^broken-file: .*checksum/,
  },
  'a web archive in the format before WARC': {
    key: 'a.arc',
    bytes: `filedesc://a.arc 0.0.0.0 20240502080000 text/plain 76\n1 0 x\n\n${MARKUP}`,
    failure: /^unknown-format: .*WARC/,
  },
  'a tar archive without checksums': {
    key: 'a.tar',
    bytes: tar(),
    failure: /^broken-file: .*tar file .*pack it/,
  },
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
  'a table whose lines end in two ways': {
    key: 'a.csv',
    bytes: `sep=;\nTitle;Text\r\nDam;"${SAID}"\r\n`,
    article: { title: 'Dam', text: SAID },
  },
  'a story of Arc XP': {
    key: 'a.json',
    bytes: JSON.stringify({
      type: 'story',
      headlines: { basic: 'Dam holds' },
      credits: { by: [{ type: 'author', name: 'Rosa Lindqvist' }] },
      display_date: '2024-05-02T08:00:00Z',
      content_elements: [
        { type: 'text', content: STORY[0] },
        { type: 'image', caption: 'The dam', url: 'x' },
        { type: 'list', items: [{ type: 'text', content: '<b>It</b> holds.' }] },
        { type: 'raw_html', content: '<p>Subscribe</p>' },
        {
          type: 'story',
          headlines: { basic: 'Other' },
          content_elements: [{ type: 'text', content: 'Other.' }],
        },
      ],
    }),
    article: {
      title: 'Dam holds',
      authors: ['Rosa Lindqvist'],
      published: '2024-05-02T08:00:00.000Z',
      text: `${STORY[0]}\n\nIt holds.`,
    },
  },
  'a story in Portable Text': {
    key: 'a.json',
    bytes: JSON.stringify({
      title: 'Dam',
      body: STORY.map((words) => ({
        _type: 'block',
        children: [
          { _type: 'span', text: words.slice(0, 9) },
          { _type: 'span', marks: ['em'], text: words.slice(9) },
        ],
      })),
    }),
    article: { title: 'Dam', text: TEXT },
  },
  'a story in the tree of ProseMirror': {
    key: 'a.json',
    bytes: JSON.stringify({
      title: 'Dam',
      body: {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: STORY[0] }] },
          {
            type: 'blockquote',
            content: [
              {
                type: 'paragraph',
                content: [{ type: 'text', text: 'A' }, { type: 'hardBreak' }, { type: 'text', text: 'B' }],
              },
            ],
          },
          { type: 'codeBlock', content: [{ type: 'text', text: 'x=1' }] },
        ],
      },
    }),
    article: { title: 'Dam', text: `${STORY[0]}\n\nA\nB` },
  },
  'a story in blocks of Editor.js': {
    key: 'a.json',
    bytes: JSON.stringify({
      title: 'Dam',
      blocks: [
        ...STORY.map((text) => ({ type: 'paragraph', data: { text } })),
        { type: 'image', data: { caption: 'x' } },
      ],
    }),
    article: { title: 'Dam', text: TEXT },
  },
  'an answer of JSON:API': {
    key: 'a.json',
    bytes: JSON.stringify({
      data: [
        {
          type: 'node--article',
          attributes: {
            title: 'Dam',
            created: '2024-05-02T08:00:00+00:00',
            body: { value: MARKUP, format: 'full_html' },
          },
        },
      ],
    }),
    article: { title: 'Dam', published: '2024-05-02T08:00:00.000Z', text: TEXT },
  },
  'an export of Factiva that breaks off': {
    key: 'a.txt',
    bytes:
      `Dam\nBy Rosa Lindqvist\n90 words\n2 May 2024\nPost\nPOST\nEnglish\n(c) 2024 Post\n\n${TEXT}\n`.replace(
        /^/,
        `Old\n9 words\n1 May 2024\nPost\nPOST\nEnglish\n(c) 2024 Post\n\nOld news.\n\nDocument POST000020240501ek5100001\n\n`,
      ),
    articles: [
      { title: 'Old', text: 'Old news.' },
      {
        title: 'Dam',
        text: TEXT,
        notes: ['The export has no mark at the end of this article: it may be cut off.'],
      },
    ],
  },
  'an RTF document that breaks off': {
    key: 'a.rtf',
    bytes: '{\\rtf1\\ansi It holds, he said.\\par And',
    article: {
      text: 'It holds, he said.\n\nAnd',
      notes: ['The document ends inside a group: it may be cut off.'],
    },
  },
  'a link': {
    key: 'a.url',
    bytes: '[InternetShortcut]\nURL=https://post.example/\n',
    failure: /^unknown-format: .*link/,
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
  for (const [what, { key, bytes, article, articles = [article ?? {}], failure }] of Object.entries(FILES)) {
    it(what, async () => {
      const results = await readFile(typeof bytes === 'string' ? utf8(bytes) : bytes, { key });
      assert.equal(results.length, articles.length);
      for (const [at, result] of results.entries()) {
        if ('unreadable' in result) {
          assert.match(
            `${result.unreadable.reason}: ${result.unreadable.message}`,
            failure ?? /^no failure$/,
          );
        } else {
          assert.equal(failure, undefined);
          assert.partialDeepStrictEqual(result.article, articles[at]!);
        }
      }
    });
  }

  for (const [key, start, item] of [
    ['a.jsonl.gz', '', (text: string) => `${JSON.stringify({ text })}\n`],
    ['a.rss.gz', '<rss><channel>', (text: string) => `<item><description>${text}</description></item>`],
  ] as const) {
    it(`what is before the end of a compressed file that is cut off: ${key}`, async () => {
      const items = Array.from({ length: 60 }, (_, at) => item(`${SAID} ${(at * 104_729).toString(36)}`));
      const packed = gzipSync(start + items.join(''));
      const results = await readFile(packed.subarray(0, packed.length * 0.8), { key });
      const reasons = results.map((result) => 'unreadable' in result && result.unreadable.reason);
      assert.ok(reasons.filter((reason) => reason === false).length > 20);
      assert.equal(reasons.at(-1), 'broken-file');
    });
  }
});
