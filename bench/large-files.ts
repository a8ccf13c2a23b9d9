import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, createZstdCompress, gzipSync } from 'node:zlib';
import type { FileRead } from './file-memory.ts';
import { inOwnProcess } from './own-process.ts';
import { tarFile } from './tar.ts';
import { zipOf } from './zip.ts';

export interface FileKind {
  /** The name of the file. */
  key: string;
  /** The size of the largest file, in MB; the others have a half, a quarter and an eighth of it. */
  largest: number;
  /** Whether records are read as their bytes come, so that memory must not grow with the file. */
  streams: boolean;
  /** A file's bytes, so many MB or a few more. */
  make: (megabytes: number) => AsyncIterable<Uint8Array>;
}

const MB = 1_000_000;
/** Formats without a limit, and zip, which has one of 64 MiB. */
const ANY = 64;
/** PDF and e-mail, which have one of 32 MiB. */
const PACKED = 32;
/** Files of one article, which have one of 4 MiB. */
const ONE = 4;
const PARTS = [1 / 8, 1 / 4, 1 / 2, 1];

const SENTENCE = 'The bridge stays closed, the mayor said, and nobody at the council disagreed with her. ';
const PARAGRAPHS = Array.from({ length: 20 }, () => SENTENCE.repeat(4).trim());
const STORY = PARAGRAPHS.join('\n\n');
const HTML = PARAGRAPHS.map((words) => `<p>${words}</p>`).join('');
/** What makes up most of a file and is no part of any text: scripts, raw fields, attachments. */
const REST = noise(100_000).toString('base64');

const pageOf = (rest: string) =>
  `<!doctype html><html><head><title>Bridge</title><script>${rest}</script></head><body><article><h1>Bridge</h1>${HTML}</article></body></html>`;

/** Records between a beginning and an end. */
function listed(start: string, record: (number: number) => string | Uint8Array, end = '') {
  return async function* (megabytes: number): AsyncGenerator<Uint8Array> {
    let written = 0;
    yield Buffer.from(start);
    for (let number = 1; written < megabytes * MB; number++) {
      const bytes = Buffer.from(record(number));
      written += bytes.length;
      yield bytes;
    }
    yield Buffer.from(end);
  };
}

function warcRecord(number: number, type = 'response'): string {
  const block =
    type === 'response'
      ? `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${pageOf(REST)}`
      : STORY;
  return `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: https://post.example/${number}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n${block}\r\n\r\n`;
}

const lineOf = (number: number, raw = REST) =>
  `${JSON.stringify({ title: `Bridge ${number}`, text: STORY, raw })}\n`;
const lines = listed('', (number) => lineOf(number));
/** Lines that share little: zstd finds what stands twice within megabytes. */
const unlikeLines = listed('', (number) => lineOf(number, noise(100_000, number).toString('base64')));

const g2Item = (number: number) =>
  `<newsItem guid="urn:newsml:post.example:${number}" version="1"><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>${HTML}</body></html></inlineXML></contentSet><raw>${REST}</raw></newsItem>`;

const mailOf = (number: number, rest: string) =>
  `From: A <a@b.example>\nMessage-ID: <${number}@b.example>\nSubject: Bridge ${number}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\n${STORY}\n\n--b\nContent-Type: image/jpeg\nContent-Disposition: attachment; filename="a.jpg"\nContent-Transfer-Encoding: base64\n\n${rest}`;
const ATTACHED = `${REST.replace(/.{76}/g, '$&\n')}\n`;

/** Text that hardly packs, as pictures are. */
function noise(bytes: number, seed = 1): Buffer {
  const words = Buffer.alloc(bytes);
  let state = seed;
  for (let at = 0; at < bytes; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    words[at] = state >>> 24;
  }
  return words;
}

