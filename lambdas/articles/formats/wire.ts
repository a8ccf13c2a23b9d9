import { type Article, UnreadableArticle } from '../article.ts';
import { cleanText, withoutEnd } from '../clean-text.ts';
import { knownFacts } from '../facts.ts';
import type { Part } from '../part.ts';
import { joined, paragraphsOf } from './lines.ts';

/** Control characters of ANPA 1312 and IPTC 7901. */
const START_OF_HEADER = '\x01';
const START_OF_TEXT = '\x02';
const END_OF_TEXT = '\x03';

/** Lines below the text that are meant for editors. */
const NOT_FOR_PRINT = /^(?:\* ?){3,}\s*$|^The following information is not intended for publication/;
const EDITORS_LINE =
  /^(?:Eds?\.?:|Editors?:|AP Photos?\b|AP (?:Video|Graphic)|With |HFR|Adds |Restores |Recasts )/i;
const STATUS_LINE =
  /^(?:(?:REFILE|URGENT|BREAKING|CORRECTED|CORRECTION|REPEAT|REPEATING|EXTRA|NEWS FEATURE)$|(?:UPDATE|LEAD|ROUNDUP|1ST LEAD|2ND LEAD|3RD LEAD|\dTH LEAD)\b)/;
/** `GENEVA, March 3 (AP) _ `, `Geneva (dpa) - ` */
const DATELINE = /^(\p{Lu}[\p{L}\p{M}.,'’ \d/-]{1,60}? \([\p{L}\d/ -]{2,20}\))\s+(?:_|-{1,2}|–|—)\s+/u;

/** A line below a byline: an agency or the reporter's role. */
const AGENCY = /\b(?:press|wire|news|agency|agence|service)\b/i;
const WRITER = /\bwriter\b/i;
const INDENTED = /^(?: {2,}|\t)\S/;
/** The last line of a message that another one continues. */
const MORE = /^\(?MORE\)?$/;

/** Whether a text is a wire message: the control characters of a header, followed by those of a text. */
export function isWire(head: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the formats are made of them
  const start = /^[\x00\x16\s\uFEFF]*\x01([^\x01\x02]{1,1000})\x02/.exec(head);
  return start !== null;
}

/** The messages of a wire file. Header fields and trailers are left out; the dateline becomes a fact. */
export function* wireParts(file: string): Generator<Part> {
  for (const message of file.split(START_OF_HEADER).slice(1)) {
    const at = message.indexOf(START_OF_TEXT);
    if (at === -1) {
      if (cleanText(message) !== '') yield { format: 'wire', read: () => Promise.reject(cutOff()) };
      continue;
    }
    const end = message.indexOf(END_OF_TEXT, at);
    const body = message.slice(at + 1, end === -1 ? undefined : end);
    const notes = end === -1 ? ['The message has no mark at its end: it may be cut off.'] : [];
    yield {
      format: 'wire',
      ...(notes.length > 0 && { notes }),
      read: () => readMessage(message.slice(0, at), body),
    };
  }
}

function cutOff(): UnreadableArticle {
  return new UnreadableArticle(
    'broken-file',
    'The wire message ends inside its header, as if cut off: drop the whole message again.',
  );
}

function readMessage(header: string, raw: string): Article {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is left of typesetting codes
  const body = cleanText(raw.replace(/[\x05-\x08\x0e-\x1f\x7f]/g, ' '));
  const isAnpa = /^\s*\^/.test(body);
  const { title, author, publication, lines } = isAnpa ? anpaHead(body) : iptcHead(body);
  const end = lines.findIndex((line) => NOT_FOR_PRINT.test(line));
  const paragraphs = paragraphsOf((end === -1 ? lines : lines.slice(0, end)).join('\n'))
    .map(joined)
    .filter((paragraph) => !/^_{2,}=?$|^\^?AP-[A-Z]{2}-\d\d/.test(paragraph) && !MORE.test(paragraph));
  const dateline = DATELINE.exec(paragraphs[0] ?? '');
  if (dateline !== null) paragraphs[0] = paragraphs[0]!.slice(dateline[0].length);
  const text = cleanText(paragraphs.join('\n\n').replaceAll('``', '“').replaceAll("''", '”'));
  if (text === '')
    throw new UnreadableArticle(
      'no-text',
      'The wire message has no text behind its header: drop it again with its text.',
    );
  const agency = dateline === null ? undefined : /\(([^()]+)\)$/.exec(dateline[1]!)?.[1];
  return {
    text,
    ...knownFacts({
      title: [title],
      author: [author],
      publication: [publication, agency, /\s{2}([a-z]{2,6})(?:-[a-z]+)? \d{4}\s*$/m.exec(header)?.[1]],
      dateline: [dateline?.[1]],
    }),
  };
}

interface Head {
  title?: string;
  author?: string;
  publication?: string;
  /** The lines of the text. */
  lines: string[];
}

/** ANPA: lines that begin with `^` and end with `<` or `=`: slug, headline, notes to editors and byline. */
function anpaHead(body: string): Head {
  const all = body.split('\n');
  const first = all.findIndex(
    (line) => line.trim() !== '' && !line.startsWith('^') && !/^\^/.test(line.trim()),
  );
  const marked = (first === -1 ? all : all.slice(0, first)).map((line) => line.trim().replace(/^\^/, ''));
  const head = marked.map((line) => withoutEnd(line, '<=').trim());
  const [slug, ...rest] = head;
  const byline = rest.find((line) => /^by\s/i.test(line));
  const title =
    rest.find((line) => line !== '' && line !== byline && !EDITORS_LINE.test(line)) ??
    slug?.replace(/,\d+$/, '');
  const below = byline === undefined ? undefined : rest[rest.indexOf(byline) + 1];
  const lines =
    first === -1
      ? rest.flatMap((line) => [line, ''])
      : all.slice(first).map((line) => line.replace(/^\s*\^/, '\t').replace(/[<=]$/, ''));
  return {
    lines,
    ...(title !== undefined && { title }),
    ...(byline !== undefined && { author: byline }),
    ...(below !== undefined && AGENCY.test(below) && !WRITER.test(below) && { publication: below }),
  };
}

/**
 * IPTC 7901: status, headline and byline above the first blank line, or where there is none above the first indented
 * one; the byline ends with `=`.
 */
function iptcHead(body: string): Head {
  const all = body.split('\n');
  const blank = all.findIndex((line, at) => at > 0 && line.trim() === '');
  const end = blank === -1 ? all.findIndex((line, at) => at > 0 && INDENTED.test(line)) : blank;
  const head = all.slice(0, Math.max(end, 0)).map((line) => withoutEnd(line, '=').trim());
  const byline = head.find((line) => /^by\s/i.test(line));
  const isTitle = (line: string, at: number) =>
    line !== byline &&
    !STATUS_LINE.test(line) &&
    !EDITORS_LINE.test(line) &&
    !(byline !== undefined && at > head.indexOf(byline) && WRITER.test(line));
  const title = head.filter(isTitle).join(' ');
  return {
    lines: end === -1 ? all : all.slice(end),
    ...(title !== '' && { title }),
    ...(byline !== undefined && { author: byline }),
  };
}
