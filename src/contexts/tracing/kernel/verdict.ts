import type { Claim } from './entry.ts';
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
  readonly headline: Told;
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

export interface Facts {
  /** The line the bundle is about. */
  readonly about: string;
  readonly log: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** When enough witnesses had seen this state (ISO), or null. */
  readonly witnessedAt: string | null;
  readonly witnesses: readonly (Told & { readonly at: string })[];
  readonly anchor: {
    readonly chainId: number;
    readonly contract: string;
    readonly tx: string;
    readonly block: number;
    readonly at: string;
    readonly size: number;
  } | null;
  /** Records of the thing and of what it was made from, in the order they are said to have happened. */
  readonly events: readonly ToldEvent[];
  /** Lines the events stand in: the thing's own first, then what it was made from. */
  readonly journey: readonly string[];
  /** How many times it was packed into something. */
  readonly packed: number;
  readonly certificates: readonly {
    readonly id: string;
    readonly from?: string | undefined;
    readonly until?: string | undefined;
  }[];
}

/** A record as it may be shown. */
export interface ToldEvent {
  /** Names it in findings' `on`. */
  readonly digest: string;
  /** ISO, or null when the content does not say. */
  readonly at: string | null;
  readonly claim: Claim;
  /** Whose key signed: a URN. */
  readonly holder: string | null;
  readonly withdrawn: boolean;
  readonly lines: readonly string[];
  /** The content as recorded, or null when it is missing or another. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** The exact record. */
  readonly text: string;
}
