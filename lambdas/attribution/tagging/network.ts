import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Encoding } from './encoding.ts';
import { type Window, windowsOver } from './windows.ts';
import { WordPiece } from './wordpiece.ts';

/** The manifest beside the weights: how the network was built, and the checksums of its files. */
interface Manifest {
  /** Pieces that the encoder reads at once, including one at either end. */
  window: number;
  /** Pieces that the relation stage reads on either side of an anchor. */
  reach: number;
  /** The length of a piece's vector. */
  width: number;
  /** Features of a piece, for each style. */
  features: number;
  styles: string[];
  types: string[];
  names: string[];
  sha256: Record<string, string>;
}

/** What an attribution may be anchored at: the first piece of its cue, or of its content if it has no cue. */
export const ANCHORS = ['cue', 'content'] as const;

/** A possible anchor, with its probability by the encoder alone. */
export interface Proposal {
  /** Index of a piece. */
  anchor: number;
  kind: number;
  /** 0 to 1. */
  proposal: number;
}

/** The relation stage's output for one anchor. */
export interface Reading extends Proposal {
  /** Probability, 0 to 1, that it is an anchor, given everything around it. */
  validity: number;
  /** Index of the first piece that was read; there are `roles.length / ROLES_PER_PIECE` of them. */
  from: number;
  /** Log probabilities of none, source, cue and content, piece by piece. */
  roles: Float32Array;
  /** Log probabilities of the types. */
  types: Float32Array;
  /** The vector of a piece that was read; copy it to keep it. */
  vector(piece: number): Float32Array;
}

/** The encoder's output for the pieces of a window, from `from` up to but not including `to`. */
export interface EncodedWindow extends Window {
  vector(piece: number): Float32Array;
  /** Log probabilities of the tags of names: none, then begins and continues for each type. */
  tags(piece: number): Float32Array;
}

/**
 * The guidelines that annotations follow: `fresh` marks everything that a reader would call a report, `polnear` what
 * PolNeAR's annotators marked.
 */
export type Style = 'fresh' | 'polnear';

/** The lowest probability of an anchor that the relation stage examines. */
const LEAST_PROPOSAL = 0.15;
/** How much one run of each stage reads: enough to be fast, little enough to fit in memory. */
const WINDOWS_AT_ONCE = 4;
const ANCHORS_AT_ONCE = 16;
const PHRASES_AT_ONCE = 32;
/** In pieces from one anchor to the next. In news it is more than 20. */
const DENSE = 8;
/** Scores of one piece within a reading: none, source, cue and content. */
export const ROLES_PER_PIECE = 4;

/** The trained network: an encoder over windows of a text, a relation stage around anchors, and a linker. */
export class Network {
  readonly tokenizer: WordPiece;
  readonly types: readonly string[];
  readonly names: readonly string[];
  readonly width: number;
  readonly #manifest: Manifest;
  readonly #encoder: InferenceSession;
  readonly #relation: InferenceSession;
  readonly #linker: InferenceSession;

  private constructor(
    manifest: Manifest,
    vocabulary: string,
    encoder: InferenceSession,
    relation: InferenceSession,
    linker: InferenceSession,
  ) {
    this.#manifest = manifest;
    this.tokenizer = new WordPiece(vocabulary);
    this.types = manifest.types;
    this.names = manifest.names;
    this.width = manifest.width;
    this.#encoder = encoder;
    this.#relation = relation;
    this.#linker = linker;
  }

  /**
   * Loads the network from its folder.
   *
   * @param threads how many threads compute one run of it
   * @throws if a file is missing, or is not the one that the manifest names
   */
  static async load(
    folder: URL,
    threads = threadsFor(process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE),
  ): Promise<Network> {
    const manifest = JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8')) as Manifest;
    const verified = async (name: string): Promise<Buffer> => {
      const bytes = await readFile(new URL(name, folder));
      const sum = createHash('sha256').update(bytes).digest('hex');
      if (sum !== manifest.sha256[name]) {
        throw new Error(
          `${new URL(name, folder).pathname} is not the file that manifest.json names (its SHA-256 is ${sum}): check it out again`,
        );
      }
      return bytes;
    };
    const session = async (name: string) =>
      InferenceSession.create(await verified(name), {
        executionProviders: ['cpu'],
        graphOptimizationLevel: 'all',
        ...(threads !== undefined && { intraOpNumThreads: threads }),
        // Threads that wait without sleeping would take the processor from everything else in the process.
        extra: {
          session: { intra_op: { allow_spinning: '0' } },
          // Half as fast as the layers that it would fuse.
          optimization: { disable_specified_optimizers: 'SkipLayerNormFusion' },
        },
      });
    const [vocabulary, encoder, relation, linker] = await Promise.all([
      verified('vocabulary.txt'),
      session('encoder.onnx'),
      session('relation.onnx'),
      session('linker.onnx'),
    ]);
    return new Network(manifest, vocabulary.toString('utf8'), encoder, relation, linker);
  }

