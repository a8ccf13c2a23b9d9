import { nameIdOf } from '../../identities/index.ts';
import type { StoredArticle, StoredQuote } from '../../model/stored.ts';
import {
  type Passage,
  passageFrom,
  type Said,
  type Signature,
  signaturesOf,
} from '../../text-reuse/index.ts';
import { timeOf } from '../table/article-item.ts';
import {
  dayOf,
  type Key,
  type PassagePlace,
  passageAt,
  passageKey,
  passageOf,
  quoteOf,
} from '../table/keys.ts';
import { hashIn, type QuoteItem, typeOf } from '../table/quote-item.ts';

/** A passage of a quote in one version of its file, under one of its keys. */
export interface PassageItem extends Key {
  text: string;
  /** The name's id of its speaker. */
  speaker?: string | undefined;
  /** A person said that it is no quote: readers don't see it. */
  rejected?: boolean | undefined;
}

/** Where a passage is printed, and the words by which it is compared. */
export interface Printed extends Said {
  place: PassagePlace;
  /** The same for the same passage at the same place in any version; sorts by day. */
  at: string;
}

/** A passage to search for under its keys. */
export interface Sought extends Printed {
  keys: string[];
}

const printed = (passage: Passage, place: PassagePlace, speaker: string | undefined): Printed => ({
  passage,
  place,
  at: passageAt(place),
  day: place.day,
  speaker,
});

const soughtAmong = (
  signatures: Signature[],
  where: Omit<PassagePlace, 'index'>,
  speaker: string | undefined,
): Sought[] =>
  signatures.map(({ passage, keys }, index) => ({
    ...printed(passage, { ...where, index }, speaker),
    keys,
  }));

/** The keys of the rows of a quote's passages. */
export function passageKeysOf(item: Key & Pick<QuoteItem, 'passages'>): Key[] {
  const { articleId, start, hash, version } = quoteOf(item);
  const [day = '', ...passages] = item.passages?.split(';') ?? [];
  return passages.flatMap((keys, index) =>
    keys.split('|').map((key) => passageKey(key, { day, articleId, start, hash, index }, version)),
  );
}

/** The rows of a passage. @param isRejected a person said that it belongs to no quote */
export const passageItems = (
  { keys, place, passage, speaker }: Sought,
  version: number,
  isRejected: boolean,
): PassageItem[] =>
  keys.map((key) => ({
    ...passageKey(key, place, version),
    text: passage.text,
    speaker,
    ...(isRejected && { rejected: true }),
  }));

/** The passages of a quote. */
export function passagesOfQuote(
  quote: StoredQuote,
  article: Pick<StoredArticle, 'published' | 'received' | 'failure'>,
): Sought[] {
  const { articleId, speaker, spans } = quote;
  const where = {
    day: dayOf(timeOf(article)),
    articleId,
    start: spans.content[0]?.start ?? 0,
    hash: hashIn(quote.id),
  };
  return soughtAmong(
    signaturesOf(quote),
    where,
    speaker.persona === null ? undefined : nameIdOf(speaker.persona),
  );
}

/** The passages of a stored quote; none if it was stored before there were passages. */
export function passagesOfItem(item: QuoteItem): Sought[] {
  if (item.passages === undefined) return [];
  const [day = ''] = item.passages.split(';');
  const { articleId, start, hash } = quoteOf(item);
  const signatures = signaturesOf({ kind: item.kind, type: typeOf(item), text: item.text });
  const nameId = item.speaker === undefined ? undefined : nameIdOf(item.speaker);
  return soughtAmong(signatures, { day, articleId, start, hash }, nameId);
}

/** The passage in a row, and its version. */
export function printedFrom(item: PassageItem): Printed & { version: number } {
  const { version, ...place } = passageOf(item);
  return { ...printed(passageFrom(item.text), place, item.speaker), version };
}
