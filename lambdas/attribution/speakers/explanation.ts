import type { Span } from '../../model/attribution.ts';
import type { Pass } from './passes.ts';

/** Why a speaker was chosen. */
export interface Explanation {
  /** Which of the passes decided. */
  pass: Pass;
  /** The name that the source was led to; null for somebody unnamed. */
  mention: Span | null;
  /** How likely, 0 to 1, the network has it that the source means this speaker. */
  score: number;
  /** Whom it would be otherwise (a null name is somebody unnamed), and how likely that is; null without candidates. */
  runnerUp: { name: string | null; score: number } | null;
}