async function* whole(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

function pdf(megabytes: number): Buffer {
  const text = `BT /F1 12 Tf 50 700 Td (${SENTENCE}) Tj ET`;
  const picture = noise(megabytes * MB);
  const objects: [string, Buffer?][] = [
    ['<</Type/Catalog/Pages 2 0 R>>'],
    ['<</Type/Pages/Kids[3 0 R]/Count 1>>'],
    [
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</I 6 0 R>>>>>>',
    ],
    [`<</Length ${text.length}>>`, Buffer.from(text)],
    ['<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'],
    [
      `<</Type/XObject/Subtype/Image/Width 1000/Height ${megabytes * 1000}/ColorSpace/DeviceGray/BitsPerComponent 8/Length ${picture.length}>>`,
      picture,
    ],
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const starts: number[] = [];
  let at = parts[0]!.length;
  const add = (bytes: Buffer) => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const [index, [dictionary, stream]] of objects.entries()) {
    starts.push(at);
    add(Buffer.from(`${index + 1} 0 obj${dictionary}`));
    if (stream)
      for (const piece of [Buffer.from('\nstream\n'), stream, Buffer.from('\nendstream')]) add(piece);
    add(Buffer.from('\nendobj\n'));
  }
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const startOfTable = at;
  add(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${startOfTable}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}

function docx(megabytes: number): Uint8Array {
  const paragraphs = PARAGRAPHS.map((words) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`).join('');
  return zipOf([
    [
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ],
    [
      '_rels/.rels',
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ],
    [
      'word/document.xml',
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs}</w:body></w:document>`,
    ],
    ['word/media/image1.bin', noise(megabytes * MB)],
  ]);
}

/** A document of OpenDocument with a picture. */
function odt(megabytes: number): Uint8Array {
  const paragraphs = PARAGRAPHS.map((words) => `<text:p>${words}</text:p>`).join('');
  return zipOf([
    ['mimetype', 'application/vnd.oasis.opendocument.text'],
    [
      'content.xml',
      `<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>${paragraphs}</office:text></office:body></office:document-content>`,
    ],
    ['Pictures/1.bin', noise(megabytes * MB)],
  ]);
}

