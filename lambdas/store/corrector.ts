import { setTimeout as sleep } from 'node:timers/promises';
import type { QuoteInArticle, StoredQuoteInArticle, Verdict } from '../model/stored.ts';
import { isSameVerdict } from './corrections/corrected.ts';
import { correctionsIn } from './corrections/with-corrections.ts';
import { applyChange } from './publishing/apply-change.ts';
import type { Deadline } from './publishing/deadline.ts';
import { acquireToCorrect, Superseded } from './publishing/lease.ts';
import { quoteById } from './reads/article-quotes.ts';
import { attachSpeakers } from './reads/attach-speakers.ts';
import { createSpeakerCorrector, type SpeakerCorrector } from './speakers/corrections.ts';
import { SpeakerDirectory } from './speakers/directory.ts';
import { knownSpeaker, nameGiven } from './speakers/known-speaker.ts';
import { mainOf, ownOf } from './speakers/merges.ts';
import { evidenceIn, type PersonaItem, readPersonas } from './speakers/personas.ts';
import { Uncorrectable } from './speakers/uncorrectable.ts';
import { STORED } from './table/attributes.ts';
import { connect, type StoreSettings, type Table } from './table/client.ts';
import { type CorrectionItem, correctionKey, correctionOf } from './table/correction-item.ts';
import { type FileItem, type PendingChange, readFileItem } from './table/file-item.ts';
import { fileIdOf, placeOfQuote } from './table/ids.ts';
import { END, personaOf, placeKey } from './table/keys.ts';
import { nameId } from './table/names.ts';
import { hashIn, isRejected } from './table/quote-item.ts';

/** A correction as a person requests it; undefined to revert one. */
export type QuoteAssignment =
  /** The id of a speaker, or of one of their aliases. */
  | { speaker: string }
  /** A name, which may be new. */
  | { speakerName: string }
  | { verdict: 'unnamed' | 'rejected' };

/** Which correction the quote must have to be corrected now: one with one of these revisions, any, or none. */
export type Expected = readonly number[] | 'any' | 'none';

export interface StoreCorrector extends SpeakerCorrector {
  /**
   * Assigns a quote to a speaker, marks its speaker as unnamed, or rejects the quote. Applies to later versions of the
   * article as long as the words stay; readers see it at once. Repeating a correction changes nothing.
   *
   * @param asked undefined to revert an earlier correction
   * @param expected nothing changes if the quote has another correction; undefined: whichever it has
   * @returns the quote afterwards
   * @throws {Uncorrectable} `unknown-quote`, `unknown-speaker`, `no-name`, `changed`; `being-read` while a new version
   * of
   *   the quote's file is written
   */
  correctQuote(id: string, asked: QuoteAssignment | undefined, expected?: Expected): Promise<QuoteInArticle>;
}

/** Longer than any request takes, in milliseconds. */
const LIFETIME_MS = 60_000;
const DEADLINE: Deadline = { now: Date.now, lifetime: LIFETIME_MS, isOutOfTime: () => false };
const MOST_TRIES = 10;
const PAUSE_MS = 50;
const LONGEST_EXACT = 2000;

/** Others kept correcting the same file at the same time; a retry may well succeed. */
class ContentionError extends Error {
  constructor(fileId: string) {
    super(`Others corrected file ${fileId} at the same time, ${MOST_TRIES} times; retry.`);
    this.name = 'ContentionError';
  }
}

const clockNow = () => ({ now: Date.now(), until: Date.now() + LIFETIME_MS });

const unknown = (id: string) =>
  new Uncorrectable(
    'unknown-quote',
    `There is no quote '${id}'; a new version of its article may have given it another id.`,
  );

function speakerOf(item: PersonaItem): Extract<Verdict, { verdict: 'speaker' }> {
  const { names, type, genders } = evidenceIn(item);
  const [gender = null] = genders.length === 1 ? genders : [];
  const persona = personaOf(item);
  return { verdict: 'speaker', persona, name: names[0] ?? persona, type, gender };
}

async function verdictOf(table: Table, asked: QuoteAssignment): Promise<Verdict> {
  if ('verdict' in asked) return asked;
  if ('speaker' in asked) {
    const speaker = await knownSpeaker(table, asked.speaker);
    const own = speaker.personas.find((item) => personaOf(item) === asked.speaker);
    return speakerOf(own ?? mainOf(ownOf(speaker)));
  }
  const name = nameGiven(asked.speakerName);
  const persona = nameId(name);
  const [known] = await readPersonas(table, [persona]);
  if (!known) return { verdict: 'speaker', persona, name, type: 'person', gender: null };
  return { ...speakerOf(known), name };
}

