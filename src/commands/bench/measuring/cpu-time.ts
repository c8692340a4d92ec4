import { readdir, readFile } from 'node:fs/promises';

interface Process {
  readonly parent: number;
  readonly ticks: number;
}

// USER_HZ, which Linux has shown to programs as 100 on every machine for decades.
const TICKS_A_SECOND = 100;

/**
 * Seconds of processor time that this process, all it started, and what those have ended, took until now: what a measurement costs,
 * however busy the machine is with other things. NaN where there is no /proc.
 */
export async function cpuSeconds(): Promise<number> {
  const names = await readdir('/proc').catch(() => []);
  const all = new Map<number, Process>();
  for (const name of names.filter((each) => /^\d+$/.test(each))) {
    const read = processIn(await readFile(`/proc/${name}/stat`, 'latin1').catch(() => ''));
    if (read) all.set(Number(name), read);
  }
  if (!all.has(process.pid)) return Number.NaN;
  const isOurs = (id: number): boolean => id === process.pid || (id > 1 && isOurs(all.get(id)?.parent ?? 0));
  const ticks = Array.from(all, ([id, each]) => (isOurs(id) ? each.ticks : 0));
  return ticks.reduce((sum, each) => sum + each, 0) / TICKS_A_SECOND;
}

/** proc(5), stat: after the name in brackets, field 4 is the parent, 14 to 17 the time of its own and of its ended children. */
function processIn(stat: string): Process | undefined {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).map(Number);
  return ticks.length === 4
    ? { parent: Number(fields[1]), ticks: ticks.reduce((sum, each) => sum + each, 0) }
    : undefined;
}
