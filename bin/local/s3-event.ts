import { randomUUID } from 'node:crypto';
import type { ObjectChange } from './buckets.ts';

const SEQUENCER_DIGITS = 16;

/**
 * The notification that S3 sends for a change of an object, as the body of an SQS message.
 *
 * @param sequence grows with each change of a bucket; becomes the `sequencer`
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function s3Event(change: ObjectChange, sequence: number, at = new Date()): string {
  return JSON.stringify({
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'us-east-1',
        eventTime: at.toISOString(),
        eventName: change.event,
        userIdentity: { principalId: 'AWS:local' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: {
          'x-amz-request-id': randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase(),
          'x-amz-id-2': 'local',
        },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'whosaid',
          bucket: {
            name: change.bucket,
            ownerIdentity: { principalId: 'local' },
            arn: `arn:aws:s3:::${change.bucket}`,
          },
          object: {
            key: encodeKey(change.key),
            ...(change.size !== undefined && { size: change.size }),
            ...(change.etag !== undefined && { eTag: change.etag.replaceAll('"', '') }),
            sequencer: sequence.toString(16).toUpperCase().padStart(SEQUENCER_DIGITS, '0'),
          },
        },
      },
    ],
  });
}

/** The sequencer of a number, padded as the extract function pads it to compare sequencers as strings. */
export function sequencerOf(sequence: number): string {
  return paddedSequencer(sequence.toString(16).toUpperCase().padStart(SEQUENCER_DIGITS, '0'));
}

/** A sequencer of an event, padded in the same way. */
export const paddedSequencer = (sequencer: string) => sequencer.padEnd(32, '0');

/** A key as S3 writes it in events: form encoding, `+` for a blank, slashes left alone. */
function encodeKey(key: string): string {
  return encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/');
}
