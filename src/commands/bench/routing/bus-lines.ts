import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkRelay, type Relay, readRelay, solveRelayProblem } from '#routing';
import { root } from '../../../shared/root.ts';
import { Stopped } from '../../../shared/stopped.ts';

const folder = join(root, '..', 'shared', 'conformance', 'routing', 'bus-lines');
const SECONDS = 60;
const NEARLY = 1e-2;
const COURIERS_OF_UNCUT = 10;

/**
 * Parcels by truck, bus and courier: Delle Donne, Santini & Archetti's fifty instances beside the best bound any of their four
 * methods found. `matched`: no dearer than that, out of `of` that have one; `planned`: all parcels delivered; `gap60`: mean, in percent.
 */
export async function busLines(seed: number): Promise<object> {
  const instances: object[] = [];
  const gaps: number[] = [];
  let [matched, of, planned] = [0, 0, 0];
  for (const { name, best, relay } of await busLineInstances()) {
    if (best !== null) of++;
    const { feasible, cost, trucks, faults } = checkRelay(
      relay,
      solveRelayProblem(relay, { seed, seconds: SECONDS }),
    );
    const wrong = faults.find(({ code }) => code !== 'left-out');
    if (wrong) throw new Error(`the plan for ${name} has a fault: ${wrong.code} ${wrong.at}`);
    const gap = feasible && best !== null ? 100 * (cost / best - 1) : null;
    if (feasible) planned++;
    if (gap !== null) gaps.push(gap);
    if (feasible && best !== null && cost <= best + NEARLY) matched++;
    const left = faults.length > 0 ? `${faults.length} not delivered` : cost.toFixed(2);
    console.log(
      `  ${name.padEnd(10)} ${left}  ${best === null ? '–' : `${best} (${gap?.toFixed(2) ?? '–'} %)`}`,
    );
    instances.push({ name, cost: feasible ? cost : null, best, gap, trucks });
  }
  const gap60 = Number((gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length)).toFixed(3));
  const figures = { matched, of, planned, gap60 };
  console.log(`  ${JSON.stringify(figures)}`);
  return { ...figures, instances };
}

/** The instances beside the least published bound of each; null where no method found any. */
export async function busLineInstances(): Promise<
  { readonly name: string; readonly best: number | null; readonly relay: Relay }[]
> {
  const names = await namesOfInstances();
  const bounds = await publishedBounds();
  return Promise.all(
    names.map(async (name) => {
      const best = bounds.get(name) ?? null;
      return { name, best, relay: await instance(name, best) };
    }),
  );
}

async function namesOfInstances(): Promise<string[]> {
  if (!existsSync(folder))
    throw new Stopped(
      '项目旁边没有 shared/conformance/routing/bus-lines，没有可比的题目',
      'There is no shared/conformance/routing/bus-lines beside the project, so nothing to compare with',
    );
  const files = await readdir(join(folder, 'delle-donne'));
  return files.flatMap((file) => (file.endsWith('.city') ? [file.slice(0, -'.city'.length)] : [])).sort();
}

/** The least bound of each instance; null where no method found any. */
async function publishedBounds(): Promise<Map<string, number | null>> {
  const bounds = new Map<string, number | null>();
  const rows = (await readFile(join(folder, 'delle_donne_instances.csv'), 'utf8'))
    .trim()
    .split('\n')
    .slice(1);
  for (const row of rows) {
    const [name = '', , bound = ''] = row.trim().split(',');
    const known = bounds.get(name) ?? null;
    bounds.set(name, bound === '' ? known : Math.min(known ?? Number.POSITIVE_INFINITY, Number(bound)));
  }
  return bounds;
}

/**
 * Where the published costs are whole, every way's cost was cut to a whole number. Where they are not, it was not, and there were
 * ten couriers at each stop, not the five of the files, too few for some of them: so the published costs are reached to the cent.
 */
async function instance(name: string, best: number | null): Promise<Relay> {
  const [city = '', demands = '', params = ''] = await Promise.all(
    ['city', 'demands', 'params'].map((part) =>
      readFile(join(folder, 'delle-donne', `${name}.${part}`), 'utf8'),
    ),
  );
  const whole = best === null || Number.isInteger(best);
  const relay = readRelay({ name, city, demands, params }, whole ? Math.floor : undefined);
  if (!relay) throw new Stopped(`读不懂这个题目：${name}`, `This instance cannot be read: ${name}`);
  return whole ? relay : { ...relay, couriers: { ...relay.couriers, count: COURIERS_OF_UNCUT } };
}
