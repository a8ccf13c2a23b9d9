import { TextDecoder } from 'node:util';
import { type Article, UnreadableArticle } from '../article.ts';
import { cleanText } from '../clean-text.ts';
import { knownFacts } from '../facts.ts';
import { MAX_ARTICLE_BYTES } from '../limits.ts';
import { joinWrappedLines } from './lines.ts';

/** Deeper than any real document: each level takes memory. */
const MOST_DEPTH = 1000;

/** So many characters are decoded at once: no paragraph in two-byte characters is longer. */
const MOST_BYTES = 64 * 1024;

/** A control word with its number, a character in hex, a control symbol, a brace, or text. */
const TOKEN =
  /\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^A-Za-z])|([{}])|[^\\{}\r\n]+|[\r\n]+/giy;

/** Groups whose content is no text, besides those that begin with `\*`. */
const WORDLESS = new Set(
  (
    'fonttbl colortbl stylesheet info pict objdata header headerl headerr headerf footer footerl footerr footerf ' +
    'footnote annotation atnid atnauthor fldinst xe tc rxe listtext pntext pntxta pntxtb shp themedata nonshppict ' +
    'colorschememapping datastore listtable listoverridetable revtbl rsidtbl xmlnstbl filetbl upr'
  ).split(' '),
);

const CHARACTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    lquote: '‘',
    rquote: '’',
    ldblquote: '“',
    rdblquote: '”',
    emdash: '—',
    endash: '–',
    bullet: '•',
    emspace: ' ',
    enspace: ' ',
    qmspace: ' ',
    tab: '\t',
    cell: ' ',
    nestcell: ' ',
    line: '\n',
    par: '\n',
    sect: '\n',
    page: '\n',
    row: '\n',
    nestrow: '\n',
  }),
);

const SYMBOLS: ReadonlyMap<string, string> = new Map(
  Object.entries({ '\\': '\\', '{': '{', '}': '}', '~': ' ', _: '‑', '\n': '\n', '\r': '\n' }),
);

