import type { Break, Problem, Route, Vehicle, Visit } from '../problem.ts';
import type { Tell } from './plan-fault.ts';

/** What a vehicle does one after another: start, visits, breaks, reloads, end. */
export type Step =
  | { readonly is: 'start' | 'reload' | 'end'; readonly place: number | null; readonly lasts: number }
  | { readonly is: 'visit'; readonly place: number; readonly lasts: number; readonly visit: Visit }
  | { readonly is: 'break'; readonly taken: Break; readonly lasts: number };

/** The steps of a route; of one underway those that are left. Tells of pauses that are none of this vehicle's. */
export function routeSteps(problem: Problem, vehicle: Vehicle, route: Route, tell: Tell): Step[] {
  const done = vehicle.underway?.done.length ?? 0;
  const start = vehicle.underway?.place ?? vehicle.start;
  const steps: Step[] = [{ is: 'start', place: start, lasts: 0 }];
  const taken = new Set<Break | undefined>(vehicle.underway?.rested.map((index) => vehicle.breaks[index]));
  let trips = 1;
  let last = 0;
  const pauseAfter = (count: number) => {
    for (const { after, what, index } of route.pauses ?? []) {
      if (after !== count) continue;
      const pause = what === 'break' ? vehicle.breaks[index] : vehicle.reloads[index];
      if (!pause || (what === 'break' && taken.has(pause as Break))) {
        tell('wrong-pause', pause?.name ?? String(index));
        continue;
      }
      if ('windows' in pause) {
        taken.add(pause);
        if (count >= done) steps.push({ is: 'break', taken: pause, lasts: pause.lasts });
        continue;
      }
      trips++;
      if (count >= done) steps.push({ is: 'reload', place: pause.place, lasts: pause.lasts });
    }
  };
  pauseAfter(0);
  for (const [index, number] of route.visits.entries()) {
    const visit = problem.visits[number];
    if (visit && index >= done) steps.push({ is: 'visit', place: visit.place, lasts: visit.service, visit });
    pauseAfter(index + 1);
  }
  steps.push({ is: 'end', place: vehicle.end, lasts: 0 });
  for (const { after, index } of route.pauses ?? []) {
    if (after < last || after > route.visits.length || !Number.isInteger(after))
      tell('wrong-pause', String(index));
    last = after;
  }
  if (trips > vehicle.trips) tell('too-many-trips', vehicle.name);
  return steps;
}
