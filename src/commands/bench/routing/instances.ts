import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Problem, type ProblemFormat, readProblem } from '#routing';
import { root } from '../../../shared/root.ts';
import { Stopped } from '../../../shared/stopped.ts';
import { stoppedBy } from '../../line/stopped-by.ts';

/** A published instance with the best cost anybody is known to have reached; null where none is at hand. */
export interface Instance {
  readonly name: string;
  readonly path: string;
  readonly problem: Problem;
  readonly best: Best | null;
}

export interface Best {
  readonly cost: number;
  readonly vehicles?: number;
}

type SetName = 'cvrp_x' | 'vrptw' | 'pdptw';

export const folder = join(root, '..', 'shared', 'conformance', 'routing');

/** The named sets of the measured instances, from the folder of published ones beside the project. */
export async function measuredSets(): Promise<Readonly<Record<SetName, Instance[]>>> {
  if (!existsSync(folder))
    throw new Stopped(
      '项目旁边没有 shared/conformance/routing，没有可比的题目；请用 --set 给一份题目清单',
      'There is no shared/conformance/routing beside the project, so nothing to compare with: give a list of instances by --set',
    );
  const { measured } = JSON.parse(await readFile(join(folder, 'measured-sets.json'), 'utf8')) as {
    measured: Readonly<Record<string, string[]>>;
  };
  const all = (set: string, path: (name: string) => string) =>
    Promise.all((measured[set] ?? []).map((name) => instanceAt(join(folder, path(name)))));
  return {
    cvrp_x: await all('cvrp-x', (name) => `cvrp-x/${name}.vrp`),
    vrptw: await all('vrptw-homberger', (name) => `vrptw/homberger/${name}.txt`),
    pdptw: await all('pdptw', (name) => `pdptw/${name}.txt`),
  };
}

/** Instances named in a file, one path on a line, from the file's own folder. */
export async function listedInstances(file: string): Promise<Instance[]> {
  const paths = (await textOf(file)).split(/\r?\n/).filter((line) => line.trim() !== '');
  return Promise.all(paths.map((path) => instanceAt(resolve(dirname(file), path.trim()))));
}

export async function instanceAt(path: string): Promise<Instance> {
  const text = await textOf(path);
  const format = formatOf(path, text);
  const name = basename(path).replace(/\.[^.]+$/, '');
  const read = readProblem(text, format);
  if (!read.ok) {
    const { zh, en } = stoppedBy(read.refusal);
    throw new Stopped(`${path}：${zh}`, `${path}: ${en}`);
  }
  return { name, path, problem: read.value.problem, best: await bestOf(path, name) };
}

function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error) => {
    throw new Stopped(`读不了这个文件：${path}`, `This file cannot be opened: ${path}`, error);
  });
}

/** Solomon's files have headings; Li & Lim's begin with their numbers. */
function formatOf(path: string, text: string): ProblemFormat {
  if (path.endsWith('.vrp')) return 'vrplib';
  return text.includes('VEHICLE') ? 'solomon' : 'lilim';
}

async function bestOf(path: string, name: string): Promise<Best | null> {
  const solution = await readFile(path.replace(/\.[^.]+$/, '.sol'), 'utf8').catch(() => '');
  const cost = /^Cost\s+([\d.]+)/m.exec(solution)?.[1];
  if (cost) return { cost: Number(cost) };
  const shipments = JSON.parse(await readFile(join(folder, 'pdptw/bks.json'), 'utf8').catch(() => '{}'));
  const known = shipments[name.toUpperCase()] ?? shipments[name];
  if (known) return { cost: known.best_known_cost, vehicles: known.solved_with_vehicles };
  const [, series = '', number] = /^(\w+_\d+)_(\d+)$/.exec(name) ?? [];
  const table = await readFile(join(folder, 'vrptw/bks-distance.json'), 'utf8').catch(() => '{}');
  const distance = (JSON.parse(table) as Record<string, number[]>)[series]?.[Number(number) - 1];
  // DIMACS' distances are in tenths.
  return distance === undefined ? null : { cost: distance * 10 };
}
