import type { ObjectChange } from './buckets.ts';
import type { Disk } from './disk.ts';
import type { Queue } from './queue.ts';
import { paddedSequencer, s3Event, sequencerOf } from './s3-event.ts';

/** An event of a key in the articles bucket. */
export interface NewestEvent {
  key: string;
  /** The event's sequencer; empty for an object stored by a release that didn't record it. */
  sequencer: string;
}

interface EventRow {
  key: string;
  sequence: number;
  size: number | null;
  etag: string | null;
}

const PAGE = 1000;

/**
 * Sends an event for each change in the articles bucket, and records the newest event of each key, including deleted
 * keys, so that the table can be compared with it.
 */
export class ArticleEvents {
  readonly #disk: Disk;
  readonly #bucket: string;
  readonly #queue: Queue;
  readonly #deadLetters: Queue;

  constructor(disk: Disk, bucket: string, queue: Queue, deadLetters: Queue) {
    this.#disk = disk;
    this.#bucket = bucket;
    this.#queue = queue;
    this.#deadLetters = deadLetters;
    disk
      .sql('INSERT OR IGNORE INTO events SELECT key, 0, size, etag FROM objects WHERE bucket = ?')
      .run(bucket);
  }

  /** Must be called inside the transaction that changes the object. */
  send({ key, event, size, etag }: Omit<ObjectChange, 'bucket'>): void {
    // The new event supersedes one that failed before.
    this.#deadLetters.remove(this.#deadOf(key));
    const sequence = this.#disk.next('sequencer');
    this.#disk
      .sql('INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?)')
      .run(key, sequence, size ?? null, etag ?? null);
    this.#queue.send(s3Event({ bucket: this.#bucket, key, event, ...facts(size, etag) }, sequence));
  }

  /** The newest event of every key, in no particular order. */
  *newest(): Generator<NewestEvent> {
    for (let after = ''; ; ) {
      const rows = this.#disk
        .sql('SELECT key, sequence FROM events WHERE key > ? ORDER BY key LIMIT ?')
        .all(after, PAGE) as unknown as EventRow[];
      for (const { key, sequence } of rows) {
        yield { key, sequencer: sequence === 0 ? '' : sequencerOf(sequence) };
      }
      const last = rows.at(-1);
      if (!last) return;
      after = last.key;
    }
  }

  /**
   * Sends the newest event of a key once more.
   *
   * @param isNew sends it as a new event, so that the file is extracted again even if it is up to date
   */
  sendAgain(key: string, isNew = false): void {
    const row = this.#disk.sql('SELECT * FROM events WHERE key = ?').get(key) as EventRow | undefined;
    if (!row) return;
    const { sequence, size, etag } = row;
    const event = etag === null ? 'ObjectRemoved:Delete' : 'ObjectCreated:Put';
    const change = { bucket: this.#bucket, key, event, ...facts(size, etag) } as const;
    this.#disk.transaction(() => {
      if (isNew || sequence === 0) this.send(change);
      else this.#queue.send(s3Event(change, sequence));
    });
  }

  /** All events in the queue and in the dead-letter queue. */
  inQueues(): NewestEvent[] {
    const bodies = [...this.#queue.all(), ...this.#deadLetters.all()].map(({ body }) => eventIn(body));
    return bodies.filter((event) => event !== undefined);
  }

  /** The keys of dead letters, oldest first; for an unknown message, its beginning. */
  given(): string[] {
    return this.#deadLetters.all().map(({ body }) => keyOf(body) ?? `the message ${body.slice(0, 100)}`);
  }

  /** Retries a file whose event is a dead letter. Returns whether there was one. */
  retry(key: string): boolean {
    return this.#deadLetters.moveTo(this.#queue, this.#deadOf(key)) > 0;
  }

  #deadOf(key: string): number[] {
    if (this.#deadLetters.count().all === 0) return [];
    return this.#deadLetters
      .all()
      .filter(({ body }) => keyOf(body) === key)
      .map(({ id }) => id);
  }
}

const facts = (size?: number | null, etag?: string | null) => ({
  ...(size != null && { size }),
  ...(etag != null && { etag }),
});

/** The event in an S3 notification or a continuation message; undefined for any other message. */
function eventIn(body: string): NewestEvent | undefined {
  try {
    const { Records, continue: rest } = JSON.parse(body);
    if (rest) return { key: String(rest.event.key), sequencer: String(rest.event.sequencer) };
    const { key, sequencer } = Records[0].s3.object;
    return { key: decodeURIComponent(key.replaceAll('+', ' ')), sequencer: paddedSequencer(sequencer) };
  } catch {
    return undefined;
  }
}

/** The key in an S3 notification or a continuation message; undefined for any other message. */
export const keyOf = (body: string) => eventIn(body)?.key;