/** Files of each kind; most of each file is what readers leave out, as it is in files of that size. */
export const FILE_KINDS: Record<string, FileKind> = {
  'JSON lines': { key: 'a.jsonl', largest: ANY, streams: true, make: lines },
  CSV: {
    key: 'a.csv',
    largest: ANY,
    streams: true,
    make: listed('title,text,raw\n', (number) => `Bridge ${number},"${STORY}",${REST}\n`),
  },
  RSS: {
    key: 'a.rss',
    largest: ANY,
    streams: true,
    make: listed(
      '<rss version="2.0"><channel><title>Post</title>',
      (number) =>
        `<item><title>Bridge ${number}</title><description><![CDATA[${HTML}]]></description><raw>${REST}</raw></item>`,
      '</channel></rss>',
    ),
  },
  Atom: {
    key: 'a.atom',
    largest: ANY,
    streams: true,
    make: listed(
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>',
      (number) =>
        `<entry><title>Bridge ${number}</title><content type="html"><![CDATA[${HTML}]]></content><raw>${REST}</raw></entry>`,
      '</feed>',
    ),
  },
  'NewsML-G2': {
    key: 'a.xml',
    largest: ANY,
    streams: true,
    make: listed(
      '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>',
      g2Item,
      '</itemSet></newsMessage>',
    ),
  },
  'NewsML 1.2': {
    key: 'a.xml',
    largest: ANY,
    streams: true,
    make: listed(
      '<NewsML>',
      () =>
        `<NewsItem><NewsComponent><ContentItem><DataContent><body>${HTML}</body></DataContent></ContentItem></NewsComponent><raw>${REST}</raw></NewsItem>`,
      '</NewsML>',
    ),
  },
  mbox: {
    key: 'a.mbox',
    largest: ANY,
    streams: true,
    make: listed(
      '',
      (number) => `From a@b.example Thu Jan  1 00:00:00 2024\n${mailOf(number, ATTACHED)}--b--\n\n`,
    ),
  },
  WARC: { key: 'a.warc', largest: ANY, streams: true, make: listed('', (number) => warcRecord(number)) },
  'WARC, packed by record': {
    key: 'a.warc.gz',
    largest: ANY,
    streams: true,
    make: listed('', (number) => gzipSync(warcRecord(number))),
  },
  'WARC, packed as a whole': {
    key: 'a.warc.gz',
    largest: ANY,
    streams: true,
    make: (megabytes) =>
      Readable.from(listed('', (number) => warcRecord(number))(megabytes)).pipe(createGzip()),
  },
  WET: {
    key: 'a.warc.wet',
    largest: ANY / 8,
    streams: true,
    make: listed('', (number) => warcRecord(number, 'conversion')),
  },
  'JSON lines in gzip': {
    key: 'a.jsonl.gz',
    largest: ANY,
    streams: true,
    make: (megabytes) => Readable.from(lines(megabytes)).pipe(createGzip()),
  },
  'JSON lines in zstd': {
    key: 'a.jsonl.zst',
    largest: ANY,
    streams: true,
    make: (megabytes) => Readable.from(unlikeLines(megabytes)).pipe(createZstdCompress()),
  },
  'JSON lines in zip': {
    key: 'a.zip',
    largest: ANY,
    streams: false,
    make: (megabytes) => whole(zipOf([['a.jsonl', lineOf(1).repeat((megabytes * MB) / lineOf(1).length)]])),
  },
  'pictures in zip': {
    key: 'a.zip',
    largest: ANY,
    streams: false,
    make: (megabytes) =>
      whole(
        zipOf([
          ['a.txt', STORY],
          ['__MACOSX/b.jpg', noise(megabytes * MB)],
        ]),
      ),
  },
  DOCX: { key: 'a.docx', largest: ANY, streams: false, make: (megabytes) => whole(docx(megabytes)) },
  ODT: { key: 'a.odt', largest: ANY, streams: false, make: (megabytes) => whole(odt(megabytes)) },
  RTF: {
    key: 'a.rtf',
    largest: PACKED,
    streams: false,
    make: (megabytes) =>
      whole(
        `{\\rtf1\\ansi ${PARAGRAPHS.join('\\par\n')}{\\pict ${noise((megabytes * MB) / 2)
          .toString('hex')
          .replace(/.{128}/g, '$&\n')}}}`,
      ),
  },
  'JSON lines in tar': {
    key: 'a.tar',
    largest: ANY,
    streams: true,
    make: listed('', (number) => tarFile(`${number}.jsonl`, lineOf(number)), '\0'.repeat(1024)),
  },
  PDF: { key: 'a.pdf', largest: PACKED, streams: false, make: (megabytes) => whole(pdf(megabytes)) },
  'e-mail': {
    key: 'a.eml',
    largest: PACKED,
    streams: false,
    make: listed(mailOf(1, ''), () => ATTACHED, '--b--\n'),
  },
  page: {
    key: 'a.html',
    largest: ONE,
    streams: false,
    make: (megabytes) => whole(pageOf(REST.repeat((megabytes * MB) / REST.length))),
  },
  NITF: {
    key: 'a.xml',
    largest: ONE,
    streams: false,
    make: listed(
      '<nitf><head>',
      () => `<raw>${REST}</raw>`,
      `</head><body><body.content>${HTML}</body.content></body></nitf>`,
    ),
  },
  JSON: {
    key: 'a.json',
    largest: ONE,
    streams: false,
    make: listed('[{"text":"He said no."}', (number) => `,${lineOf(number)}`, ']'),
  },
  wire: {
    key: 'a.anpa',
    largest: ONE,
    streams: false,
    make: listed(
      '',
      () => `\x16\x16\x01a0001\nBC-BRIDGE\n\x02Bridge\n   ${PARAGRAPHS.join('\n   ')}\n\x03\x04\n`,
    ),
  },
  // A text may have 400,000 characters, whatever the size of its file.
  subtitles: {
    key: 'a.srt',
    largest: 0.4,
    streams: false,
    make: listed('', (number) => `${number}\n00:00:01,000 --> 00:00:02,000\n${SENTENCE}\n\n`),
  },
  Markdown: { key: 'a.md', largest: 0.2, streams: false, make: listed('# Bridge\n\n', () => `${STORY}\n\n`) },
  'plain text': { key: 'a.txt', largest: 0.38, streams: false, make: listed('', () => `${STORY}\n\n`) },
};

/**
 * Reads four files of a kind, each twice as large as the one before, one after the other in a process of its own.
 *
 * @throws if an article of them fails: then not all was read
 */
export async function readsOf({ key, largest, make }: FileKind): Promise<FileRead[]> {
  const folder = await mkdtemp(join(tmpdir(), 'whosaid-large-'));
  try {
    const files: string[] = [];
    for (const part of PARTS) {
      const file = join(folder, `${files.length}-${key}`);
      await pipeline(make(part * largest), createWriteStream(file));
      files.push(file);
    }
    const reads = await inOwnProcess<FileRead[]>('file-memory.ts', ...files);
    for (const { failed } of reads) if (failed > 0) throw new Error(`${failed} articles in ${key} failed.`);
    return reads;
  } finally {
    await rm(folder, { recursive: true });
  }
}
