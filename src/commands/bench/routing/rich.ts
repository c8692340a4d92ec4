import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Stopped } from '../../../shared/stopped.ts';
import { folder, type Instance, instanceAt } from './instances.ts';

/** Rich instances by type (kinds of vehicles, several depots, trips, prizes, allowed vehicles, deliveries first) with the best known costs. */
export async function richSets(): Promise<ReadonlyMap<string, Instance[]>> {
  const rich = join(folder, 'rich');
  const types = await readdir(rich).catch((error) => {
    throw new Stopped(
      '项目旁边没有 shared/conformance/routing/rich，没有可比的题目',
      'There is no shared/conformance/routing/rich beside the project, so nothing to compare with',
      error,
    );
  });
  const sets = new Map<string, Instance[]>();
  for (const type of types.sort()) {
    const files = (await readdir(join(rich, type))).filter((file) => file.endsWith('.vrp')).sort();
    sets.set(type, await Promise.all(files.map((file) => withBest(join(rich, type, file)))));
  }
  return sets;
}

async function withBest(path: string): Promise<Instance> {
  const instance = await instanceAt(path);
  const solution = await readFile(path.replace(/\.vrp$/, '.sol'), 'utf8');
  const cost = publishedCost(solution, path);
  return { ...instance, best: cost === null ? null : { cost } };
}

/**
 * The published cost in the file's own units: whole costs of exact ways are told in thousandths, costs of whole kinds of vehicles with a
 * decimal point in hundreds; all others as they are.
 */
export function publishedCost(solution: string, path: string): number | null {
  const told = /^Cost:\s*([\d.]+)/m.exec(solution)?.[1];
  if (told === undefined) return null;
  if (/HFVRP/.test(path) && told.includes('.')) return Number(told) * 100;
  return /HFVRP|MDVRPTW|SDVRPTW/.test(path) ? Number(told) / 1000 : Number(told);
}
