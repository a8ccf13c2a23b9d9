export type * from '../model/stored.ts';
export type { Watch } from './publishing/deadline.ts';
export {
  type Claim,
  DELETED,
  type Joined,
  type Order,
  type Progress,
  Superseded,
} from './publishing/lease.ts';
export { createStoreWriter, type Extracted, type StoreWriter } from './publishing/writer.ts';
export { createStoreReader } from './reads/reader.ts';
export { createStoreCorrector, type StoreCorrector, Uncorrectable } from './speakers/corrections.ts';
export { relinkEverybody } from './speakers/recluster-all.ts';
export type { StoreSettings } from './table/client.ts';
export { articleIdOf, fileIdFor, quoteIdOf } from './table/ids.ts';
export { textKeyOf } from './table/items.ts';
export type { Key } from './table/keys.ts';
export { nameId, nameKey } from './table/names.ts';
export { inParallel } from './table/parallel.ts';
export { createTableInput, TABLE } from './table/schema.ts';
