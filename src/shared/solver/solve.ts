import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { LinearModel } from './linear-model.ts';
import type { Progress, Solved, SolveOptions, SolverSetting, ThreadMessage } from './solver-messages.ts';

/** A solver that is told to stop ends at its next look round; one that does not is ended. */
const LAST_LOOK_MS = 5_000;

export interface Solving extends SolveOptions {
  /** Stops it: answered is what was found by then. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Solves a program in a thread of its own, so that nobody else waits for it. `undefined`: the text is no LP to HiGHS.
 */
export async function solve(
  program: SolverSetting['program'],
  { signal, onProgress, ...options }: Solving,
): Promise<Solved | undefined> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  compiled ??= compile();
  const wasm = await compiled;
  const { promise, resolve, reject } = Promise.withResolvers<Solved | undefined>();
  const worker = new Worker(new URL('./solver-thread.ts', import.meta.url), {
    workerData: { program, options, stop, wasm } satisfies SolverSetting,
  });
  let late: NodeJS.Timeout | undefined;
  const end = () => {
    Atomics.store(stop, 0, 1);
    late = setTimeout(() => resolve({ status: 'stopped-empty' }), LAST_LOOK_MS);
  };
  if (signal?.aborted) end();
  signal?.addEventListener('abort', end, { once: true });
  worker.on('message', (message: ThreadMessage) => {
    if (message.kind === 'progress') onProgress?.(message.progress);
    else resolve(message.kind === 'solved' ? message.solved : undefined);
  });
  worker.on('error', reject);
  worker.on('exit', (code) => reject(new Error(`the solver’s thread ended with ${code}`)));
  try {
    return await promise;
  } finally {
    signal?.removeEventListener('abort', end);
    clearTimeout(late);
    await worker.terminate();
  }
}

/** HiGHS is compiled once; every thread gets the same. */
let compiled: Promise<WebAssembly.Module> | undefined;

async function compile(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(new URL(import.meta.resolve('highs/runtime'))));
}

/** The program with its columns free to be fractions. */
export function relaxed(model: LinearModel): LinearModel {
  return { ...model, whole: new Int32Array(model.whole.length) };
}
