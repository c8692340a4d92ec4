import type { Plan, Problem, Route, Vehicle } from '../problem.ts';
import type { FileFault } from './file-fault.ts';
import { readStops } from './read-stops.ts';

/**
 * A plan as CVRPLIB's solutions are written, with the kind of vehicle where there are several, and with breaks and reloads by
 * their names where they are taken: `Route #1 (van): 17 4 lunch 9`.
 */
export function writePlan(problem: Problem, plan: Plan): string {
  const several = problem.vehicles.length > 1;
  const routes = plan.routes.map(({ vehicle }, index) => {
    const kind = several ? ` (${problem.vehicles[vehicle]?.name})` : '';
    return `Route #${index + 1}${kind}: ${stopNames(problem, plan.routes[index] as Route).join(' ')}`;
  });
  return routes.join('\n');
}

function stopNames({ vehicles, visits }: Problem, { vehicle, visits: made, pauses = [] }: Route): string[] {
  const names: (string | undefined)[] = [];
  for (let after = 0; after <= made.length; after++) {
    for (const pause of pauses) {
      if (pause.after !== after) continue;
      const { breaks = [], reloads = [] } = vehicles[vehicle] ?? {};
      names.push((pause.what === 'break' ? breaks : reloads)[pause.index]?.name);
    }
    if (after < made.length) names.push(visits[made[after] as number]?.name);
  }
  return names.filter((name) => name !== undefined);
}

/** Reads such a plan, whoever made it; lines that are no routes are passed over. */
export function readPlan(text: string, problem: Problem): Plan | FileFault {
  const visitOf = new Map(problem.visits.map(({ name }, index) => [name, index]));
  const kindOf = new Map(problem.vehicles.map(({ name }, index) => [name, index]));
  const routes: Route[] = [];
  const planned = new Set<number>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const [, kind, names] = /^Route #\d+(?: \((\S*)\))?:(.*)$/.exec(line.trim()) ?? [];
    if (names === undefined) continue;
    const vehicle = kind === undefined ? 0 : kindOf.get(kind);
    if (vehicle === undefined) return { code: 'unknown-vehicle', line: index + 1, at: kind ?? '' };
    const read = readStops(names.split(/\s+/).filter(Boolean), visitOf, problem.vehicles[vehicle] as Vehicle);
    if (typeof read === 'string') return { code: 'unknown-visit', line: index + 1, at: read };
    for (const visit of read.visits) planned.add(visit);
    routes.push({ vehicle, ...read });
  }
  if (routes.length === 0) return { code: 'no-routes', line: 1, at: '' };
  return {
    routes,
    unplanned: problem.visits.map((_, visit) => visit).filter((visit) => !planned.has(visit)),
  };
}
