import { type Article, UnreadableArticle } from '../article.ts';
import { isoDate } from '../dates.ts';

/** Whether a piece may be published, by its provider. */
export interface Usability {
  /** IPTC's publishing status, with or without its scheme: `usable`, `stat:withheld`, `canceled`. */
  status?: string | undefined;
  /** When it may be published: any date that `isoDate` reads. */
  embargo?: unknown;
}

/** The provider's id and version of a piece. */
type Piece = Pick<Article, 'guid' | 'version'>;

const CANCELLED = /^(?:cancell?ed|kill(?:ed)?|deleted|retracted|recalled)$/;
const WITHHELD = /^(?:withheld|embargoed|draft|pending|private|trash|auto-draft|future|inherit|spiked)$/;

/**
 * Refuses a piece that its provider has not released: it is a failed article until a usable version is dropped.
 *
 * @param piece part of the error, because a withdrawn version replaces earlier ones
 * @throws UnreadableArticle `cancelled`, `withheld`, or `embargoed` with the time from which it may be dropped again
 */
export function refuseIfNotUsable({ status, embargo }: Usability, { guid, version }: Piece = {}): void {
  const piece = { ...(guid !== undefined && { guid }), ...(version !== undefined && { version }) };
  const word =
    status
      ?.slice(status.lastIndexOf(':') + 1)
      .trim()
      .toLowerCase() ?? '';
  if (CANCELLED.test(word)) {
    throw new UnreadableArticle(
      'cancelled',
      `Its provider has cancelled it (status “${word}”): nothing is to be done.`,
      piece,
    );
  }
  const until = isoDate(embargo);
  if (until !== undefined && Date.parse(until) > Date.now()) {
    throw new UnreadableArticle(
      'embargoed',
      `Its provider has set an embargo until ${until}: drop it again after that.`,
      piece,
    );
  }
  if (until === undefined && typeof embargo === 'string' && /\d{4}/.test(embargo)) {
    throw new UnreadableArticle(
      'embargoed',
      `Its provider has set an embargo whose date can’t be read (“${embargo.slice(0, 60)}”): mend it, or take it out, and drop it again.`,
      piece,
    );
  }
  if (WITHHELD.test(word) && !(word === 'embargoed' && until !== undefined)) {
    throw new UnreadableArticle(
      'withheld',
      `Its provider withholds it (status “${word}”): drop it again when it is released.`,
      piece,
    );
  }
}
