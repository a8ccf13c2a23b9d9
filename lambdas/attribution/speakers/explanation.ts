import type { Span } from '../../model/attribution.ts';
import type { Pass } from './passes.ts';

/** Why a speaker was chosen. */
export interface Explanation {
  /** The pass that decided. */
  pass: Pass;
  /** The name that the source was resolved to; null if the speaker is unnamed. */
  mention: Span | null;
  /** Probability, 0 to 1, that the source refers to this speaker: the network's, or more if a pass is surer. */
  score: number;
  /**
   * The runner-up (a null name is somebody unnamed) and its probability, at most what the score leaves; null without
   * candidates.
   */
  runnerUp: { name: string | null; score: number } | null;
}
