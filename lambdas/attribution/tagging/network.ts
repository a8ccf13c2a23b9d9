import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Encoding } from './encoding.ts';
import { WordPiece } from './wordpiece.ts';

/** What stands beside the weights: how the network was built, and what its files must be. */
interface Manifest {
  /** Pieces that the encoder reads at once, one more at either end included. */
  window: number;
  /** Pieces that the relation stage reads on either side of an anchor. */
  reach: number;
  /** Numbers in a piece's vector. */
  width: number;
  types: string[];
  sha256: Record<string, string>;
}

/** What the relation stage says of one anchor. */
export interface Reading {
  /** The piece that the cue begins with. */
  anchor: number;
  /** How surely a cue begins there, by the encoder alone, and that it is one, by all around it; 0 to 1. */
  proposal: number;
  validity: number;
  /** Of the first piece that was read; there are `roles.length / ROLES_PER_PIECE` of them. */
  from: number;
  /** Logarithms of the probabilities of none, source, cue and content, piece by piece. */
  roles: Float32Array;
  /** Logarithms of the probabilities of the types. */
  types: Float32Array;
}

/** Where a cue may begin, and how surely by the encoder alone. */
type Proposal = Pick<Reading, 'anchor' | 'proposal'>;

/** A stretch of pieces that the encoder reads, and the part of it that nobody reads with more around it. */
interface Window {
  start: number;
  from: number;
  to: number;
}

/** The least proposal that the relation stage looks at. */
const LEAST_PROPOSAL = 0.3;
/** The least number of pieces that two neighbouring windows share: each takes over in the middle of them. */
const OVERLAP = 48;
/** What one run of the encoder and of the relation stage reads: enough to be fast, little enough to be small. */
const WINDOWS_AT_ONCE = 6;
const ANCHORS_AT_ONCE = 16;
/** Scores of one piece within a reading: none, source, cue and content. */
export const ROLES_PER_PIECE = 4;

/** The trained network: an encoder over windows of a text, and a relation stage around each cue that it proposes. */
export class Network {
  readonly tokenizer: WordPiece;
  readonly types: readonly string[];
  readonly #manifest: Manifest;
  readonly #encoder: InferenceSession;
  readonly #relation: InferenceSession;

  private constructor(
    manifest: Manifest,
    vocabulary: string,
    encoder: InferenceSession,
    relation: InferenceSession,
  ) {
    this.#manifest = manifest;
    this.tokenizer = new WordPiece(vocabulary);
    this.types = manifest.types;
    this.#encoder = encoder;
    this.#relation = relation;
  }

  /**
   * Reads the network from its folder.
   *
   * @throws when a file is missing, or is not the one that the manifest names
   */
  static async load(folder: URL): Promise<Network> {
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
    const threads = threadsFor(process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE);
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
    const [vocabulary, encoder, relation] = await Promise.all([
      verified('vocabulary.txt'),
      session('encoder.onnx'),
      session('relation.onnx'),
    ]);
    return new Network(manifest, vocabulary.toString('utf8'), encoder, relation);
  }

  /** Every cue that the encoder proposes, as the relation stage reads its surroundings, in order. */
  async *read(encoding: Encoding, signal?: AbortSignal): AsyncGenerator<Reading> {
    const { pieces } = encoding;
    const { window, reach } = this.#manifest;
    if (pieces.length === 0) return;
    const { length, windows } = windowsOver(pieces.length, window - 2);
    /** The vectors of the windows read last: as many as a crop may touch. */
    const vectors = new Map<Window, Float32Array>();
    let waiting: Proposal[] = [];
    for (let first = 0; first < windows.length; first += WINDOWS_AT_ONCE) {
      signal?.throwIfAborted();
      const batch = windows.slice(first, first + WINDOWS_AT_ONCE);
      for (const { own, anchors, ...read } of await this.#encode(encoding, batch, length + 2)) {
        vectors.set(own, read.vectors);
        for (let piece = own.from; piece < own.to; piece++) {
          const proposal = anchors[piece - own.start + 1]!;
          if (pieces[piece]!.first && proposal >= LEAST_PROPOSAL) waiting.push({ anchor: piece, proposal });
        }
      }
      // An anchor waits until all around it has been read.
      const known = first + WINDOWS_AT_ONCE < windows.length ? batch.at(-1)!.to : Number.POSITIVE_INFINITY;
      const ready = waiting.filter(({ anchor }) => anchor + reach <= known);
      waiting = waiting.slice(ready.length);
      for (let i = 0; i < ready.length; i += ANCHORS_AT_ONCE) {
        signal?.throwIfAborted();
        const anchors = ready.slice(i, i + ANCHORS_AT_ONCE);
        yield* await this.#relate(anchors, this.#around(anchors, vectors));
      }
      const needed = (waiting[0]?.anchor ?? known) - reach;
      for (const read of vectors.keys()) if (read.to <= needed) vectors.delete(read);
    }
  }

