import * as z from 'zod/mini';
import type { ReadProgress } from '../store/index.ts';

/** An event of a file. */
export interface FileEvent {
  bucket: string;
  key: string;
  /** Orders the events of one file, as text. */
  sequencer: string;
  /** When it happened, ISO 8601 in UTC. */
  received: string;
  change: 'created' | 'removed';
  /** The ETag of the object, without quotation marks; absent if the event has none. */
  eTag?: string;
}

/** Where an invocation stopped writing because it ran out of time, and the fencing token of its lease. */
export interface Checkpoint extends ReadProgress {
  fencingToken: number;
}

/** One thing to do: to continue from `checkpoint`, or to start without one. */
export interface Task {
  event: FileEvent;
  checkpoint?: Checkpoint;
  /**
   * Which change of which other file makes it necessary to extract this one again: `<file>.<fencing token>`. Absent for
   * what happened to the file itself.
   */
  again?: string;
  /** How often it was postponed: for lack of time, or because a service throttled. */
  postponed?: number;
}

/** A message that is neither an S3 event nor one of ours; it goes to the dead-letter queue. */
export class UnknownMessage extends Error {
  constructor(why: string) {
    super(
      `The message is neither an event of S3 nor a continuation: ${why}. Look at it in the dead-letter queue.`,
    );
    this.name = 'UnknownMessage';
  }
}

/** S3 compares sequencers of different lengths by padding the shorter one with zeros on the right. */
const SEQUENCER_LENGTH = 32;

const S3Event = z.object({
  Records: z.array(
    z.object({
      eventName: z.string().check(z.regex(/^(?:s3:)?(?:ObjectCreated|ObjectRemoved|LifecycleExpiration):/)),
      eventTime: z.iso.datetime(),
      s3: z.object({
        bucket: z.object({ name: z.string().check(z.minLength(1)) }),
        object: z.object({
          key: z.string().check(z.minLength(1)),
          eTag: z.optional(z.string()),
          sequencer: z.optional(z.string()),
        }),
      }),
    }),
  ),
});

const TestEvent = z.object({ Event: z.literal('s3:TestEvent') });

const Continuation = z.object({
  continue: z.object({
    event: z.object({
      bucket: z.string(),
      key: z.string(),
      sequencer: z.string(),
      received: z.string(),
      change: z.enum(['created', 'removed']),
      eTag: z.exactOptional(z.string()),
    }),
    place: z.exactOptional(z.object({ turn: z.int(), record: z.int(), offset: z.int(), eTag: z.string() })),
    again: z.exactOptional(z.string()),
    postponed: z.exactOptional(z.int()),
  }),
});

const Message = z.union([S3Event, TestEvent, Continuation]);

/**
 * The tasks that a message asks for; none for S3's test event or for folder markers.
 *
 * @throws {UnknownMessage}
 */
export function tasksIn(body: string): Task[] {
  const message = Message.safeParse(parsed(body));
  if (!message.success) throw new UnknownMessage(z.prettifyError(message.error));
  if ('continue' in message.data) return [taskOf(message.data.continue)];
  if ('Event' in message.data) return [];
  return message.data.Records.map(fileEvent)
    .filter(({ key }) => !key.endsWith('/'))
    .map((event) => ({ event }));
}

/** The message that makes a later invocation continue a task. */
export function continuationOf({ event, checkpoint, ...rest }: Task): string {
  if (!checkpoint) return JSON.stringify({ continue: { event, ...rest } });
  const { fencingToken: turn, ...progress } = checkpoint;
  return JSON.stringify({ continue: { event, place: { turn, ...progress }, ...rest } });
}

function taskOf({ event, place, ...rest }: z.infer<typeof Continuation>['continue']): Task {
  if (!place) return { event, ...rest };
  const { turn, ...progress } = place;
  return { event, checkpoint: { fencingToken: turn, ...progress }, ...rest };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new UnknownMessage('it is not JSON');
  }
}

function fileEvent(record: z.infer<typeof S3Event>['Records'][number]): FileEvent {
  const { eventName, eventTime, s3 } = record;
  const { key, eTag, sequencer } = s3.object;
  return {
    bucket: s3.bucket.name,
    key: decodedKey(key),
    sequencer: (sequencer || sequencerAt(new Date(eventTime))).toUpperCase().padEnd(SEQUENCER_LENGTH, '0'),
    received: new Date(eventTime).toISOString(),
    change: eventName.includes('ObjectCreated') ? 'created' : 'removed',
    ...(eTag && { eTag: eTag.replaceAll('"', '') }),
  };
}

/** Keys are form-encoded: percent signs, and `+` for a blank. */
function decodedKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    throw new UnknownMessage('the key is not URL-encoded');
  }
}

/**
 * A sequencer for an event without one, which sorts among S3's own: those begin with the seconds since 1970 in ten hex
 * digits, followed by a fraction of a second.
 */
function sequencerAt(time: Date): string {
  const [seconds, rest] = [Math.floor(time.getTime() / 1000), time.getTime() % 1000];
  const part = Math.floor((rest / 1000) * 2 ** 32);
  return seconds.toString(16).padStart(10, '0') + part.toString(16).padStart(8, '0');
}