function assertExpected(revision: number | undefined, expected: Expected): void {
  const isMet =
    expected === 'none'
      ? revision === undefined
      : revision !== undefined && (expected === 'any' || expected.includes(revision));
  if (isMet) return;
  throw new Uncorrectable(
    'changed',
    'Somebody else has corrected this quote in the meantime; look at it again.',
  );
}

/** Completes the pending change of an earlier lease. @returns whether there was one */
async function finishEarlier(table: Table, fileId: string, file: FileItem): Promise<boolean> {
  const pending = file[STORED.pendingChange];
  if (!pending || (pending.next === END && !pending.correction)) return false;
  const lease = await acquireToCorrect(table, fileId, file, clockNow(), undefined);
  if (lease) await applyChange(table, lease, pending, DEADLINE);
  return true;
}

/** The pending change for a correction, under the next lease of the file. @param name of the correction */
function pendingOf(
  { quote, article }: StoredQuoteInArticle,
  file: FileItem,
  name: string,
  said: Verdict | undefined,
): PendingChange {
  const revision = file[STORED.fencingToken] + 1;
  const { visible = 0 } = file;
  const start = quote.spans.content[0]?.start ?? 0;
  const isCommunication = quote.type === 'communication';
  const was = isCommunication && !isRejected(quote) ? 1 : 0;
  const is = isCommunication && said?.verdict !== 'rejected' ? 1 : 0;
  const item: CorrectionItem = {
    ...correctionKey(article.id, name),
    ...(said && { said }),
    exact: quote.text.slice(0, LONGEST_EXACT).toWellFormed(),
    prefix: quote.before,
    suffix: quote.after,
    start,
    at: new Date().toISOString(),
    revision,
  };
  return {
    [STORED.fencingToken]: revision,
    from: visible,
    to: visible,
    next: 0,
    correction: {
      articleId: article.id,
      place: placeKey(start, hashIn(quote.id)),
      item,
      quotes: article.quotes - was + is,
    },
  };
}

/** @returns undefined if somebody else acquired the file meanwhile */
async function tryToCorrect(
  table: Table,
  id: string,
  said: Verdict | undefined,
  expected: Expected | undefined,
): Promise<QuoteInArticle | undefined> {
  const place = placeOfQuote(id);
  const fileId = fileIdOf(id);
  const file = place && (await readFileItem(table, fileId));
  if (!place || file?.visible === undefined) throw unknown(id);
  if (file.state === 'open' && file.until > Date.now()) {
    throw new Uncorrectable('being-read', 'The file of this quote is being extracted; retry in a moment.');
  }
  if (await finishEarlier(table, fileId, file)) return undefined;
  const found = await quoteById(table, id);
  if (!found) throw unknown(id);
  const { quote, article } = found;
  const { correction } = quote;
  const shown = async () => (await attachSpeakers(new SpeakerDirectory(table), [found]))[0];
  const name = correction?.key ?? placeKey(place.start, place.hash);
  const earlier =
    correction && (await correctionsIn(table, article.id)).find((item) => correctionOf(item) === name);
  if (isSameVerdict(earlier?.said, said)) return shown();
  if (expected !== undefined) assertExpected(correction?.revision, expected);

  const pending = pendingOf(found, file, name, said);
  const lease = await acquireToCorrect(table, fileId, file, clockNow(), pending);
  if (!lease) return undefined;
  try {
    await applyChange(table, lease, pending, DEADLINE);
  } catch (error) {
    // Whoever acquired the file since then has completed this first.
    if (!(error instanceof Superseded)) throw error;
  }
  const now = await quoteById(table, id);
  return now && (await attachSpeakers(new SpeakerDirectory(table), [now]))[0];
}

/** Corrects the table. */
export function createStoreCorrector(settings: StoreSettings): StoreCorrector {
  const table = connect(settings);
  return {
    ...createSpeakerCorrector(table),

    async correctQuote(id, asked, expected) {
      const said = asked && (await verdictOf(table, asked));
      for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
        if (attempt > 0) await sleep(Math.random() * PAUSE_MS * attempt);
        const done = await tryToCorrect(table, id, said, expected).catch((error) => {
          if (error instanceof Superseded) return undefined;
          throw error;
        });
        if (done) return done;
      }
      throw new ContentionError(fileIdOf(id));
    },
  };
}
