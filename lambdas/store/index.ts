export type { StoreSettings } from './connection.ts';
export type * from './model.ts';
export { nameKey, speakerId } from './names.ts';
export { createStoreReader } from './reader.ts';
export { createTableInput, TABLE } from './table.ts';