/** The encodings of fonts, by `\fcharset`. */
const BY_CHARSET: Record<number, string> = {
  0: 'windows-1252',
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

/** Those of code pages that aren't `windows-` and the number. */
const BY_CODE_PAGE: Record<number, string> = {
  866: 'ibm866',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
};

/** What applies to a group and those inside it. */
interface Group {
  /** Whether its content is no text. */
  isWordless: boolean;
  /** The property of the document that it holds. */
  property: 'title' | 'author' | 'creatim' | undefined;
  isHidden: boolean;
  isDeleted: boolean;
  encoding: string;
  /** How many characters after `\u` are a substitute for readers that don't know it. */
  substitutes: number;
}

/**
 * A document in RTF: its paragraphs, with title, author and date from its properties. Pictures, headers, footnotes,
 * comments, hidden and deleted words are left out.
 *
 * @throws UnreadableArticle `no-text`, `too-large` if it has more than 4 Mi characters of text, or `broken-file` if groups
 *   are nested more than 1,000 deep
 */
export function readRtf(bytes: Uint8Array): Article {
  const document = new RtfDocument();
  document.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  const lines = cleanText(document.words.join('')).trim();
  if (lines === '')
    throw new UnreadableArticle(
      'no-text',
      'The RTF document has no text: if it holds pictures of text, type it and drop that.',
    );
  const { text, joined } = joinWrappedLines(lines);
  const { title, author, creatim } = document.properties;
  return {
    text: joined ? text : joinedParagraphs(text),
    ...(document.isOpen && { notes: ['The document ends inside a group: it may be cut off.'] }),
    ...knownFacts({ title: [title], author: [author], published: [creatim] }),
  };
}

function joinedParagraphs(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n\n');
}

class RtfDocument {
  /** The text in pieces; paragraphs and lines end with `\n`. */
  readonly words: string[] = [];
  readonly properties: Record<'title' | 'author' | 'creatim', string> = {
    title: '',
    author: '',
    creatim: '',
  };
  readonly #outer: Group[] = [];
  #group: Group = {
    isWordless: false,
    property: undefined,
    isHidden: false,
    isDeleted: false,
    encoding: 'windows-1252',
    substitutes: 1,
  };
  #standard = 'windows-1252';
  readonly #decoders = new Map<string, TextDecoder>();
  /** How much has been read, in UTF-16 code units. */
  #length = 0;
  readonly #encodings = new Map<number, string>();
  /** The font that the font table describes; undefined outside it. */
  #font: number | undefined;
  #isInFontTable = false;
  /** Characters in the group's encoding that are not yet decoded. */
  #bytes = '';
  /** How many characters to skip, because they stand for one that was read. */
  #skipped = 0;

  /** Whether groups are open. */
  get isOpen(): boolean {
    return this.#outer.length > 0;
  }

  read(rtf: string): void {
    TOKEN.lastIndex = 0;
    for (;;) {
      const at = TOKEN.lastIndex;
      const token = TOKEN.exec(rtf);
      if (token === null) {
        // A backslash at the end.
        this.#decode();
        return;
      }
      const [written, word, number, hex, symbol, brace] = token;
      if (word === 'bin')
        TOKEN.lastIndex = Math.min(rtf.length, at + written.length + Math.max(0, Number(number ?? 0)));
      else if (word !== undefined) this.#control(word, number === undefined ? undefined : Number(number));
      else if (hex !== undefined) this.#character(String.fromCharCode(Number.parseInt(hex, 16)));
      else if (symbol !== undefined) this.#symbol(symbol);
      else if (brace === '{') this.#open();
      else if (brace === '}') this.#close();
      else if (!/^[\r\n]/.test(written)) this.#character(written);
    }
  }

  #open(): void {
    this.#decode();
    if (this.#outer.length >= MOST_DEPTH) {
      throw new UnreadableArticle(
        'broken-file',
        `The RTF document nests groups more than ${MOST_DEPTH} deep: save it again, or its text, and drop that.`,
      );
    }
    this.#outer.push(this.#group);
    this.#group = { ...this.#group };
    this.#skipped = 0;
  }

  #close(): void {
    this.#decode();
    this.#group = this.#outer.pop() ?? this.#group;
    if (!this.#group.isWordless) this.#isInFontTable = false;
    this.#skipped = 0;
  }

  #symbol(symbol: string): void {
    this.#decode();
    if (symbol === '*') this.#group.isWordless = true;
    else if (this.#skipped > 0) this.#skipped--;
    else this.#write(SYMBOLS.get(symbol) ?? '');
  }

  #control(word: string, number: number | undefined): void {
    this.#decode();
    const group = this.#group;
    if (WORDLESS.has(word)) group.isWordless = true;
    switch (word) {
      case 'fonttbl':
        this.#isInFontTable = true;
        break;
      case 'title':
      case 'author':
      case 'creatim':
        if (group.isWordless) group.property = word;
        break;
      case 'yr':
      case 'mo':
      case 'dy':
        if (group.property === 'creatim' && number !== undefined)
          this.properties.creatim += `${word === 'yr' ? '' : '-'}${String(number).padStart(2, '0')}`;
        break;
      case 'mac':
        this.#useStandard('macintosh');
        break;
      case 'ansicpg':
        this.#useStandard(encodingOfCodePage(number));
        break;
      case 'f':
        if (this.#isInFontTable) this.#font = number;
        else group.encoding = this.#encodings.get(number ?? 0) ?? this.#standard;
        break;
      case 'fcharset':
        if (this.#isInFontTable)
          this.#encodings.set(this.#font ?? 0, BY_CHARSET[number ?? 0] ?? this.#standard);
        break;
      case 'uc':
        group.substitutes = number ?? 1;
        break;
      case 'u':
        this.#write(String.fromCharCode((number ?? 0) & 0xffff));
        this.#skipped = group.substitutes;
        break;
      case 'v':
        group.isHidden = number !== 0;
        break;
      case 'deleted':
        group.isDeleted = number !== 0;
        break;
      case 'plain':
        group.isHidden = false;
        group.isDeleted = false;
        group.encoding = this.#standard;
        break;
      default: {
        const written = CHARACTERS.get(word);
        if (written !== undefined) this.#write(written);
      }
    }
  }

  #useStandard(encoding: string): void {
    this.#standard = encoding;
    this.#group.encoding = encoding;
  }

  #character(bytes: string): void {
    const skipped = Math.min(this.#skipped, bytes.length);
    this.#skipped -= skipped;
    this.#bytes += bytes.slice(skipped);
    if (this.#bytes.length > MOST_BYTES) this.#decode();
  }

  #decode(): void {
    const bytes = this.#bytes;
    this.#bytes = '';
    if (bytes === '') return;
    const isAscii = !/[^\0-\x7f]/.test(bytes);
    this.#write(isAscii ? bytes : this.#decoder().decode(Buffer.from(bytes, 'latin1')));
  }

  #decoder(): TextDecoder {
    const { encoding } = this.#group;
    const decoder = this.#decoders.get(encoding) ?? new TextDecoder(encoding);
    this.#decoders.set(encoding, decoder);
    return decoder;
  }

  #write(words: string): void {
    const { isWordless, property, isHidden, isDeleted } = this.#group;
    if (property === 'title' || property === 'author') this.properties[property] += words;
    else if (isWordless || isHidden || isDeleted) return;
    else this.words.push(words);
    this.#length += words.length;
    if (this.#length > MAX_ARTICLE_BYTES) {
      throw new UnreadableArticle(
        'too-large',
        'The RTF document has more text than one document may have: split it and drop the parts.',
      );
    }
  }
}

function encodingOfCodePage(number: number | undefined): string {
  if (number === undefined) return 'windows-1252';
  const encoding = BY_CODE_PAGE[number];
  if (encoding !== undefined) return encoding;
  return (number >= 1250 && number <= 1258) || number === 874 ? `windows-${number}` : 'windows-1252';
}
