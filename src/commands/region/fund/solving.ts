import type { Progress, Solving } from '#region';
import { beforeEnding } from '../../../shared/ending.ts';
import { WrongUse } from '../../line/command.ts';

/**
 * Runs what asks the solver, as the options of the command line say. Ctrl-C stops the solver, and the process ends once it has been told
 * what was found by then.
 */
export async function solving(
  { gap = '0', seconds = '600' }: { gap?: string; seconds?: string },
  run: (solving: Solving) => Promise<object>,
): Promise<object> {
  const options = { gap: numberOf('gap', gap, 0, 1), seconds: numberOf('seconds', seconds, 1, 86_400) };
  const stopping = new AbortController();
  const told = Promise.withResolvers<void>();
  const end = beforeEnding(() => {
    stopping.abort();
    return told.promise;
  });
  try {
    return await run({
      ...options,
      signal: stopping.signal,
      ...(process.stderr.isTTY && { onProgress: show }),
    });
  } finally {
    told.resolve();
    await end();
  }
}

function numberOf(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= least && number <= most) return number;
  throw new WrongUse(`--${name}: ${least}–${most}`);
}

function show({ seconds, nodes, value, bound }: Progress): void {
  process.stderr.write(
    `\r${seconds.toFixed(0)} s  ${value.toFixed(3)} ≤ ${bound.toFixed(3)}  ${nodes} \x1b[K`,
  );
}
