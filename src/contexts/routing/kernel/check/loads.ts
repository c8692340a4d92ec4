import type { Problem, Vehicle, Visit } from '../problem.ts';
import { NEARLY, type Tell } from './plan-fault.ts';
import type { Step } from './route-steps.ts';

/** What is on board: goods from where the trip began, goods taken on to its end, goods of a shipment in between. */
interface Item {
  readonly visit: Visit;
  readonly goods: string | null;
  readonly amounts: readonly number[];
  /** Steps at which it comes on board and leaves. */
  readonly on: number;
  readonly off: number;
}

/** Tells where a vehicle or a compartment holds more than it can, or goods have to be lifted over others. */
export function checkLoads(problem: Problem, vehicle: Vehicle, steps: readonly Step[], tell: Tell): void {
  const items = itemsOf(problem, vehicle, steps, tell);
  for (const { visit, goods, amounts } of items) {
    const isNothing = amounts.every((amount) => amount === 0);
    if (vehicle.compartments.length === 0 || goods === null || isNothing) continue;
    if (!vehicle.compartments.some(({ takes }) => takes.includes(goods))) tell('cannot-carry', visit.name);
  }
  const parts = [{ takes: null, capacity: vehicle.capacity }, ...vehicle.compartments];
  for (const [at, step] of steps.entries()) {
    // What leaves here has left, what comes on board here is on board.
    const aboard = items.filter(({ on, off }) => on <= at && at < off);
    const over = parts.some(({ takes, capacity }) =>
      capacity.some((most, k) => {
        const inside = aboard.filter(({ goods }) => takes === null || takes.includes(goods ?? ''));
        return inside.reduce((sum, { amounts }) => sum + (amounts[k] ?? 0), 0) > most + NEARLY;
      }),
    );
    if (over) tell('overloaded', nameAt(steps, at, step));
  }
  if (vehicle.lastInFirstOut) checkLoadingOrder(items, tell);
}

function nameAt(steps: readonly Step[], at: number, step: Step): string {
  const next = steps.slice(at).find(({ is }) => is === 'visit');
  if (step.is === 'visit') return step.visit.name;
  return next?.is === 'visit' ? next.visit.name : '';
}

function itemsOf(problem: Problem, vehicle: Vehicle, steps: readonly Step[], tell: Tell): Item[] {
  const depots = steps.flatMap(({ is }, at) =>
    is === 'start' || is === 'reload' || is === 'end' ? [at] : [],
  );
  const from = (at: number) => depots.findLast((depot) => depot < at) ?? 0;
  const to = (at: number) => depots.find((depot) => depot > at) ?? steps.length;
  const stepOf = new Map<Visit, number>();
  for (const [at, step] of steps.entries()) if (step.is === 'visit') stepOf.set(step.visit, at);
  const pickupOf = new Map<Visit, Visit>();
  for (const visit of problem.visits) {
    const delivery = visit.deliveredAt === null ? undefined : problem.visits[visit.deliveredAt];
    if (delivery) pickupOf.set(delivery, visit);
  }
  const items: Item[] = [];
  const add = (visit: Visit, amounts: readonly number[], on: number, off: number) =>
    items.push({ visit, goods: visit.goods, amounts, on, off });
  for (const number of vehicle.underway?.done ?? []) {
    const visit = problem.visits[number];
    if (!visit) continue;
    const delivery = visit.deliveredAt === null ? null : (problem.visits[visit.deliveredAt] as Visit);
    if (delivery === null && !pickupOf.has(visit)) add(visit, visit.collect, 0, to(0));
    const brought = delivery && stepOf.get(delivery);
    if (brought !== null && brought !== undefined) {
      if (to(0) < brought) tell('shipment-over-reload', visit.name);
      add(visit, visit.collect, 0, brought);
    }
  }
  for (const [visit, at] of stepOf) {
    if (pickupOf.has(visit)) continue;
    if (visit.deliveredAt === null) {
      add(visit, visit.deliver, from(at), at);
      add(visit, visit.collect, at, to(at));
      const isFirstTrip = from(at) === 0;
      const isBrought = visit.deliver.some((amount) => amount > 0);
      if (vehicle.underway && isFirstTrip && isBrought && !isAboard(problem, vehicle, visit))
        tell('goods-elsewhere', visit.name);
      continue;
    }
    const brought = stepOf.get(problem.visits[visit.deliveredAt] as Visit);
    if (brought === undefined || brought <= at) continue;
    if (to(at) < brought) tell('shipment-over-reload', visit.name);
    add(visit, visit.collect, at, brought);
  }
  return items;
}

function isAboard(problem: Problem, vehicle: Vehicle, visit: Visit): boolean {
  return vehicle.underway?.aboard.some((number) => problem.visits[number] === visit) ?? false;
}

/** Two items stand in each other's way when the one that came on board first has to leave first. */
function checkLoadingOrder(items: readonly Item[], tell: Tell): void {
  const real = items.filter(({ amounts }) => amounts.some((amount) => amount > 0));
  for (const below of real) {
    const isBuried = real.some(({ on, off }) => below.on < on && on < below.off && below.off < off);
    if (isBuried) tell('behind-other-goods', below.visit.name);
  }
}
