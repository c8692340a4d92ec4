import type { AnchorReceipt } from './bundle.ts';
import type { ShownCertificate } from './verify/certificates.ts';
import type { WitnessedCheckpoint } from './verify/checkpoint.ts';
import type { JourneyEvent } from './verify/events.ts';
import type { Finding } from './verify/finding.ts';
import type { UnprovenCode } from './verify/unproven.ts';

/** Green: all that can be checked holds. Amber: nothing is wrong, something is missing. Red: do not believe it. */
export type Light = 'green' | 'amber' | 'red';

/** A sentence in both languages. */
export interface Told {
  readonly zh: string;
  readonly en: string;
}

export interface Verdict {
  readonly light: Light;
  /** The one sentence to show beside the light. */
  readonly headline: Finding;
  /** The gravest first. */
  readonly findings: readonly Finding[];
  /** What is proven, as far as the checks came; absent when nothing is. */
  readonly facts?: Facts;
  readonly unproven: readonly ({ readonly code: UnprovenCode } & Told)[];
  /** A split view: two signed notes that contradict each other, for whoever oversees the log. */
  readonly evidence?: SplitView;
}

export interface SplitView {
  readonly type: 'maidehao/split-view/1';
  readonly checkpoints: readonly string[];
}

/** What a bundle proves, as far as its findings leave it standing. */
export interface Facts {
  /** The line the bundle is about. */
  readonly about: string;
  readonly log: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
  readonly witnesses: WitnessedCheckpoint['witnesses'];
  /** When enough of them had seen this state. */
  readonly witnessedAt: Date | undefined;
  readonly anchor: AnchorReceipt | undefined;
  /** Records of the thing and of what it was made from, in the order they are said to have happened. */
  readonly events: readonly JourneyEvent[];
  /** Lines the events stand in: the thing's own first, then what it was made from. */
  readonly journey: readonly string[];
  /** How many times it was packed into something. */
  readonly packed: number;
  readonly certificates: readonly ShownCertificate[];
}
