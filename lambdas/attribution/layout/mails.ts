import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { BEHIND_SENDER, MAIL_FIELD, MAIL_SALUTATION, SENDER, SENDER_FIELD } from '../language/index.ts';
import { trimmedToBrackets } from '../wording.ts';
import { type Certain, CONSTRUCT, inOneVoice, type MarkedDocument } from './construct.ts';
import { addressedBelow } from './extent.ts';
import { LIMITS } from './limits.ts';
import { closingOf, lineIn, signsAs } from './sign-offs.ts';

/** The lines above an e-mail. */
interface Fields {
  sender: Span;
  /** Index of the first paragraph behind them. */
  end: number;
}

/** E-mails with their first lines: what stands below `From: Jo Bell` and `To: Ed Hall` is Bell's. */
export function findMails(marked: MarkedDocument): Certain[] {
  const { document } = marked;
  const { paragraphs } = document;
  const found: Certain[] = [];
  for (let index = 0; index < paragraphs.length; index++) {
    const fields = fieldsAt(document, index);
    if (!fields) continue;
    const first = isLineOf(document, fields.end, MAIL_SALUTATION) ? fields.end + 1 : fields.end;
    const end = endOfMail(
      marked,
      first,
      index === 0,
      document.text.slice(fields.sender.start, fields.sender.end),
    );
    const said = paragraphs.slice(first, end).map(({ start, end }) => ({ start, end }));
    const head = { construct: CONSTRUCT.letter, source: [fields.sender], cue: [] };
    found.push(...inOneVoice(found.length, head, said));
    index = Math.max(fields.end, end) - 1;
  }
  return found;
}

/** Two lines at least, one of which names the sender. */
function fieldsAt({ text, paragraphs }: Document, index: number): Fields | undefined {
  let sender: Span | undefined;
  let end = index;
  for (; end < paragraphs.length && end - index < LIMITS.mailFields; end++) {
    const line = lineIn(text, paragraphs[end]!);
    const field = line && MAIL_FIELD.exec(text.slice(line.start, line.end));
    if (!field) break;
    if (field.groups!.field === SENDER_FIELD)
      sender ??= nameIn(text, { start: line.start + field[0].length, end: line.end });
  }
  return sender && end - index > 1 ? { sender, end } : undefined;
}

/** The name before the address, or the address; nothing if it is neither: `From: Monday to Friday`. */
function nameIn(text: string, { start, end }: Span): Span | undefined {
  const behind = BEHIND_SENDER.exec(text.slice(start, end))?.index ?? 0;
  const name = trimmedToBrackets(text, { start, end: behind > 0 ? start + behind : end });
  return SENDER.test(text.slice(name.start, name.end)) ? name : undefined;
}

/** The paragraph behind an e-mail's last one: behind `Regards`, before the next e-mail, or where the article goes on. */
function endOfMail(marked: MarkedDocument, first: number, isAll: boolean, sender: string): number {
  const { document } = marked;
  const { paragraphs } = document;
  const closing = closingOf(document, first + 1, signsAs(sender));
  let next = first;
  while (next < paragraphs.length && !isLineOf(document, next, MAIL_FIELD)) next++;
  if (closing && closing.at <= next) return closing.at;
  return isAll ? next : Math.min(next, addressedBelow(marked, first));
}

function isLineOf({ text, paragraphs }: Document, index: number, form: RegExp): boolean {
  const line = paragraphs[index] && lineIn(text, paragraphs[index]);
  return line !== undefined && form.test(text.slice(line.start, line.end));
}
