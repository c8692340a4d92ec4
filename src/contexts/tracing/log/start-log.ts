import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { clearRunning, type RunningLog, setRunning } from '../running-logs.ts';
import type { ProvedHead, ThreadMessage, ThreadSetting } from './log-messages.ts';

const AGAIN_MS = 10_000;
// Thousands of entries live for one batch: with little room, each would be copied before it is thrown away.
const YOUNG_MB = 96;
/** A page waits this long for a log that is being read or has fallen behind. */
const PATIENCE_MS = 3_000;

/**
 * Starts the thread that keeps a county's log. When the log is found broken the thread ends, the alarm says why, and a new one begins
 * from what is durable.
 */
export function startLog(setting: ThreadSetting, alarm: (text: string) => void): RunningLog {
  const asked = new Map<number, (heads: readonly ProvedHead[] | null) => void>();
  const stopping = new AbortController();
  let number = 0;
  let worker: Worker | undefined;
  let name: string | undefined;

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const ended = Promise.withResolvers<void>();
      worker = new Worker(new URL('./log-thread.ts', import.meta.url), {
        workerData: setting,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      });
      worker.on('message', hear);
      worker.on('error', (error) => alarm(`the log's thread ended: ${(error as Error).message}`));
      worker.on('exit', () => ended.resolve());
      await ended.promise;
      worker = undefined;
      for (const id of asked.keys()) settle(id, null);
      await pause(AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  function hear(message: ThreadMessage): void {
    if (message.kind === 'alarm') alarm(message.text);
    else if (message.kind === 'proved') settle(message.id, message.heads);
    else {
      name = message.vkey;
      setRunning(name, log);
    }
  }

  function settle(id: number, heads: readonly ProvedHead[] | null): void {
    asked.get(id)?.(heads);
    asked.delete(id);
  }

  const log: RunningLog = {
    prove(lines, size) {
      if (!worker) return Promise.resolve(null);
      const { promise, resolve } = Promise.withResolvers<readonly ProvedHead[] | null>();
      number += 1;
      const id = number;
      const late = setTimeout(() => settle(id, null), PATIENCE_MS);
      asked.set(id, (heads) => {
        clearTimeout(late);
        resolve(heads);
      });
      worker.postMessage({ id, lines, size });
      return promise;
    },
    async stop() {
      stopping.abort();
      worker?.postMessage('stop');
      await running;
      if (name) clearRunning(name);
    },
  };
  const running = run();
  return log;
}
