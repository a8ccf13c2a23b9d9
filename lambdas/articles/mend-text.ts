import { Parser } from 'htmlparser2';
import { UnreadableArticle } from './article.ts';

/** Characters of Windows-1252 whose byte differs from their code point, with their bytes. */
const WINDOWS = new Map(
  Array.from({ length: 32 }, (_, at) => 0x80 + at).map(
    (byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte] as const,
  ),
);
/** The same for Mac OS Roman: bytes from 0x80 on. */
const MACINTOSH = new Map(
  [...new TextDecoder('macintosh').decode(Uint8Array.from({ length: 128 }, (_, at) => 0x80 + at))].map(
    (character, at) => [character, 0x80 + at] as const,
  ),
);

/** The share of suspicious runs that must be valid UTF-8 for the text to be repaired. */
const CERTAIN = 0.9;
const NAMED_REFERENCE =
  /&(?:#\d{1,6}|#x[\da-f]{1,5}|quot|amp|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip|eacute|egrave|agrave|ouml|auml|uuml|szlig);/gi;

/** A larger share of replacement characters means that letters and quotation marks are lost. */
const MOST_LOST = 1 / 200;
const FEW_LOST = 3;

export interface Mended {
  text: string;
  notes: string[];
}

/**
 * Repairs a text that was decoded in the wrong encoding before it was dropped (`â€œNoâ€`), or that contains HTML
 * character references (`&quot;No&quot;`), if this is certain.
 *
 * @throws UnreadableArticle `unknown-encoding` if too many characters are lost to find quotes
 */
export function mendText(text: string): Mended {
  const notes: string[] = [];
  let mended = text;
  for (let times = 0; times < 2; times++) {
    const once = decodedOnceMore(mended);
    if (once === undefined) break;
    if (times === 0)
      notes.push('The text had been decoded in the wrong encoding before it came here; that was undone.');
    mended = once;
  }
  const plain = withoutReferences(mended);
  if (plain !== undefined) {
    notes.push('Characters written as in HTML (&quot; for a quotation mark) were put in their place.');
    mended = plain;
  }
  const lost = mended.match(/\ufffd/g)?.length ?? 0;
  if (lost > FEW_LOST && lost > mended.length * MOST_LOST) {
    throw new UnreadableArticle(
      'unknown-encoding',
      `${lost} characters of the text are lost (\ufffd): it was converted wrongly before it came here. Drop the original.`,
    );
  }
  return { text: mended, notes };
}

/** Decodes the text's non-ASCII runs once more as UTF-8; undefined if they are not UTF-8. */
function decodedOnceMore(text: string): string | undefined {
  if (!/[ÂÃâÐÑÅ‚√]/.test(text)) return undefined;
  return readAs(text, WINDOWS) ?? readAs(text, MACINTOSH);
}

function readAs(text: string, table: ReadonlyMap<string, number>): string | undefined {
  let runs = 0;
  let right = 0;
  const mended = text.replace(/[^\0-\x7f]{2,}/g, (run) => {
    const bytes = bytesIn(run, table);
    if (bytes === undefined) return run;
    runs++;
    try {
      const read = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      right++;
      return read;
    } catch {
      return run;
    }
  });
  return right > 0 && right >= CERTAIN * runs ? mended : undefined;
}

function bytesIn(run: string, table: ReadonlyMap<string, number>): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const character of run) {
    const code = character.codePointAt(0)!;
    const byte =
      table.get(character) ?? (table === WINDOWS && code >= 0x80 && code <= 0xff ? code : undefined);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

/**
 * The text with HTML character references decoded; undefined if it has none, or has tags or bare `&`s and may be meant
 * as it is.
 */
function withoutReferences(text: string): string | undefined {
  const count = text.match(NAMED_REFERENCE)?.length ?? 0;
  if (count === 0 || text.includes('<') || text.split('&').length - 1 !== count) return undefined;
  let plain = '';
  const parser = new Parser({
    ontext(words) {
      plain += words;
    },
  });
  parser.end(text);
  return plain.replaceAll('\u00a0', ' ');
}
