import type { SitingProgress } from '#routing';

/** Tries being worked out by this process, by county and what-if: to be watched, and stopped. */
const running = new Map<string, { readonly stopping: AbortController; progress: SitingProgress | null }>();

function keyOf(county: string, id: string): string {
  return `${county} ${id}`;
}

export function isRunning(county: string, id: string): boolean {
  return running.has(keyOf(county, id));
}

/** How far it is; undefined: nothing is being worked out. */
export function progressOf(county: string, id: string): SitingProgress | null | undefined {
  return running.get(keyOf(county, id))?.progress;
}

/** It ends at its next look round, with what it has. */
export function stopTry(county: string, id: string): void {
  running.get(keyOf(county, id))?.stopping.abort();
}

export async function whileRunning<Value>(
  county: string,
  id: string,
  run: (watching: { signal: AbortSignal; onProgress: (progress: SitingProgress) => void }) => Promise<Value>,
): Promise<Value> {
  const key = keyOf(county, id);
  const stopping = new AbortController();
  const here = { stopping, progress: null as SitingProgress | null };
  running.set(key, here);
  try {
    return await run({
      signal: stopping.signal,
      onProgress: (progress) => {
        here.progress = progress;
      },
    });
  } finally {
    running.delete(key);
  }
}
