import { nameIdOf, surnameKey } from '../../identities/index.ts';
import { hashOf } from '../../model/hash.ts';
import { articleIdOf, placeOfArticle } from './ids.ts';

export interface Key {
  pk: string;
  sk: string;
}

/** One more than the highest record number a file can have. */
export const END = 1_000_000_000;

const RECORD_DIGITS = 9;
const START_DIGITS = 8;
const LAST_START = 10 ** START_DIGITS - 1;

const padded = (value: number, digits: number) => String(value).padStart(digits, '0');

export const fileKey = (fileId: string): Key => ({ pk: `FILE#${fileId}`, sk: 'FILE' });

/** The prefix of the keys of all article items of a file. */
export const ANY_ARTICLE = 'ARTICLE#';

/** The prefix of the keys of all quote items of an article. */
export const ANY_QUOTE = 'QUOTE#';

/** The keys of all versions of the articles of a file from `record` on begin with this or sort after it. */
export const articlesFrom = (record: number) => `${ANY_ARTICLE}${padded(record, RECORD_DIGITS)}`;

/** @param version of the file: the fencing token of the lease under which it was written */
export const articleKey = (articleId: string, version: number): Key => {
  const { fileId, record } = placeOfArticle(articleId) ?? { fileId: articleId, record: 0 };
  return { pk: `FILE#${fileId}`, sk: `${articlesFrom(record)}#${version}` };
};

/** The article and version that an item's key identifies. */
export function articleOf({ pk, sk }: Key): { articleId: string; record: number; version: number } {
  const [, record, version] = sk.split('#');
  return {
    articleId: articleIdOf(pk.slice('FILE#'.length), Number(record)),
    record: Number(record),
    version: Number(version),
  };
}

export const quotePartition = (articleId: string) => `ARTICLE#${articleId}`;

/** The place of a quote in its article: sorts like the text. */
export const placeKey = (start: number, hash: string) => `${padded(start, START_DIGITS)}#${hash}`;

/** The prefix of all versions of the quotes at `place`. */
export const quotesAt = (place: string) => `${ANY_QUOTE}${place}`;

export const quoteKey = (articleId: string, place: string, version: number): Key => ({
  pk: quotePartition(articleId),
  sk: `${quotesAt(place)}#${version}`,
});

/** The quote and version that an item's key identifies. */
export function quoteOf({ pk, sk }: Key): {
  articleId: string;
  start: number;
  hash: string;
  version: number;
} {
  const [, start, hash = '', version] = sk.split('#');
  return {
    articleId: pk.slice('ARTICLE#'.length),
    start: Number(start),
    hash,
    version: Number(version),
  };
}

/** Sorts articles by time in both indexes: `2016-12-19T18:05:00.000Z#<article id>`. */
export const articleAt = (time: string, articleId: string) => `${time}#${articleId}`;

/** Sorts quotes by the time of their article; read backwards, those of one article come in the order of its text. */
export const quoteAt = (time: string, articleId: string, start: number, hash: string) =>
  `${articleAt(time, articleId)}#${padded(LAST_START - start, START_DIGITS)}#${hash}`;

/** The day of anything that sorts by time. */
export const dayOf = (at: string) => at.slice(0, 10);

export type ArticleStatus = 'ready' | 'failed';

/** Partition of the index by day. */
export const dayPartition = (status: ArticleStatus, day: string) => `${status}#${day}`;

/** The days that have articles: lists over a long range query only those. */
export const daysPartition = (status: ArticleStatus) => `DAYS#${status}`;

export const dayKey = (status: ArticleStatus, day: string): Key => ({ pk: daysPartition(status), sk: day });

/** All bearers of a surname, in any spelling, share a partition, because they are compared with each other. */
export const surnamePartition = (nameId: string) => `SURNAME#${surnameKey(nameId)}`;

/** When a surname's partition will be reclustered. */
export const scheduleKey = (partition: string): Key => ({ pk: partition, sk: 'LOOK' });

/** The prefix of the keys of all personas. */
export const ANY_PERSONA = 'PERSONA#';

/** The prefix of the personas of one name. */
export const personasNamed = (nameId: string) => `${ANY_PERSONA}${nameId}#`;

export const personaKey = (id: string): Key => {
  const nameId = nameIdOf(id);
  return { pk: surnamePartition(nameId), sk: `${personasNamed(nameId)}${id.slice(nameId.length)}` };
};

/** The persona that an item's key identifies. */
export const personaOf = ({ sk }: Pick<Key, 'sk'>) => sk.slice(ANY_PERSONA.length).replace('#', '');

/** The prefix of the keys of all speaker items. */
export const ANY_SPEAKER = 'SPEAKER#';

