import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { checkPlan, type Plan, type Problem, solveProblem } from '#routing';
import { sharedFolder } from '../../../../test/help/shared.ts';
import { richSets } from './rich.ts';

const rich = sharedFolder('conformance/routing/rich');

/** A published plan: its routes are numbered as the file's vehicles are, and 0 is a reload. */
function published(problem: Problem, text: string): Plan {
  const kinds = problem.vehicles.flatMap(({ count }, kind) => Array.from({ length: count }, () => kind));
  const indexOf = new Map(problem.visits.map(({ name }, index) => [name, index]));
  const routes = [...text.matchAll(/^Route #(\d+):(.*)$/gm)].flatMap(([, number, stops = '']) => {
    const visits: number[] = [];
    const pauses: { after: number; what: 'reload'; index: number }[] = [];
    for (const name of stops.trim().split(/\s+/).filter(Boolean)) {
      if (name === '0') pauses.push({ after: visits.length, what: 'reload', index: 0 });
      else visits.push(indexOf.get(name) as number);
    }
    return visits.length === 0 ? [] : [{ vehicle: kinds[Number(number) - 1] as number, visits, pauses }];
  });
  const made = new Set(routes.flatMap(({ visits }) => visits));
  return { routes, unplanned: [...problem.visits.keys()].filter((visit) => !made.has(visit)) };
}

test('published plans of rich instances can be driven and cost what is published', {
  skip: rich.skip,
}, async () => {
  let count = 0;
  for (const instances of (await richSets()).values())
    for (const { name, path, problem, best } of instances) {
      const plan = published(problem, await readFile(path.replace('.vrp', '.sol'), 'utf8'));
      const { faults, cost } = checkPlan(problem, plan);
      assert.deepEqual(faults, [], name);
      // Published costs of exact ways are sums of rounded ones.
      assert.ok(Math.abs(cost / (best?.cost ?? 0) - 1) < 3e-6, `${name}: ${cost}, ${best?.cost}`);
      count += 1;
    }
  assert.ok(count > 0);
});

test('kinds of vehicles are chosen well at once, and six depots with windows and a most time out are planned whole', {
  skip: rich.skip,
}, async () => {
  const all = [...(await richSets()).values()].flat();
  const dearer = (name: string, iterations: number) => {
    const { problem, best } = all.find((each) => each.name === name) ?? assert.fail(`no ${name}`);
    const { feasible, cost } = checkPlan(problem, solveProblem({ problem }, { seed: 1, iterations }).plan);
    assert.ok(feasible, name);
    return 100 * (cost / (best?.cost ?? 0) - 1);
  };
  assert.ok(dearer('X167-FSMF', 30_000) < 5);
  assert.ok(dearer('PR20B', 5_000) < 15);
});
