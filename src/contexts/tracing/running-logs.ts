import type { ProvedHead } from './log/log-messages.ts';

/** A county's log that this process keeps. */
export interface RunningLog {
  /** Newest entries of lines in the map that ends the log of `size`, with proofs; null when it cannot be proven from now. */
  prove(lines: readonly string[], size: number): Promise<readonly ProvedHead[] | null>;
  stop(): Promise<void>;
}

/**
 * Logs that this process keeps, by the log's key and not by county: two databases in one process, as in tests, may both have a log of
 * the same county.
 */
const running = new Map<string, RunningLog>();

export function logRunning(vkey: string): RunningLog | undefined {
  return running.get(vkey);
}

/** Lets this process prove from a log it keeps. */
export function setRunning(vkey: string, log: RunningLog): void {
  running.set(vkey, log);
}

export function clearRunning(vkey: string): void {
  running.delete(vkey);
}