export const speakerKey = (id: string): Key => ({
  pk: surnamePartition(nameIdOf(id)),
  sk: `${ANY_SPEAKER}${id}`,
});

/** The speaker that an item's key identifies. */
export const speakerOf = ({ sk }: Pick<Key, 'sk'>) => sk.slice(ANY_SPEAKER.length);

/** What went wrong with a message of the extract function's queue. */
export const failureKey = (messageId: string): Key => ({ pk: `MESSAGE#${messageId}`, sk: 'FAILURE' });

/** Names are partitioned by their first letter, the shortest prefix that can be searched. */
export const namePartition = (name: string) => `NAME#${[...name].slice(0, 1).join('')}`;

/** One of the names under which the bearer of a full name is found; `#` occurs in no name. */
export const nameEntry = (name: string, nameId: string): Key => ({
  pk: namePartition(name),
  sk: `${name}#${nameId}`,
});

/** Passages are stored under each of their keys. */
export const passagePartition = (key: string) => `PASSAGE#${key}`;

/** Where a passage is printed; sorts by day. `index` is its place in the quote, from 0. */
export interface PassagePlace {
  day: string;
  articleId: string;
  start: number;
  hash: string;
  index: number;
}

const PASSAGE_DIGITS = 2;

/** A passage's place as a string that sorts by day and then in the order of the articles' texts. */
export const passageAt = ({ day, articleId, start, hash, index }: PassagePlace) =>
  `${day}#${articleId}#${placeKey(start, hash)}#${padded(index, PASSAGE_DIGITS)}`;

export const passageKey = (key: string, place: PassagePlace, version: number): Key => ({
  pk: passagePartition(key),
  sk: `${passageAt(place)}#${version}`,
});

/** The passage and version that a row's key identifies. */
export function passageOf({ sk }: Pick<Key, 'sk'>): PassagePlace & { version: number } {
  const [day = '', articleId = '', start, hash = '', index, version] = sk.split('#');
  return { day, articleId, start: Number(start), hash, index: Number(index), version: Number(version) };
}

/** The editions of a piece of news lie together by its provider's id of it. */
export const piecePartition = (guid: string) => `PIECE#${guid}`;

/** How the keys of all editions begin. */
export const ANY_EDITION = 'EDITION#';

const RANK_DIGITS = 16;

/** All editions of that rank or a higher one begin so or sort behind. */
export const editionsFrom = (rank: number) => `${ANY_EDITION}${padded(rank, RANK_DIGITS)}`;

/** @param version of the file that holds it */
export const editionKey = (guid: string, rank: number, articleId: string, version: number): Key => ({
  pk: piecePartition(guid),
  sk: `${editionsFrom(rank)}#${articleId}#${version}`,
});

/** Which article in which version an edition is, by its key. */
export function editionOf({ pk, sk }: Key): {
  guid: string;
  rank: number;
  articleId: string;
  version: number;
} {
  const [, rank, articleId = '', version] = sk.split('#');
  return { guid: pk.slice('PIECE#'.length), rank: Number(rank), articleId, version: Number(version) };
}

/** @param at the place of the utterance's first passage */
export const utteranceKey = (at: string): Key => ({ pk: `UTTERANCE#${at}`, sk: 'UTTERANCE' });

const ARTICLES_DIGITS = 6;
const MONTH = 'YYYY-MM'.length;

/**
 * Each repeated passage writes to the index twice, in the current month; one partition takes a thousand writes a
 * second.
 */
const MONTH_SHARDS = 8;

const monthPartition = (month: string, shard: number) => `utterances#${month}#${shard}`;

/**
 * The partition of the index by day that holds an utterance: the month of its first passage, in one of several shards.
 *
 * @param at the place of the utterance's first passage
 */
export const utterancePartition = (month: string, at: string) =>
  monthPartition(month, hashOf(at) % MONTH_SHARDS);

/** All partitions of the index by day that hold a month's utterances; each is sorted separately. */
export const monthPartitions = (month: string): string[] =>
  Array.from({ length: MONTH_SHARDS }, (_, shard) => monthPartition(month, shard));

/** The months that have utterances. */
export const MONTHS = 'DAYS#utterances';

export const monthOf = (day: string) => day.slice(0, MONTH);
export const monthKey = (month: string): Key => ({ pk: MONTHS, sk: month });

/** The prefix of all utterances printed in so many articles; those printed in more sort after it. */
export const articleCountKey = (articles: number) => padded(articles, ARTICLES_DIGITS);

/** Sorts the utterances of a month by how many articles print them. */
export const utteranceAt = (articles: number, at: string) => `${articleCountKey(articles)}#${at}`;
