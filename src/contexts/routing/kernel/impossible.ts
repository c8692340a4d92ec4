import type { Problem, Vehicle, Visit } from './problem.ts';

/** A visit no vehicle could make even if it made no other, and why. */
export interface Impossible {
  /** Index into the problem's visits. */
  readonly visit: number;
  readonly reason: ImpossibleReason;
}

export type ImpossibleReason =
  | 'no-vehicle-can'
  | 'too-large'
  | 'not-in-time'
  | 'too-far'
  | 'partner-impossible';

// The first that holds for a vehicle says why it cannot; the last of them over all vehicles is the one nearest to being possible.
const REASONS = ['no-vehicle-can', 'too-large', 'not-in-time', 'too-far'] as const;

/** What no plan can hold; the rest can be planned without it. Both ends of a shipment go together. */
export function impossibleVisits(problem: Problem): Impossible[] {
  const found = new Map<number, ImpossibleReason>();
  for (const [index, visit] of problem.visits.entries()) {
    const reasons = problem.vehicles.map((vehicle) => whyNot(problem, vehicle, visit));
    if (reasons.includes(null)) continue;
    const nearest = Math.max(...reasons.map((reason) => REASONS.indexOf(reason ?? 'too-far')));
    found.set(index, REASONS[nearest] ?? 'no-vehicle-can');
  }
  for (const [index, { deliveredAt }] of problem.visits.entries()) {
    if (deliveredAt === null) continue;
    if (found.has(index) && !found.has(deliveredAt)) found.set(deliveredAt, 'partner-impossible');
    if (found.has(deliveredAt) && !found.has(index)) found.set(index, 'partner-impossible');
  }
  return [...found].map(([visit, reason]) => ({ visit, reason })).sort((a, b) => a.visit - b.visit);
}

function whyNot(problem: Problem, vehicle: Vehicle, visit: Visit): (typeof REASONS)[number] | null {
  if (vehicle.count === 0 || !visit.skills.every((skill) => vehicle.skills.includes(skill)))
    return 'no-vehicle-can';
  if (vehicle.capacity.some((most, k) => Math.max(visit.deliver[k] ?? 0, visit.collect[k] ?? 0) > most))
    return 'too-large';
  const way = (matrix: Float64Array, from: number | null, to: number | null) =>
    from === null || to === null ? 0 : (matrix[from * problem.places + to] ?? 0);
  const there = way(problem.duration, vehicle.start, visit.place);
  const back = way(problem.duration, visit.place, vehicle.end);
  const begins = Math.max(visit.open, vehicle.open + there);
  if (begins > visit.close || begins + visit.service + back > vehicle.close) return 'not-in-time';
  if (there + visit.service + back > vehicle.longest) return 'not-in-time';
  const far =
    way(problem.distance, vehicle.start, visit.place) + way(problem.distance, visit.place, vehicle.end);
  return far > vehicle.farthest ? 'too-far' : null;
}
