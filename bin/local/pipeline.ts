import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { announcing } from '../../lambdas/changes/announcing-corrector.ts';
import { createAnnounce } from '../../lambdas/changes/change.ts';
import { createCorrectHandler } from '../../lambdas/correct/handler.ts';
import { createDeadLetters } from '../../lambdas/desk/dead-letters.ts';
import { createExplain } from '../../lambdas/desk/explain-quote.ts';
import { createDeskHandler } from '../../lambdas/desk/handler.ts';
import { MAX_ATTEMPTS } from '../../lambdas/extract/limits.ts';
import { noting } from '../../lambdas/extract/noting.ts';
import type { Log } from '../../lambdas/logging/log.ts';
import type { StoreReader } from '../../lambdas/model/stored.ts';
import { createQueryHandler } from '../../lambdas/query/handler.ts';
import {
  createFailureStore,
  createFileReader,
  createIdentityReader,
  createStoreCorrector,
  createStoreReader,
  recountAll,
} from '../../lambdas/store/index.ts';
import { startApiServer } from './api-server.ts';
import { createClients } from './clients.ts';
import { extractMissing } from './compare.ts';
import { Disk } from './disk.ts';
import { documentsByPort } from './documents.ts';
import { startDynamo } from './dynamo.ts';
import { DynamoPort } from './dynamo-port.ts';
import { type Emulator, startEmulator, TEXT_BUCKET } from './emulator.ts';
import { ExplainingEngine } from './explaining.ts';
import { type ExtractPlace, ExtractThread } from './extract-thread.ts';
import { LocalPage } from './page.ts';
import { type ExtractHandler, type MessageOutcome, Poller } from './poller.ts';
import type { Queue } from './queue.ts';
import { startSearch } from './search.ts';
import { makeTable, TABLE_NAME } from './table.ts';
import { TableMark } from './table-mark.ts';
import { textReader } from './texts.ts';
import { troubleOf } from './trouble.ts';
import { upload } from './uploads.ts';
import { startWatches } from './watches.ts';

/** An ingest waits while the queue holds more messages than this, so the queue stays short. */
const ROOMY = 500;
const BATCH_SIZE = 10;
const CONCURRENCY = 2;
/** Less than the time that a process gets to end. */
const GRACE_MS = 3000;

export interface PipelineOptions {
  /** The folder for everything that must survive a restart. */
  data: string;
  /** The API's port; 0 for any free one. */
  port: number;
  /** The port of S3 and SQS; 0 for any free one. */
  s3Port: number;
  /** Web origins whose pages may use the API, as a stage's settings name them. */
  cors?: string[];
  /** How many files are about to be put into the bucket. Responses count them with those in the queue. */
  coming?: () => number;
  /** Gets what the extract function logs. */
  log?: Log;
  /** Gets the outcome of each message. */
  report?: (outcomes: MessageOutcome[]) => void;
  /** Seconds until an event is retried after its first failure; 1 unless given. */
  firstPause?: number;
  /** Replaces the extract thread. */
  createExtract?: (place: ExtractPlace) => { extract: ExtractHandler; close(): Promise<void> };
}

/** The whole of Whosaid in this process. */
export interface Pipeline {
  /** The API: `http://127.0.0.1:PORT`. */
  address: string;
  /** Endpoints of its parts, for other clients. */
  place: ExtractPlace;
  emulator: Emulator;
  store: StoreReader;
  /** How many files differed between table and bucket at the start; they are extracted again. */
  restored: number;
  /** Resolves only if the storage fails, with an error that says what to do if that is known. */
  broken: Promise<Error>;
  /** Resolves when the queue has room, or when `signal` aborts. */
  room(signal?: AbortSignal): Promise<void>;
  /**
   * Resolves when everything is done and searchable (the queues are empty, nothing is in flight), or when `signal`
   * aborts.
   */
  idle(signal?: AbortSignal): Promise<void>;
  /** Waits up to `grace` milliseconds for work in flight. The rest is done at the next start. */
  stop(grace?: number): Promise<void>;
}

/**
 * Starts the pipeline: the same functions as in the cloud, on embedded services.
 *
 * @throws DataFolderInUse, DataFolderUnusable, DataFolderDamaged, DiskFull, and the system's error if a port is in use
 */
