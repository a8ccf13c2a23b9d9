import type { TestContext } from 'node:test';
import { createClients } from '../../bin/local/clients.ts';
import { Disk } from '../../bin/local/disk.ts';
import { type Emulator, startEmulator } from '../../bin/local/emulator.ts';
import { temporaryFolder } from './folder.ts';

/** The embedded S3 and SQS over a folder, with ordinary clients; closed after the test. */
export async function emulated(t: TestContext, folder = temporaryFolder(t)) {
  const disk = new Disk(folder);
  const emulator = await startEmulator(disk, 0);
  const { s3, sqs } = createClients({ emulator: emulator.endpoint, dynamo: emulator.endpoint });
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    s3.destroy();
    sqs.destroy();
    await emulator.close();
    disk.close();
  };
  t.after(close);
  return { folder, disk, emulator, s3, sqs, close };
}

export interface EventSeen {
  eventName: string;
  eventTime: string;
  s3: { bucket: { name: string }; object: { key: string; size?: number; eTag?: string; sequencer: string } };
}

/** Takes all events off the queue, oldest first. */
export function takeEvents({ queue }: Emulator): EventSeen[] {
  const events: EventSeen[] = [];
  for (let batch = queue.dequeue(10); batch.length > 0; batch = queue.dequeue(10)) {
    for (const { Body, ReceiptHandle } of batch) {
      events.push(...JSON.parse(Body).Records);
      queue.deleteMessage(ReceiptHandle);
    }
  }
  return events;
}

/** Decodes a key as S3's documentation tells consumers of events to. */
export function decodeKey(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '));
}
