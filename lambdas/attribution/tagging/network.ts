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
  roles: string[];
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
  /** Of the first piece that was read; there are `roles.length / 4` of them. */
  from: number;
  /** Logarithms of the probabilities of none, source, cue and content, piece by piece. */
  roles: Float32Array;
  /** Logarithms of the probabilities of the types. */
  types: Float32Array;
}

/** The least proposal that the relation stage looks at. */
const LEAST_PROPOSAL = 0.1;
/** Pieces that two neighbouring windows share: each takes over in the middle of them. */
const OVERLAP = 64;
/** Anchors that the relation stage reads at once. */
const BATCH = 16;
const ROLES = 4;

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
    const session = async (name: string) =>
      InferenceSession.create(await verified(name), {
        executionProviders: ['cpu'],
        graphOptimizationLevel: 'all',
        // Threads that wait without sleeping would take the processor from everything else in the process.
        extra: { session: { intra_op: { allow_spinning: '0' } } },
      });
    const [vocabulary, encoder, relation] = await Promise.all([
      verified('vocabulary.txt'),
      session('encoder.onnx'),
      session('relation.onnx'),
    ]);
    return new Network(manifest, vocabulary.toString('utf8'), encoder, relation);
  }

  /** Every cue that the encoder proposes, as the relation stage reads its surroundings, in order. */
  async *read({ pieces, features }: Encoding): AsyncGenerator<Reading> {
    const { window, reach, width } = this.#manifest;
    const room = window - 2;
    const stride = room - OVERLAP;
    const count = pieces.length;
    const windows = Math.max(1, Math.ceil((count - room) / stride) + 1);
    const ownerOf = (piece: number) =>
      Math.min(windows - 1, Math.max(0, Math.floor((piece - OVERLAP / 2) / stride)));
    /** The vectors of the last windows read: as many as a crop may touch. */
    const vectors = new Map<number, Float32Array>();
    let waiting: Omit<Reading, 'validity' | 'roles' | 'types' | 'from'>[] = [];
    for (let w = 0; w < windows; w++) {
      const from = w * stride;
      const to = Math.min(count, from + room);
      const encoded = await this.#encode(pieces, features, from, to);
      vectors.set(w, encoded.vectors);
      vectors.delete(w - 2);
      for (let piece = from; piece < to; piece++) {
        if (ownerOf(piece) !== w || !pieces[piece]!.first) continue;
        const proposal = encoded.anchors[piece - from + 1]!;
        if (proposal >= LEAST_PROPOSAL) waiting.push({ anchor: piece, proposal });
      }
      const isLast = w === windows - 1;
      // An anchor's surroundings must have been read, and must not be forgotten yet.
      const ready = isLast ? waiting : waiting.filter(({ anchor }) => ownerOf(anchor + reach) <= w);
      waiting = isLast ? [] : waiting.slice(ready.length);
      for (let first = 0; first < ready.length; first += BATCH) {
        const batch = ready.slice(first, first + BATCH);
        const input = new Float32Array(batch.length * 2 * reach * width);
        batch.forEach(({ anchor }, row) => {
          const begin = anchor - reach;
          for (let piece = Math.max(0, begin); piece < Math.min(count, anchor + reach); piece++) {
            const owner = ownerOf(piece);
            const at = (piece - owner * stride + 1) * width;
            const into = (row * 2 * reach + piece - begin) * width;
            input.set(vectors.get(owner)!.subarray(at, at + width), into);
          }
        });
        yield* await this.#relate(batch, input);
      }
    }
  }

  async #encode(
    pieces: Encoding['pieces'],
    features: Uint8Array,
    from: number,
    to: number,
  ): Promise<{ vectors: Float32Array; anchors: Float32Array }> {
    const length = to - from + 2;
    const ids = new BigInt64Array(length);
    const marks = new BigInt64Array(length);
    ids[0] = BigInt(this.tokenizer.opening);
    ids[length - 1] = BigInt(this.tokenizer.closing);
    for (let piece = from; piece < to; piece++) {
      ids[piece - from + 1] = BigInt(pieces[piece]!.id);
      marks[piece - from + 1] = BigInt(features[piece]!);
    }
    const { vectors, anchors } = await this.#encoder.run({
      ids: new Tensor('int64', ids, [1, length]),
      features: new Tensor('int64', marks, [1, length]),
    });
    return { vectors: vectors!.data as Float32Array, anchors: anchors!.data as Float32Array };
  }

  async #relate(
    batch: readonly Pick<Reading, 'anchor' | 'proposal'>[],
    input: Float32Array,
  ): Promise<Reading[]> {
    const { reach, width } = this.#manifest;
    const { roles, validity, types } = await this.#relation.run({
      vectors: new Tensor('float32', input, [batch.length, 2 * reach, width]),
    });
    const slice = (tensor: Tensor | undefined, row: number) => {
      const size = tensor!.size / batch.length;
      return (tensor!.data as Float32Array).subarray(row * size, (row + 1) * size);
    };
    return batch.map(({ anchor, proposal }, row) => ({
      anchor,
      proposal,
      validity: (validity!.data as Float32Array)[row]!,
      from: anchor - reach,
      roles: slice(roles, row),
      types: slice(types, row),
    }));
  }
}

/** Scores of one piece's roles within a reading. */
export const ROLES_PER_PIECE = ROLES;
