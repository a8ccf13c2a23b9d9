import { readFileSync } from 'node:fs';
import { evidenceOf } from '../lambdas/identities/index.ts';
import { log2QuotesOf, withEvidence } from '../lambdas/store/speakers/personas.ts';
import { ITEMS_A_WAIT, MOST_AT_ONCE, WAIT } from '../lambdas/store/speakers/recluster-later.ts';
import { clusteringEvidence } from '../lambdas/store/speakers/speaker-counters.ts';
import { type Key, personaKey } from '../lambdas/store/table/keys.ts';
import { nameId } from '../lambdas/store/table/names.ts';
import type { Figures, Part } from './part.ts';
import { randomness } from './random.ts';
import { rounded } from './statistics.ts';

const SIZES = [3000, 15_000, 50_000, 100_000];
/** The last figure is what a million and ten million would take if reads went on growing by the same power. */
const FURTHER = [1_000_000, 10_000_000];
/** Named speakers of an article, as `cost` counts them in the news. */
const SPEAKERS = 6;
/** Of these, people whom the news is about, of whom there are so many. */
const KNOWN_SHARE = 0.6;
const KNOWN_PEOPLE = 3000;
const SURNAMES = 30_000;
const ROLES = ['mayor', 'minister', 'coach', 'professor', 'farmer', 'judge', 'analyst', 'director'];
/** Articles a second: what is looked at later is looked at once for all that come meanwhile. */
const RATE = 1;
/** Bytes of a consistent read unit, and what an item has beside its keys and evidence: counts, tokens, names. */
const READ_UNIT = 4096;
const OTHER_BYTES = 300;

interface Persona {
  known: string;
  quotes: number;
  bytes: number;
}

interface Surname {
  items: number;
  bytes: number;
  /** The article at which a look comes that was asked for; 0 when none was. */
  due: number;
}

/** Reads of a stretch of articles, in units. */
interface Reads {
  everything: number;
  bounded: number;
}

/** A rank from 0 on, each as often as its place says (Zipf). */
const zipf = (random: () => number, ranks: number) => Math.floor((ranks + 1) ** random()) - 1;

const SYLLABLES = [
  'ba',
  'dor',
  'kel',
  'lim',
  'mar',
  'nov',
  'pet',
  'ran',
  'sol',
  'tur',
  'vas',
  'win',
  'yor',
  'zem',
];
const coined = (rank: number): string =>
  rank < SYLLABLES.length
    ? SYLLABLES[rank]!
    : coined(Math.floor(rank / SYLLABLES.length) - 1) + SYLLABLES[rank % SYLLABLES.length];

/** The commonest names of the census, and coined ones behind them. */
function namesOf(): { surnames: string[]; given: string[] } {
  const file = new URL('../lambdas/identities/lexicon/common-names.json', import.meta.url);
  const { surnames, male, female } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const common = surnames!.split(' ');
  return {
    surnames: [
      ...common,
      ...Array.from({ length: SURNAMES - common.length }, (_, rank) => coined(rank + 200)),
    ],
    given: `${male} ${female}`.split(' '),
  };
}

const unitsOf = (bytes: number) => Math.ceil(bytes / READ_UNIT);

/** The archive's personas as they come to be, without a table: what is read depends on how many there are, and of what size. */
class Archive {
  readonly #random = randomness(1);
  readonly #names = namesOf();
  readonly #personas = new Map<string, Persona>();
  readonly #surnames = new Map<string, Surname>();
  readonly #known: string[] = Array.from({ length: KNOWN_PEOPLE }, () => this.#somebody());
  #articles = 0;

  get personas(): number {
    return this.#personas.size;
  }

