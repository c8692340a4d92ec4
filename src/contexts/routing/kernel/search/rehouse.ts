import type { Random } from '../random.ts';
import { isDriven } from './drives.ts';
import type { Routes } from './routes.ts';

/**
 * Gives a whole route to a vehicle of another kind, an unused one or one that gives its own route in exchange: a smaller box, a nearer
 * depot. Strings of a few visits never get there. Null where there is one kind, or shipments or reloads tie a route to its vehicle.
 */
export function rehouseWith(routes: Routes, random: Random) {
  const { model, next, seeds, of, size } = routes;
  const { kinds, kindOf, may, visits } = model;
  if (kinds === 1 || model.paired || model.rich?.reloads) return null;
  const moved = new Int32Array(visits + 1);

  /** Tries one such change; takes it when it is less than `worst` dearer, and answers whether it did. */
  return function rehouse(worst: number): boolean {
    const first = of[seeds[random.below(routes.seeded)] as number] as number;
    if (first < 0) return false;
    const kind = random.below(kinds);
    if (kind === kindOf[first]) return false;
    let second = random.unit() < 0.5 ? routes.unused(kind) : -1;
    if (second < 0) second = routes.busy[random.below(routes.used)] as number;
    const other = kindOf[second] as number;
    if (other === kindOf[first]) return false;
    const firsts = listed(first, 0, other);
    const count = firsts < 0 ? -1 : listed(second, firsts, kindOf[first] as number);
    if (count < 0) return false;
    routes.mark();
    const limit = routes.cost + worst;
    for (let i = 0; i < count; i++) routes.unlink(moved[i] as number);
    put(second, 0, firsts);
    put(first, firsts, count);
    routes.refresh(first);
    routes.refresh(second);
    if (routes.broken === 0 && routes.cost < limit && canBeDriven(first) && canBeDriven(second)) {
      routes.settle();
      return true;
    }
    routes.undo();
    return false;
  };

  /** What is judged is not broken. */
  function canBeDriven(vehicle: number): boolean {
    return routes.judge !== null || size[vehicle] === 0 || isDriven(routes, vehicle);
  }

  /** Lists a route's visits from `count` on; answers how many there are then, -1: a vehicle of this kind may not make them all. */
  function listed(vehicle: number, count: number, kind: number): number {
    const tail = routes.tail(vehicle);
    let end = count;
    for (let at = next[routes.head(vehicle)] as number; at !== tail; at = next[at] as number) {
      if (routes.stays[at] || !may[at * kinds + kind]) return -1;
      moved[end++] = at;
    }
    return end;
  }

  function put(vehicle: number, from: number, to: number): void {
    let after = routes.head(vehicle);
    for (let i = from; i < to; i++) {
      routes.link(moved[i] as number, after);
      after = moved[i] as number;
    }
  }
}
