export type * from '../model/stored.ts';
export {
  createStoreCorrector,
  type Expected,
  type QuoteAssignment,
  type StoreCorrector,
} from './corrector.ts';
export { createFailureStore, type FailureStore } from './failures.ts';
export { createIdentityReader, type IdentityLink, type SpeakerIdentity } from './identity-reader.ts';
export { type FileToExtract, SUPERSEDED } from './pieces/editions.ts';
export type { Deadline } from './publishing/deadline.ts';
export { DELETED, type ResumedLease, Superseded } from './publishing/lease.ts';
export { recountAll } from './publishing/recount-all.ts';
export { createStoreWriter, type Extracted, type StoreWriter } from './publishing/writer.ts';
export {
  type ArticleWithQuotes,
  createFileReader,
  type FileInStore,
  type FileReader,
} from './reads/file-contents.ts';
export { type FileState, fileStates } from './reads/file-states.ts';
export { createStoreReader } from './reads/reader.ts';
export { reclusterAll } from './speakers/recluster-all.ts';
export { reclusterDue } from './speakers/recluster-later.ts';
export { Uncorrectable } from './speakers/uncorrectable.ts';
export { textKeyOf } from './table/article-item.ts';
export type { ReclusterRequest, StoreSettings } from './table/client.ts';
export type { Job, Lease, ReadProgress } from './table/file-item.ts';
export { articleIdOf, fileIdFor, fileIdOf, quoteIdOf } from './table/ids.ts';
export type { Key } from './table/keys.ts';
export { nameId, nameKey } from './table/names.ts';
export { inParallel } from './table/parallel.ts';
export { createTableInput, TABLE } from './table/schema.ts';
export { createWatchStore, type WatchStore } from './watches/watch-store.ts';
