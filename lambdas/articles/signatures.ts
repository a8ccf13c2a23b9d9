import { UnreadableArticle, type UnreadableReason } from './article.ts';

interface Signature {
  what: string;
  /** The first bytes of such a file, as Latin-1. */
  start: string;
  reason: UnreadableReason;
  advice: string;
}

const UNPACK = 'unpack it and drop the files that are in it';
const AS_TEXT = 'save it as plain text, HTML or Markdown and drop that';
const NO_WORDS = 'drop the text alone, as plain text, HTML or any other format that is read';

const compressed = (what: string, start: string): Signature => ({
  what,
  start,
  reason: 'compressed',
  advice: UNPACK,
});
const document = (what: string, start: string): Signature => ({
  what,
  start,
  reason: 'binary',
  advice: AS_TEXT,
});
const media = (what: string, start: string): Signature => ({
  what,
  start,
  reason: 'binary',
  advice: NO_WORDS,
});

const other = (what: string, start: string, advice: string): Signature => ({
  what,
  start,
  reason: 'unknown-format',
  advice,
});
const AS_EML = 'save it as EML, or its text, and drop that';
const AS_SRT = 'save it as SRT or WebVTT and drop that';

/** From the formats' specifications. Formats that are read (gzip, zip, zstd, tar, PDF, RTF) are detected before. */
const SIGNATURES: readonly Signature[] = [
  compressed('compress (.Z)', '\x1f\x9d'),
  compressed('xz', '\xfd7zXZ\x00'),
  compressed('lz4', '\x04\x22\x4d\x18'),
  compressed('7z', "7z\xbc\xaf'\x1c"),
  compressed('rar', 'Rar!\x1a\x07'),
  document('PostScript', '%!PS'),
  other('web archive (ARC)', 'filedesc://', 'convert it to WARC and drop that'),
  other('SubStation subtitle', '[Script Info]', AS_SRT),
  other('SubStation subtitle', '\xef\xbb\xbf[Script Info]', AS_SRT),
  other('calendar', 'BEGIN:VCALENDAR', NO_WORDS),
  other('contact', 'BEGIN:VCARD', NO_WORDS),
  other('Safari web archive or property list', 'bplist00', 'save the page as HTML and drop that'),
  other('link', '[InternetShortcut]', 'save the page that it leads to and drop that'),
  media('folder description', '\0\0\0\x01Bud1'),
  media('Mac resource', '\0\x05\x16\x07'),
  media('PNG', '\x89PNG'),
  media('JPEG', '\xff\xd8\xff'),
  media('GIF', 'GIF87a'),
  media('GIF', 'GIF89a'),
  media('MP3', 'ID3\x03\x00'),
  media('MP3', 'ID3\x04\x00'),
  media('TIFF', 'II*\x00'),
  media('TIFF', 'MM\x00*'),
  media('Ogg', 'OggS\x00'),
  media('ELF', '\x7fELF'),
  media('SQLite', 'SQLite format 3\x00'),
  media('Parquet', 'PAR1\x15'),
];

/** Of all documents of Office before 2007, Outlook's messages, and newer ones with a password (OLE). */
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/** What they are, by names in their directories, which may lie behind the first bytes. */
const OLE_KINDS: readonly [name: string, reason: UnreadableReason, message: string][] = [
  [
    'EncryptedPackage',
    'encrypted',
    'The Office file is protected by a password: save it without one and drop that.',
  ],
  ['__properties_version1.0', 'binary', `This is an Outlook message (MSG): ${AS_EML}.`],
  ['Workbook', 'binary', 'This is an old Excel file: save each sheet as CSV and drop that.'],
  ['PowerPoint Document', 'binary', 'This is an old PowerPoint file: save it as PDF and drop that.'],
  [
    'WordDocument',
    'binary',
    'This is an old Word file (DOC): save it as DOCX, ODT, RTF or plain text and drop that.',
  ],
];

function oleFile(head: Uint8Array): UnreadableArticle {
  const bytes = Buffer.from(head);
  const kind = OLE_KINDS.find(([name]) => bytes.includes(Buffer.from(name, 'utf16le')));
  if (kind !== undefined) return new UnreadableArticle(kind[1], kind[2]);
  return new UnreadableArticle(
    'binary',
    'This is an old Word or Excel file, or an Outlook message: save it as DOCX, CSV, EML or plain text and drop that.',
  );
}

/** bzip2: `BZh`, the block size, then the digits of pi, a truncated file may have fewer. */
const BZIP2_BLOCK = '1AY&SY';

/** Of MPEG-4 and HEIC, behind the length of the first box. */
const FTYP = { at: 4, mark: 'ftyp' };

function isMpeg4(head: string): boolean {
  return head.charCodeAt(0) === 0 && head.slice(FTYP.at, FTYP.at + FTYP.mark.length) === FTYP.mark;
}

/** Of WAV, AVI and WebP, behind the mark and the length of the file. */
function isRiff(head: string): boolean {
  return head.startsWith('RIFF') && ['WAVE', 'AVI ', 'WEBP'].includes(head.slice(8, 12));
}

function isBzip2(head: string): boolean {
  return /^BZh[1-9]/.test(head) && BZIP2_BLOCK.startsWith(head.slice(4, 10)) && head.length > 4;
}

/**
 * Why a file can't be an article, by its first bytes; undefined if they are no known signature.
 *
 * @param head the first bytes of a file; 32 are enough, of Office files some kilobytes say more
 */
export function unreadableBySignature(head: Uint8Array): UnreadableArticle | undefined {
  const start = String.fromCharCode(...head.subarray(0, 32));
  if (start.startsWith(OLE)) return oleFile(head);
  const found =
    SIGNATURES.find((signature) => start.startsWith(signature.start)) ??
    (isBzip2(start) ? compressed('bzip2', 'BZh') : undefined) ??
    (isRiff(start) ? media('sound, video or picture (RIFF)', '') : undefined) ??
    (isMpeg4(start) ? media('video or picture (MPEG-4)', '') : undefined);
  if (found === undefined) return undefined;
  return new UnreadableArticle(found.reason, `This is ${withArticle(found.what)} file: ${found.advice}.`);
}

/** `an RTF`, `a PNG`: abbreviations by the sound of their first letter. */
function withArticle(what: string): string {
  return `${/^(?:[aeiouAEIOU]|xz|lz4|[FHLMNRSX][A-Z\d])/.test(what) ? 'an' : 'a'} ${what}`;
}

/** Fewer control characters are slips in a text, which `cleanText` repairs. */
const FEWEST_CONTROLS = 8;
/** Largest share of control characters: random bytes have about one in ten, texts have none. */
const MOST_CONTROLS = 1 / 25;

/** Whether decoded bytes have too many control characters to be a text. */
export function isBinary(text: string): boolean {
  let controls = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && !(code >= 0x09 && code <= 0x0d)) controls++;
  }
  return controls >= FEWEST_CONTROLS && controls > text.length * MOST_CONTROLS;
}