  /**
   * Reads a text from start to end.
   *
   * @param onWindow called with every window in order; it must copy the vectors and tags that it keeps
   * @returns every anchor that the encoder proposes, in order, with the relation stage's output for it
   */
  async *read(
    encoding: Encoding,
    style: Style,
    onWindow: (window: EncodedWindow) => void,
    signal?: AbortSignal,
  ): AsyncGenerator<Reading> {
    const { pieces } = encoding;
    const { window, reach } = this.#manifest;
    if (pieces.length === 0) return;
    const { length, windows } = windowsOver(pieces.length, window - 2);
    /** The vectors of the last windows: as many as the surroundings of an anchor may need. */
    const vectors = new Map<Window, Float32Array>();
    let waiting: Proposal[] = [];
    for (let first = 0; first < windows.length; first += WINDOWS_AT_ONCE) {
      signal?.throwIfAborted();
      const batch = windows.slice(first, first + WINDOWS_AT_ONCE);
      for (const read of await this.#encode(encoding, style, batch, length + 2)) {
        vectors.set(read.own, read.vectors);
        onWindow(this.#encoded(read));
        const { own } = read;
        for (let piece = own.from; piece < own.to; piece++) {
          if (!pieces[piece]!.first) continue;
          for (let kind = 0; kind < ANCHORS.length; kind++) {
            const proposal = read.anchors[(piece - own.start + 1) * ANCHORS.length + kind]!;
            if (proposal >= LEAST_PROPOSAL) waiting.push({ anchor: piece, kind, proposal });
          }
        }
      }
      // An anchor waits until everything around it has been read.
      const known = first + WINDOWS_AT_ONCE < windows.length ? batch.at(-1)!.to : Number.POSITIVE_INFINITY;
      const ready = waiting.filter(({ anchor }) => anchor + reach <= known);
      waiting = waiting.slice(ready.length);
      for (let i = 0; i < ready.length; i += ANCHORS_AT_ONCE) {
        signal?.throwIfAborted();
        const anchors = ready.slice(i, i + ANCHORS_AT_ONCE);
        const reach = this.#reachOf(anchors);
        yield* await this.#relate(anchors, this.#around(anchors, vectors, reach), reach);
      }
      const needed = (waiting[0]?.anchor ?? known) - reach;
      for (const read of vectors.keys()) if (read.to <= needed) vectors.delete(read);
    }
  }

  /**
   * Scores the candidates of phrases.
   *
   * @param phrases for each its vectors: first word, last word, anchor
   * @param mentions for each its vectors: first and last word
   * @param questions for each phrase its candidates (indexes of mentions) and their pair features
   * @returns for each phrase, the log odds of its candidates and, last, of nobody
   */
  async link(
    phrases: readonly Float32Array[],
    mentions: readonly Float32Array[],
    questions: readonly { candidates: readonly number[]; pairs: readonly (readonly number[])[] }[],
  ): Promise<Float32Array[]> {
    const answers: Float32Array[] = [];
    for (let first = 0; first < phrases.length; first += PHRASES_AT_ONCE) {
      const asked = questions.slice(first, first + PHRASES_AT_ONCE);
      const used = [...new Set(asked.flatMap(({ candidates }) => candidates))].sort((a, b) => a - b);
      const most = Math.max(1, ...asked.map(({ candidates }) => candidates.length));
      const features = asked.flatMap(({ pairs }) => pairs)[0]?.length ?? 0;
      if (used.length === 0 || features === 0) {
        for (const _ of asked) answers.push(Float32Array.of(0));
        continue;
      }
      const row = new Map(used.map((mention, i) => [mention, i]));
      const candidates = new BigInt64Array(asked.length * most);
      const pairs = new BigInt64Array(asked.length * most * features);
      asked.forEach((question, i) => {
        question.candidates.forEach((mention, k) => {
          candidates[i * most + k] = BigInt(row.get(mention)!);
          question.pairs[k]!.forEach((value, f) => {
            pairs[(i * most + k) * features + f] = BigInt(value);
          });
        });
      });
      const own = phrases.slice(first, first + PHRASES_AT_ONCE);
      const read = await this.#linker.run({
        phrases: new Tensor('float32', joined(own), [own.length, own[0]!.length]),
        mentions: new Tensor('float32', joined(used.map((i) => mentions[i]!)), [used.length, 2 * this.width]),
        candidates: new Tensor('int64', candidates, [asked.length, most]),
        pairs: new Tensor('int64', pairs, [asked.length, most, features]),
      });
      asked.forEach((question, i) => {
        const scores = rowOf(read.scores, i, asked.length).slice(0, question.candidates.length + 1);
        const answer = new Float32Array(question.candidates.length + 1);
        answer.set(scores.subarray(0, question.candidates.length));
        answer[question.candidates.length] = (read.nobody!.data as Float32Array)[i]!;
        answers.push(answer);
      });
    }
    return answers;
  }

  async #encode(
    { pieces, features }: Encoding,
    style: Style,
    windows: readonly Window[],
    length: number,
  ): Promise<{ own: Window; vectors: Float32Array; anchors: Float32Array; tags: Float32Array }[]> {
    const ids = new BigInt64Array(windows.length * length);
    const offset = BigInt(this.#manifest.features * Math.max(0, this.#manifest.styles.indexOf(style)));
    const marks = new BigInt64Array(windows.length * length).fill(offset);
    windows.forEach(({ start }, row) => {
      const at = row * length;
      ids[at] = BigInt(this.tokenizer.opening);
      ids[at + length - 1] = BigInt(this.tokenizer.closing);
      for (let i = 0; i < length - 2; i++) {
        ids[at + i + 1] = BigInt(pieces[start + i]!.id);
        marks[at + i + 1] = offset + BigInt(features[start + i]!);
      }
    });
    const shape = [windows.length, length];
    const read = await this.#encoder.run({
      ids: new Tensor('int64', ids, shape),
      features: new Tensor('int64', marks, shape),
    });
    return windows.map((own, row) => ({
      own,
      vectors: rowOf(read.vectors, row, windows.length),
      anchors: rowOf(read.anchors, row, windows.length),
      tags: rowOf(read.names, row, windows.length),
    }));
  }

  #encoded({
    own,
    vectors,
    tags,
  }: {
    own: Window;
    vectors: Float32Array;
    tags: Float32Array;
  }): EncodedWindow {
    const per = 1 + 2 * this.names.length;
    const at = (piece: number) => piece - own.start + 1;
    return {
      ...own,
      vector: (piece) => vectors.subarray(at(piece) * this.width, (at(piece) + 1) * this.width),
      tags: (piece) => tags.subarray(at(piece) * per, (at(piece) + 1) * per),
    };
  }

  /**
   * If anchors are closer together than in any dialogue, their attributions are short, so half of the surroundings are
   * read.
   */
  #reachOf(anchors: readonly Proposal[]): number {
    const { reach } = this.#manifest;
    const length = anchors.at(-1)!.anchor - anchors[0]!.anchor;
    return anchors.length === ANCHORS_AT_ONCE && length < DENSE * ANCHORS_AT_ONCE ? reach / 2 : reach;
  }

  /** The vectors around each anchor, zeros beyond the text. */
  #around(
    anchors: readonly Proposal[],
    vectors: ReadonlyMap<Window, Float32Array>,
    reach: number,
  ): Float32Array {
    const { width } = this.#manifest;
    const input = new Float32Array(anchors.length * 2 * reach * width);
    anchors.forEach(({ anchor }, row) => {
      const begin = anchor - reach;
      for (const [{ start, from, to }, read] of vectors) {
        const low = Math.max(begin, from);
        const high = Math.min(anchor + reach, to);
        if (low >= high) continue;
        const part = read.subarray((low - start + 1) * width, (high - start + 1) * width);
        input.set(part, (row * 2 * reach + low - begin) * width);
      }
    });
    return input;
  }

  async #relate(batch: readonly Proposal[], input: Float32Array, reach: number): Promise<Reading[]> {
    const { width } = this.#manifest;
    const { roles, validity, types } = await this.#relation.run({
      vectors: new Tensor('float32', input, [batch.length, 2 * reach, width]),
      kinds: new Tensor(
        'int64',
        BigInt64Array.from(batch, ({ kind }) => BigInt(kind)),
        [batch.length],
      ),
    });
    return batch.map((proposal, row) => ({
      ...proposal,
      validity: (validity!.data as Float32Array)[row]!,
      from: proposal.anchor - reach,
      roles: rowOf(roles, row, batch.length),
      types: rowOf(types, row, batch.length),
      vector: (piece) => {
        const at = (row * 2 * reach + piece - proposal.anchor + reach) * width;
        return input.subarray(at, at + width);
      },
    }));
  }
}

/** The memory at which Lambda gives one whole processor, in MB. */
const MB_A_PROCESSOR = 1769;

/**
 * How many threads share a run: on Lambda one for each whole processor that the function may use, which is fewer than
 * it shows; elsewhere undefined, and the library takes one for each core.
 *
 * @param memoryMb of the Lambda function, from its environment; undefined elsewhere
 */
export const threadsFor = (memoryMb: string | undefined): number | undefined =>
  memoryMb === undefined ? undefined : Math.max(1, Math.floor(Number(memoryMb) / MB_A_PROCESSOR));

function rowOf(tensor: Tensor | undefined, row: number, rows: number): Float32Array {
  const size = tensor!.size / rows;
  return (tensor!.data as Float32Array).subarray(row * size, (row + 1) * size);
}

function joined(rows: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(rows.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const row of rows) {
    all.set(row, at);
    at += row.length;
  }
  return all;
}