  async #encode(
    { pieces, features }: Encoding,
    windows: readonly Window[],
    length: number,
  ): Promise<{ own: Window; vectors: Float32Array; anchors: Float32Array }[]> {
    const ids = new BigInt64Array(windows.length * length);
    const marks = new BigInt64Array(windows.length * length);
    windows.forEach(({ start }, row) => {
      const at = row * length;
      ids[at] = BigInt(this.tokenizer.opening);
      ids[at + length - 1] = BigInt(this.tokenizer.closing);
      for (let i = 0; i < length - 2; i++) {
        ids[at + i + 1] = BigInt(pieces[start + i]!.id);
        marks[at + i + 1] = BigInt(features[start + i]!);
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
    }));
  }

  /** The vectors around each anchor, zeros beyond the text. */
  #around(anchors: readonly Proposal[], vectors: ReadonlyMap<Window, Float32Array>): Float32Array {
    const { reach, width } = this.#manifest;
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

  async #relate(batch: readonly Proposal[], input: Float32Array): Promise<Reading[]> {
    const { reach, width } = this.#manifest;
    const { roles, validity, types } = await this.#relation.run({
      vectors: new Tensor('float32', input, [batch.length, 2 * reach, width]),
    });
    return batch.map(({ anchor, proposal }, row) => ({
      anchor,
      proposal,
      validity: (validity!.data as Float32Array)[row]!,
      from: anchor - reach,
      roles: rowOf(roles, row, batch.length),
      types: rowOf(types, row, batch.length),
    }));
  }
}

/** The memory with which Lambda gives one whole processor, in MB. */
const MB_A_PROCESSOR = 1769;

/**
 * Threads that one run is shared among: one for each whole processor that Lambda gives time on, which is fewer than it
 * shows; elsewhere undefined, and the library takes one for each core.
 *
 * @param memoryMb of the Lambda function, as its environment tells; undefined elsewhere
 */
export const threadsFor = (memoryMb: string | undefined): number | undefined =>
  memoryMb === undefined ? undefined : Math.max(1, Math.floor(Number(memoryMb) / MB_A_PROCESSOR));

/** As few windows as reach over all pieces, all of one length, no longer than it takes, and evenly spread. */
function windowsOver(count: number, room: number): { length: number; windows: Window[] } {
  const number = Math.max(1, Math.ceil((count - OVERLAP) / (room - OVERLAP)));
  const length = Math.ceil((count + (number - 1) * OVERLAP) / number);
  const startOf = (index: number) =>
    index === 0 ? 0 : Math.round((index * (count - length)) / (number - 1));
  const edge = (index: number) => Math.floor((startOf(index - 1) + length + startOf(index)) / 2);
  const windows = Array.from({ length: number }, (_, index) => ({
    start: startOf(index),
    from: index === 0 ? 0 : edge(index),
    to: index === number - 1 ? count : edge(index + 1),
  }));
  return { length, windows };
}

function rowOf(tensor: Tensor | undefined, row: number, rows: number): Float32Array {
  const size = tensor!.size / rows;
  return (tensor!.data as Float32Array).subarray(row * size, (row + 1) * size);
}
