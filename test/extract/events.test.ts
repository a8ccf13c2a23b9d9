import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { continuationOf, tasksIn, UnknownMessage } from '../../lambdas/extract/events.ts';

interface Sketch {
  eventName?: string;
  eventTime?: string;
  object?: Record<string, unknown>;
}

const recordOf = ({ eventName = 'ObjectCreated:Put', eventTime, object }: Sketch) => ({
  eventVersion: '2.1',
  eventSource: 'aws:s3',
  eventTime: eventTime ?? '2020-05-01T12:00:00.000Z',
  eventName,
  // More than we ask for, and an address of the newer kind.
  requestParameters: { sourceIPAddress: '2001:db8::7' },
  s3: {
    bucket: { name: 'articles', arn: 'arn:aws:s3:::articles' },
    object: { key: 'a.txt', size: 3, sequencer: '0055AED6DCD90281E5', ...object },
  },
});

const bodyOf = (...sketches: Sketch[]) => JSON.stringify({ Records: sketches.map(recordOf) });

function eventOf(sketch: Sketch) {
  const [task, ...others] = tasksIn(bodyOf(sketch));
  assert.equal(others.length, 0);
  return task?.event ?? assert.fail('It asks for nothing.');
}

/** As S3 writes keys in its events: as in forms, but for slashes. */
const asInEvent = (key: string) =>
  encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/').replaceAll("'", '%27');

describe('an event of S3', () => {
  it('tells what happened to which file, and when', () => {
    assert.deepEqual(eventOf({ object: { eTag: '"d41d8"' } }), {
      bucket: 'articles',
      key: 'a.txt',
      sequencer: '0055AED6DCD90281E500000000000000',
      received: '2020-05-01T12:00:00.000Z',
      change: 'created',
      eTag: 'd41d8',
    });
  });

  const NAMES = {
    'ObjectCreated:Put': 'created',
    'ObjectCreated:CompleteMultipartUpload': 'created',
    's3:ObjectCreated:Copy': 'created',
    'ObjectRemoved:Delete': 'removed',
    'ObjectRemoved:DeleteMarkerCreated': 'removed',
    'LifecycleExpiration:Delete': 'removed',
    's3:LifecycleExpiration:DeleteMarkerCreated': 'removed',
  };
  for (const [eventName, change] of Object.entries(NAMES)) {
    it(`called ${eventName} is a file ${change}`, () => assert.equal(eventOf({ eventName }).change, change));
  }

  it('may come with others in one message', () => {
    const tasks = tasksIn(bodyOf({}, { object: { key: 'folder/' } }, { object: { key: 'b.txt' } }));
    assert.deepEqual(
      tasks.map(({ event }) => event.key),
      ['a.txt', 'b.txt'],
    );
  });

  it('of a folder marker asks for nothing', () => {
    assert.deepEqual(tasksIn(bodyOf({ object: { key: 'news/2020/' } })), []);
    assert.deepEqual(tasksIn(bodyOf({ object: { key: 'a%2F' } })), []);
  });

  it('that only says that notifications are set up asks for nothing', () => {
    const body = { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'articles', RequestId: 'R' };
    assert.deepEqual(tasksIn(JSON.stringify(body)), []);
  });
});

describe('the key of an event', () => {
  const cases: [encoded: string, key: string][] = [
    ['a+b.txt', 'a b.txt'],
    ['a%2Bb.txt', 'a+b.txt'],
    ['100%25+sure.txt', '100% sure.txt'],
    ['%2541.txt', '%41.txt'],
    ['caf%C3%A9/%E6%96%B0%E8%81%9E.html', 'café/新聞.html'],
    ['%F0%9F%99%82.txt', '🙂.txt'],
    ['../../etc/passwd', '../../etc/passwd'],
    ['a%00b%0A.txt', 'a\0b\n.txt'],
  ];
  for (const [encoded, key] of cases) {
    it(`${encoded} is ${JSON.stringify(key)}`, () =>
      assert.equal(eventOf({ object: { key: encoded } }).key, key));
  }

  it('comes out as it went in, whatever it is', () => {
    const key = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
      .filter((text) => !text.endsWith('/') && Buffer.byteLength(text) <= 1024);
    fc.assert(
      fc.property(key, (key) => {
        assert.equal(eventOf({ object: { key: asInEvent(key) } }).key, key);
      }),
    );
  });

  it('may have 1,024 bytes', () => {
    const key = '新'.repeat(341);
    assert.equal(eventOf({ object: { key: asInEvent(key) } }).key, key);
  });

  it('that is not URL-encoded makes the message unknown', () => {
    for (const key of ['100%', '%FF.txt', '%E0%A4%A']) {
      assert.throws(() => tasksIn(bodyOf({ object: { key } })), UnknownMessage, key);
    }
  });
});

