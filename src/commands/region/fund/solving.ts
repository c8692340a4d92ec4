import type { Progress, Solving } from '#region';
import { WrongUse } from '../../line/command.ts';

/** How a fund is solved, from the options of the command line; Ctrl-C stops it with what it has. */
export function solvingOf({ gap = '0', seconds = '600' }: { gap?: string; seconds?: string }): Solving {
  return {
    gap: numberOf('gap', gap, 0, 1),
    seconds: numberOf('seconds', seconds, 1, 86_400),
    signal: interrupted(),
    ...(process.stderr.isTTY && { onProgress: show }),
  };
}

function numberOf(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= least && number <= most) return number;
  throw new WrongUse(`--${name}: ${least}–${most}`);
}

function interrupted(): AbortSignal {
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  return stopping.signal;
}

function show({ seconds, nodes, value, bound }: Progress): void {
  process.stderr.write(
    `\r${seconds.toFixed(0)} s  ${value.toFixed(3)} ≤ ${bound.toFixed(3)}  ${nodes} \x1b[K`,
  );
}
