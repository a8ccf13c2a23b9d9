export type * from './model.ts';
export { nameKey, speakerId } from './names.ts';
export { createStoreReader, type StoreSettings } from './reader.ts';
export { createTableInput, TABLE } from './table.ts';
