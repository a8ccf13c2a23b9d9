import { GetCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { ifAllowed, namesIn, type Table } from '../table/client.ts';
import { END, fileKey } from '../table/keys.ts';
import type { Count } from './apply-change.ts';

/** What is known of a file as a whole: who works on it, and which version readers see. */
export interface FileItem {
  bucket: string;
  key: string;
  /** Of the newest event seen. */
  sequencer: string;
  /** What that event asks for: the version of the engine, or `deleted`. */
  work: string;
  /** Counts the claims. A version is named by the turn that wrote it. */
  turn: number;
  /** When whoever has or had a turn is certainly gone: milliseconds of the clock. */
  until: number;
  state: 'open' | 'done';
  /** The version that readers see; absent when there is nothing to see. */
  visible?: number;
  /** Sequencer and work that led to what readers see. */
  shown?: string;
  /** The change of the speakers' counts that the last switch brought; absent once all is done. */
  count?: Count;
  /** Where this turn's version is written up to: a message was sent that goes on there. Absent in the first link. */
  written?: Progress;
}

/** How far a file was read that takes several invocations. */
export interface Progress {
  /** The number of the next record. */
  record: number;
  /** Where it begins, in bytes; 0 in a file that is read as a whole. */
  offset: number;
  /** Of the bytes that were read, without quotation marks. */
  eTag: string;
}

/** What an event asks for. */
export interface Order {
  fileId: string;
  bucket: string;
  key: string;
  /** Orders the events of one file, as text. */
  sequencer: string;
  /** The version of the engine that is to extract the file, or `deleted`. */
  work: string;
}

/** The right to change a file, until somebody else claims it. */
export interface Claim extends Order {
  turn: number;
  /** What readers saw when the turn began; 0 for nothing. */
  visible: number;
  /** Readers see already what the order asks for: it was interrupted while it counted and swept. */
  isShown: boolean;
  /** The count that an earlier turn left unfinished. */
  count?: Count | undefined;
  /** Whoever had an earlier turn was certainly gone when this one began. */
  alone: boolean;
}

/** A newer event, or another delivery of the same one, has claimed the file: it does the rest. */
export class Superseded extends Error {
  constructor(fileId: string, turn: number) {
    super(`File ${fileId} was claimed by another invocation after turn ${turn}; that one does the rest.`);
    this.name = 'Superseded';
  }
}

/** Readers see the version already that was to be shown: by another delivery, or by a write whose answer got lost. */
export class ShownAlready extends Error {
  constructor(fileId: string, turn: number) {
    super(
      `Turn ${turn} of file ${fileId} is shown already; the next delivery of its message ends what is left.`,
    );
    this.name = 'ShownAlready';
  }
}

/** The work of an order to take a file's articles out. */
export const DELETED = 'deleted';

const shownBy = ({ sequencer, work }: Pick<Order, 'sequencer' | 'work'>) => `${sequencer}.${work}`;

/**
 * Takes the turn on a file, from whoever has it. One write, whatever comes of it.
 *
 * @param until when the claimant is certainly gone; it must lie further ahead for a later claim
 * @returns undefined when the order is older than what was seen, or done already
 */
export async function claim(
  table: Table,
  order: Order,
  now: number,
  until: number,
): Promise<Claim | undefined> {
  const change =
    'SET #bucket = :bucket, #key = :key, #sequencer = :sequencer, #work = :work, #until = :until, #state = :open ' +
    'REMOVE #written ADD #turn :one';
  const condition =
    'attribute_not_exists(#pk) OR #sequencer < :sequencer ' +
    'OR (#sequencer = :sequencer AND (#work <> :work OR #state <> :done))';
  const { fileId, ...asked } = order;
  const values = { ...asked, until, open: 'open', done: 'done', one: 1 };
  const answer = await ifAllowed(
    table.client.send(
      new UpdateCommand({ ...changing(table, fileId, change, condition, values), ReturnValues: 'ALL_OLD' }),
    ),
  );
  if (!answer) return undefined;
  const before = answer.Attributes as FileItem | undefined;
  return {
    ...order,
    turn: (before?.turn ?? 0) + 1,
    visible: before?.visible ?? 0,
    isShown: before?.shown === shownBy(order),
    count: before?.count,
    alone: before === undefined || before.until < now,
  };
}

/**
 * Goes on writing in the turn on a file that an earlier invocation of the same order left to us. When the order was
 * begun anew since, by another delivery of its message, that turn is joined where it has got to.
 *
 * @param turn that was handed over, and how far it had got
 * @returns undefined when there is nothing to go on with: the order is to be claimed, if it is still to be done
 */
export async function rejoin(
  table: Table,
  order: Order,
  turn: number,
  progress: Progress,
  now: number,
): Promise<Joined | undefined> {
  const file = await readFileItem(table, order.fileId);
  if (file?.state !== 'open' || file.sequencer !== order.sequencer || file.work !== order.work)
    return undefined;
  if (file.shown === shownBy(order)) return undefined;
  const claim = {
    ...order,
    turn: file.turn,
    visible: file.visible ?? 0,
    isShown: false,
    alone: file.until < now,
  };
  return { claim, progress: file.turn === turn ? progress : file.written };
}

/** A turn that was joined, and how far it has got; from the beginning when that is not known. */
export interface Joined {
  claim: Claim;
  progress: Progress | undefined;
}

/** Reads a file's item as it is now. */
export async function readFileItem(table: Table, fileId: string): Promise<FileItem | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: fileKey(fileId), ConsistentRead: true }),
  );
  return Item as FileItem | undefined;
}