describe('the sequencer of an event', () => {
  const sequencerOf = (sequencer: string | undefined, eventTime?: string) =>
    eventOf({ object: { sequencer }, ...(eventTime && { eventTime }) }).sequencer;

  it('sorts as text the way S3 sorts it: with zeros on the right of the shorter one', () => {
    const hex = fc.stringMatching(/^[0-9A-F]{1,30}$/);
    fc.assert(
      fc.property(hex, hex, (a, b) => {
        const longest = Math.max(a.length, b.length);
        const [first, second] = [a, b].map((one) => BigInt(`0x${one.padEnd(longest, '0')}`));
        assert.equal(sequencerOf(a) < sequencerOf(b), first! < second!);
      }),
    );
  });

  it('is the same in lower case', () => assert.equal(sequencerOf('00ab'), sequencerOf('00AB')));

  it('is made of the time where S3 gives none, and sorts among its own', () => {
    const seconds = Date.parse('2020-05-01T12:00:00Z') / 1000;
    const ofSecond = (second: number, rest: string) =>
      sequencerOf(second.toString(16).toUpperCase().padStart(10, '0') + rest);
    for (const missing of [undefined, '']) {
      const made = sequencerOf(missing, '2020-05-01T12:00:00.500Z');
      assert.ok(ofSecond(seconds - 1, 'FFFFFFFF') < made);
      assert.ok(ofSecond(seconds, '00000001') < made);
      assert.ok(made < ofSecond(seconds + 1, '00000000'));
      assert.ok(sequencerOf(missing, '2020-05-01T12:00:00.499Z') < made);
      assert.ok(made < sequencerOf(missing, '2020-05-01T12:00:00.501Z'));
    }
  });
});

describe('a continuation', () => {
  it('asks for what it was made of', () => {
    const event = fc.record(
      {
        bucket: fc.string(),
        key: fc.string({ unit: 'binary' }),
        sequencer: fc.string(),
        received: fc.constant('2020-05-01T12:00:00.000Z'),
        change: fc.constantFrom('created', 'removed'),
        eTag: fc.string(),
      },
      { requiredKeys: ['bucket', 'key', 'sequencer', 'received', 'change'], noNullPrototype: true },
    );
    const checkpoint = fc.record(
      { fencingToken: fc.nat(), record: fc.nat(), offset: fc.maxSafeNat(), eTag: fc.string() },
      { noNullPrototype: true },
    );
    const task = fc.record({ event, checkpoint }, { requiredKeys: ['event'], noNullPrototype: true });
    fc.assert(
      fc.property(task, (task) => {
        assert.deepEqual(tasksIn(continuationOf(task)), [task]);
      }),
    );
  });
});

describe('a message that is neither', () => {
  const bodies = {
    empty: '',
    'no JSON': 'hello',
    null: 'null',
    'a number': '7',
    'an empty object': '{}',
    'an event of something else': JSON.stringify({ source: 'aws.ec2', detail: {} }),
    'records without S3': JSON.stringify({ Records: [{ eventSource: 'aws:sns', Sns: {} }] }),
    'an event that is no change of an object': bodyOf({ eventName: 'ObjectRestore:Completed' }),
    'an event without a key': bodyOf({ object: { key: '' } }),
    'an event without a time': bodyOf({ eventTime: 'yesterday' }),
    'a good record beside a bad one': bodyOf({}, { eventName: 'ReducedRedundancyLostObject' }),
    'half a continuation': JSON.stringify({ continue: { event: { bucket: 'b' } } }),
  };
  for (const [name, body] of Object.entries(bodies)) {
    it(`is unknown: ${name}`, () => {
      assert.throws(() => tasksIn(body), UnknownMessage);
    });
  }

  it('says where to look', () => {
    assert.throws(() => tasksIn('hello'), { message: /not JSON.*dead-letter queue/ });
  });

  it('is unknown or asks for nothing, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        try {
          assert.deepEqual(tasksIn(body), []);
        } catch (error) {
          assert.ok(error instanceof UnknownMessage, String(error));
        }
      }),
    );
  });
});
