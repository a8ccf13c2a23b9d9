import { randomUUID } from 'node:crypto';
import type { SQSEvent } from 'aws-lambda';
import type { WatchWithSecrets } from '../../lambdas/model/watch.ts';
import { createFileReader, createStoreReader, createWatchStore } from '../../lambdas/store/index.ts';
import { createWatcher, type WatcherOptions } from '../../lambdas/watches/consumer.ts';
import { type DueDelivery, deliveryMessage } from '../../lambdas/watches/messages.ts';
import type { DeliveryResult, Payload } from '../../lambdas/watches/notifier.ts';
import { Crash, type Message, World } from '../extract/world.ts';
import type { EmbeddedTable } from '../store/embedded-table.ts';

/** Something that a receiver got. */
export interface Received {
  watch: string;
  message: string;
  text: string;
  speaker: string | null;
}

interface Queued extends Message {
  /** When it comes, milliseconds of the clock. */
  at: number;
}

type Step = (...given: never[]) => Promise<unknown>;

/** A world whose changes are followed by watches: a queue with delays, a clock, and receivers that may be down. */
export class WatchedWorld {
  readonly world: World;
  readonly watches: ReturnType<typeof createWatchStore>;
  readonly received: Received[] = [];
  readonly deadLetters: DueDelivery[] = [];
  readonly log: object[] = [];
  /** What receivers answer. */
  answer: (watch: WatchWithSecrets) => DeliveryResult = () => ({ isDelivered: true, detail: 'answered 200' });
  clock = Date.parse('2020-05-01T12:00:00Z');
  #queue: Queued[] = [];
  #stepsLeft = Number.POSITIVE_INFINITY;
  #isDead = false;
  readonly #options: WatcherOptions;

  static async make(table: EmbeddedTable): Promise<WatchedWorld> {
    return new WatchedWorld(table, await table.addTable());
  }

  private constructor(table: EmbeddedTable, tableName: string) {
    this.world = new World(table, tableName, { mostArticles: 2, changeQueues: ['changes'] });
    const settings = { dynamo: table.connect(), tableName };
    this.watches = createWatchStore(settings);
    const stepped = Object.entries(this.watches).map(([name, work]) => [name, this.#step(work as Step)]);
    this.#options = {
      watches: Object.fromEntries(stepped) as typeof this.watches,
      store: createStoreReader(settings),
      files: createFileReader(settings),
      readText: async (key) => this.world.texts.get(key),
      send: this.#step(async (delivery: DueDelivery, seconds: number) => {
        const at = this.clock + seconds * 1000;
        this.#queue.push({ id: randomUUID(), body: deliveryMessage(delivery), at });
      }),
      giveUp: this.#step(async (delivery: DueDelivery) => {
        this.deadLetters.push(delivery);
      }),
      notify: this.#step(async (watch: WatchWithSecrets, message: string, payload: Payload) => {
        const told = this.answer(watch);
        const { text, speaker } = payload.data.quote as { text: string; speaker: { name: string | null } };
        if (told.isDelivered) this.received.push({ watch: watch.id, message, text, speaker: speaker.name });
        return told;
      }),
      now: () => this.clock,
      log: (entry) => this.log.push(entry),
    };
  }

  /** After so many steps, reads too, nothing goes through any more: behind the last of them. */
  #step<Work extends Step>(work: Work): Work {
    return (async (...given: Parameters<Work>) => {
      if (this.#isDead) throw new Crash();
      const answer = await work(...given);
      if (--this.#stepsLeft > 0) return answer;
      this.#isDead = true;
      throw new Crash();
    }) as Work;
  }

  /** Makes a watch, of all that arrives unless `more` says otherwise. */
  async watch(id: string, quotes: string, more: Partial<WatchWithSecrets> = {}): Promise<void> {
    const created = '2020-01-01T00:00:00.000Z';
    const webhook = 'https://example.org/hook';
    await this.watches.create({ id, quotes, webhook, secret: 'whsec_', articles: 'all', created, ...more });
  }

  /** Extracts what was put, and puts the announcements on the queue of the watches. */
  async extract(): Promise<void> {
    await this.world.drain();
    this.announce(this.world.changes.splice(0));
  }

  announce(changes: readonly Message[]): void {
    this.#queue.push(...changes.map(({ id, body }) => ({ id, body, at: this.clock })));
  }

  putAgain(delivery: DueDelivery): void {
    this.#queue.push({ id: randomUUID(), body: deliveryMessage(delivery), at: this.clock });
  }

  /**
   * Works on what is due by now.
   *
   * @param diesAt the step behind which the process dies, from 1
   * @returns whether it died
   */
  async work(diesAt = Number.POSITIVE_INFINITY): Promise<boolean> {
    this.#stepsLeft = diesAt;
    this.#isDead = false;
    const watcher = createWatcher(this.#options);
    for (let due = this.#due(); due.length > 0 && !this.#isDead; due = this.#due()) {
      const Records = due.map(({ id, body }) => ({ messageId: id, body }));
      const { batchItemFailures } = await watcher({ Records } as SQSEvent);
      const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
      this.#queue = this.#queue.filter((one) => !due.includes(one) || failed.includes(one.id));
      for (const one of this.#queue) if (failed.includes(one.id)) one.at = this.clock + 30_000;
      if (failed.length > 0) break;
    }
    const hasDied = this.#isDead;
    this.#stepsLeft = Number.POSITIVE_INFINITY;
    this.#isDead = false;
    return hasDied;
  }

  #due(): Queued[] {
    return this.#queue.filter(({ at }) => at <= this.clock).slice(0, 10);
  }

  /** Lets time pass until nothing waits on the queue any more. */
  async workOn(hours = 48): Promise<void> {
    const end = this.clock + hours * 3_600_000;
    await this.work();
    while (this.#queue.length > 0 && this.clock < end) {
      this.clock = Math.max(this.clock, Math.min(...this.#queue.map(({ at }) => at)));
      await this.work();
    }
  }

  /** What each watch got, each message id once: as a receiver sees it that knows what it has. */
  told(): string[] {
    const messages = new Map(this.received.map((one) => [one.message, `${one.watch}: ${one.text}`]));
    return [...messages.values()].sort();
  }
}