/** @throws {Superseded} when the turn is over */
export async function assertTurn(table: Table, { fileId, turn }: Claim): Promise<FileItem> {
  const file = await readFileItem(table, fileId);
  if (file?.turn !== turn) throw new Superseded(fileId, turn);
  return file;
}

/**
 * The switch: from one moment to the next, readers see the turn's version, or nothing, instead of the one before.
 *
 * @param isCounted no speaker's count changes with it
 * @returns the count that is to be settled now
 * @throws {Superseded} when the turn is over
 * @throws {ShownAlready}
 */
export async function show(table: Table, claim: Claim, until: number, isCounted: boolean): Promise<Count> {
  const { fileId, turn, visible, work } = claim;
  const isDeleted = work === DELETED;
  const count: Count = {
    turn,
    from: visible,
    to: isDeleted ? 0 : turn,
    next: isCounted ? END : 0,
  };
  const expression = isDeleted
    ? 'SET #shown = :shown, #count = :count, #until = :until REMOVE #visible'
    : 'SET #shown = :shown, #count = :count, #until = :until, #visible = :turn';
  const condition = '#turn = :turn AND (attribute_not_exists(#visible) OR #visible <> :turn)';
  const values = { shown: shownBy(claim), count, until, turn };
  const input = changing(table, fileId, expression, condition, values);
  if (!(await ifAllowed(table.client.send(new UpdateCommand(input))))) {
    await assertTurn(table, claim);
    throw new ShownAlready(fileId, turn);
  }
  return count;
}

/** @throws {Superseded} when the turn is over */
export async function recordCount(table: Table, claim: Claim, count: Count): Promise<void> {
  await change(table, claim, 'SET #count = :count', { count });
}

/** @throws {Superseded} when the turn is over */
export async function recordWritten(table: Table, claim: Claim, progress: Progress): Promise<void> {
  await change(table, claim, 'SET #written = :progress', { progress });
}

/** Lets others know that nobody is at work here, if that is certain. @throws {Superseded} when the turn is over */
export async function release(table: Table, claim: Claim): Promise<void> {
  if (claim.alone) await change(table, claim, 'SET #until = :zero', { zero: 0 });
}

/** The same event changes nothing from now on. @throws {Superseded} when the turn is over */
export async function recordDone(table: Table, claim: Claim): Promise<void> {
  const done = 'REMOVE #count, #written SET #state = :done';
  if (claim.alone) await change(table, claim, `${done}, #until = :zero`, { done: 'done', zero: 0 });
  else await change(table, claim, done, { done: 'done' });
}

async function change(
  table: Table,
  { fileId, turn }: Claim,
  expression: string,
  values: Record<string, unknown>,
): Promise<void> {
  const input = changing(table, fileId, expression, '#turn = :turn', { ...values, turn });
  if (!(await ifAllowed(table.client.send(new UpdateCommand(input))))) throw new Superseded(fileId, turn);
}

function changing(
  table: Table,
  fileId: string,
  expression: string,
  condition: string,
  values: Record<string, unknown>,
): UpdateCommandInput {
  return {
    TableName: table.name,
    Key: fileKey(fileId),
    UpdateExpression: expression,
    ConditionExpression: condition,
    ExpressionAttributeNames: namesIn(expression, condition),
    ExpressionAttributeValues: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [`:${name}`, value]),
    ),
  };
}
