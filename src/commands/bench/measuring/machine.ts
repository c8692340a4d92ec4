import { readFile } from 'node:fs/promises';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { packagedFolder } from '../../../database/native.ts';

/** What was measured on: figures mean nothing without it. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memory_gb: number;
  readonly os: string;
  readonly node: string;
  readonly postgresql: string;
  /** How many processes wanted a core in the minute before: above the number of cores, others were at work as well. */
  readonly load_before: number;
}

export async function machine(): Promise<Machine> {
  const [first, ...others] = cpus();
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: others.length + 1,
    memory_gb: Math.round(totalmem() / 1e9),
    os: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    postgresql: await bundledPostgres(),
    load_before: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

export function machineInWords(on: Machine): string {
  const { cpu, cores, memory_gb, os, node, postgresql, load_before } = on;
  return `${cpu}, ${cores} cores, ${memory_gb} GB, ${os}, Node ${node}, PostgreSQL ${postgresql}, load before ${load_before}`;
}

/** The bundled one, which every bench starts for itself. */
async function bundledPostgres(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packagedFolder(), '..', 'package.json'), 'utf8'));
  return String(version).split('-')[0] ?? '';
}