export async function startPipeline(options: PipelineOptions): Promise<Pipeline> {
  const started: { close(): Promise<void> }[] = [];
  const keep = <Part extends { close(): Promise<void> }>(part: Part): Part => {
    started.unshift(part);
    return part;
  };
  const closeAll = async () => {
    for (const part of started.splice(0)) await part.close();
  };
  try {
    const disk = new Disk(options.data);
    keep({ close: async () => disk.close() });
    const emulator = keep(await startEmulator(disk, options.s3Port));
    const embedded = keep(await startDynamo(join(options.data, 'dynamodb')));
    const mark = new TableMark(disk, embedded);
    const place: ExtractPlace = {
      emulator: emulator.endpoint,
      dynamo: embedded.endpoint,
      tableName: TABLE_NAME,
      textBucket: TEXT_BUCKET,
      queueUrl: emulator.queue.url,
      changeQueues: [emulator.indexQueue.url, emulator.watchQueue.url],
    };
    const port = new DynamoPort(embedded.connect());
    keep({ close: async () => port.close() });
    const { dynamo, sqs } = createClients(place);
    keep({ close: async () => dynamo.destroy() });
    const allowOrigins = options.cors ?? [];
    const api = keep(await startApiServer(options.port, allowOrigins, new LocalPage()));
    disk.announce(api.address);
    await makeTable(dynamo, TABLE_NAME);
    const settings = { dynamo, documents: documentsByPort(port), tableName: TABLE_NAME };
    const store = createStoreReader(settings);
    const connect = () => ({ dynamo: embedded.connect(), emulator: emulator.connect() });
    const {
      log = () => {},
      createExtract = (at: ExtractPlace) => new ExtractThread({ place: at, connect, log }),
    } = options;
    const { extract } = keep(createExtract(place));
    const firstPause = options.firstPause ?? 1;
    const { queue, indexQueue } = emulator;
    let unindexed = indexQueue.count().all;
    /** How many files lists may lack: those to be read, and those that were read but are not in the index yet. */
    const ingesting = () => {
      // Corrections wait for the index too, and are no files.
      unindexed = Math.min(unindexed, indexQueue.count().all);
      return queue.count().all + unindexed + (options.coming?.() ?? 0);
    };
    const readText = textReader(emulator.buckets);
    const failures = createFailureStore(settings);
    const note = noting(failures, log);
    const followed = { store, files: createFileReader(settings), readText };
    const { search, broken: searchBroken } = keep(
      startSearch({
        ...followed,
        data: options.data,
        queue: indexQueue,
        firstPause,
        log,
      }),
    );
    const watches = keep(
      startWatches({ ...followed, settings, sqs, emulator, allowOrigins, firstPause, log }),
    );
    const poller = new Poller({
      queue,
      // A thread that ends early can't note why.
      extract: async (event) => {
        try {
          return await extract(event);
        } catch (error) {
          await note(
            event.Records.map(({ messageId }) => messageId),
            error,
          );
          throw error;
        }
      },
      batchSize: BATCH_SIZE,
      concurrency: CONCURRENCY,
      maxReceiveCount: MAX_ATTEMPTS,
      firstPause,
      settle: mark.settle,
      report: (outcomes) => {
        unindexed += outcomes.filter(({ state }) => state === 'done').length;
        options.report?.(outcomes);
      },
    });
    if (embedded.isDamaged || mark.isBehind) await recountAll(settings);
    const restored = await extractMissing(settings, emulator.events, embedded.isDamaged);
    poller.start();
    let stopping = false;
    const untilQueued = async (queues: Queue[], most: number, signal?: AbortSignal) => {
      const isFull = () => queues.some((one) => one.count().all > most);
      while (!stopping && !signal?.aborted && isFull()) await sleep(20);
    };
    const { explain } = keep(new ExplainingEngine());
    api.answerBy({
      query: createQueryHandler({
        store,
        readText,
        search,
        ingesting,
        allowOrigins,
      }),
      correct: createCorrectHandler({
        corrector: announcing(createStoreCorrector(settings), createAnnounce(sqs, place.changeQueues)),
        note: () => {},
        allowOrigins,
      }),
      desk: createDeskHandler({
        deadLetters: createDeadLetters({
          sqs,
          queueUrl: emulator.queue.url,
          deadLetterQueueUrl: emulator.deadLetters.url,
          failures,
        }),
        explain: createExplain({ store, identityOf: createIdentityReader(settings), readText, explain }),
        allowOrigins,
      }),
      watches: watches.answer,
      upload: (name, bytes) => upload(emulator.buckets, (key) => emulator.events.retry(key), name, bytes),
    });
    return {
      address: api.address,
      place,
      emulator,
      store,
      restored,
      broken: Promise.race([embedded.broken, poller.broken, searchBroken, watches.broken]).then((error) =>
        troubleOf(options.data, error),
      ),
      room: (signal) => untilQueued([queue], ROOMY, signal),
      // A change is put on the index's queue before its event is deleted.
      idle: (signal) => untilQueued([queue, indexQueue], 0, signal),
      async stop(grace = GRACE_MS) {
        stopping = true;
        await poller.stop(grace);
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw troubleOf(options.data, error);
  }
}
