import { runNode } from '../../line/tool.ts';

const SECONDS = 5;

/** Most memory a process ever held that does nothing but plan the routes of a CVRPLIB file, in MB. */
export async function peakMegabytes(path: string, threads: number): Promise<number> {
  const { passed, output } = await runNode([
    'src/commands/bench/routing/plan-once.ts',
    path,
    `${SECONDS}`,
    `${threads}`,
  ]);
  if (!passed) throw new Error(`planning ${path} ended badly: ${output}`);
  return Math.round(Number(output.trim().split('\n').at(-1)) / 1000);
}
