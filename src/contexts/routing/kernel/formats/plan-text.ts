import type { Plan, Problem, Route } from '../problem.ts';
import type { FileFault } from './file-fault.ts';

/** A plan as CVRPLIB's solutions are written, with the kind of vehicle where there are several: `Route #1 (van): 17 4 9`. */
export function writePlan(problem: Problem, plan: Plan): string {
  const several = problem.vehicles.length > 1;
  const routes = plan.routes.map(({ vehicle, visits }, index) => {
    const kind = several ? ` (${problem.vehicles[vehicle]?.name})` : '';
    return `Route #${index + 1}${kind}: ${visits.map((visit) => problem.visits[visit]?.name).join(' ')}`;
  });
  return routes.join('\n');
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
    const visits: number[] = [];
    for (const name of names.split(/\s+/).filter(Boolean)) {
      const visit = visitOf.get(name);
      if (visit === undefined) return { code: 'unknown-visit', line: index + 1, at: name };
      visits.push(visit);
      planned.add(visit);
    }
    routes.push({ vehicle, visits });
  }
  if (routes.length === 0) return { code: 'no-routes', line: 1, at: '' };
  return {
    routes,
    unplanned: problem.visits.map((_, visit) => visit).filter((visit) => !planned.has(visit)),
  };
}