  get largest(): number {
    return Math.max(...[...this.#surnames.values()].map(({ items }) => items));
  }

  /** Takes in one article. */
  add(reads: Reads): void {
    this.#articles += 1;
    const speakers = Array.from({ length: SPEAKERS }, () =>
      this.#random() < KNOWN_SHARE ? this.#known[zipf(this.#random, KNOWN_PEOPLE)]! : this.#somebody(),
    );
    const changed = new Set<string>();
    for (const name of new Set(speakers)) {
      const partition = this.#tell(name, speakers);
      if (partition !== undefined) changed.add(partition);
    }
    for (const partition of changed) this.#look(partition, reads);
  }

  #somebody(): string {
    const { given, surnames } = this.#names;
    const [first, last] = [
      given[zipf(this.#random, given.length)]!,
      surnames[zipf(this.#random, surnames.length)]!,
    ];
    return `${first.charAt(0).toUpperCase()}${first.slice(1)} ${last.charAt(0).toUpperCase()}${last.slice(1)}`;
  }

  /** @returns the surname's partition where it is to be looked at */
  #tell(name: string, speakers: readonly string[]): string | undefined {
    const key: Key = personaKey(nameId(name));
    const before = this.#personas.get(key.sk);
    const isTold = this.#random() < 0.5;
    const role = ROLES[name.length % ROLES.length]!;
    const evidence = evidenceOf(
      { name, type: 'person', roles: isTold ? [role] : [], gender: isTold ? 'female' : null },
      {
        article: `a${this.#articles}`.padEnd(16, 'a'),
        day: new Date(this.#articles * 60_000).toISOString().slice(0, 10),
        others: speakers.filter((other) => other !== name).map(nameId),
      },
    );
    const known = withEvidence(before?.known, evidence)!;
    const after = {
      known,
      quotes: (before?.quotes ?? 0) + 2,
      bytes: key.pk.length + key.sk.length + known.length + OTHER_BYTES,
    };
    this.#personas.set(key.sk, after);
    const surname = this.#surnames.get(key.pk) ?? { items: 0, bytes: 0, due: 0 };
    surname.items += before ? 0 : 1;
    surname.bytes += after.bytes - (before?.bytes ?? 0);
    this.#surnames.set(key.pk, surname);
    const isOther =
      !before ||
      clusteringEvidence(before.known) !== clusteringEvidence(known) ||
      log2QuotesOf({ ...before, others: 0 }) !== log2QuotesOf({ ...after, others: 0 });
    return isOther ? key.pk : undefined;
  }

  #look(partition: string, reads: Reads): void {
    const surname = this.#surnames.get(partition)!;
    reads.everything += unitsOf(surname.bytes);
    if (surname.items <= MOST_AT_ONCE) {
      reads.bounded += unitsOf(surname.bytes);
      return;
    }
    // The schedule; and what was asked for last, if it has come meanwhile.
    reads.bounded += 1;
    if (surname.due > this.#articles) return;
    if (surname.due > 0) reads.bounded += unitsOf(surname.bytes);
    const waits = 1 + Math.floor(surname.items / ITEMS_A_WAIT);
    surname.due = this.#articles + (waits * WAIT * RATE) / 1000;
  }
}

/** By how much reads grow from one size to the next, as the power of the size. */
const powerOf = (a: { size: number; units: number }, b: { size: number; units: number }) =>
  Math.log(b.units / a.units) / Math.log(b.size / a.size);

/** What it costs in reads to know who is who, by how many articles there are. */
const surnames: Part = async (): Promise<Figures[]> => {
  const archive = new Archive();
  const steps: { size: number; everything: number; bounded: number }[] = [];
  const rows: Figures['rows'] = [
    ['articles', 'personas', 'of one surname', 'all at each change', 'as it is done'],
  ];
  let size = 0;
  for (const next of SIZES) {
    // The last tenth tells what an article takes at that size.
    const from = next - next / 10;
    for (const nothing = { everything: 0, bounded: 0 }; size < from; size++) archive.add(nothing);
    const reads = { everything: 0, bounded: 0 };
    for (; size < next; size++) archive.add(reads);
    const [everything, bounded] = [reads.everything / (next - from), reads.bounded / (next - from)];
    steps.push({ size, everything, bounded });
    rows.push([size, archive.personas, archive.largest, rounded(everything), rounded(bounded)].map(String));
  }
  const [a, b] = steps.slice(-2) as [(typeof steps)[0], (typeof steps)[0]];
  const further = (of: 'everything' | 'bounded', at: number) =>
    b[of] * (at / b.size) ** powerOf({ size: a.size, units: a[of] }, { size: b.size, units: b[of] });
  for (const at of FURTHER) {
    rows.push([
      `${at}, extrapolated`,
      '',
      '',
      rounded(further('everything', at)),
      rounded(further('bounded', at)),
    ]);
  }
  return [
    {
      title: `Read units an article for who is who, of speakers with surnames by Zipf's law`,
      rows,
      notes: [
        `${SPEAKERS} named speakers an article, ${RATE} article a second; surnames of more than ${MOST_AT_ONCE} personas are looked at once in ${WAIT / 60_000} minutes and later.`,
      ],
    },
  ];
};

export default surnames;
