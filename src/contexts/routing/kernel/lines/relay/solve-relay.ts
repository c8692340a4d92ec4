import { Random } from '../../random.ts';
import type { Relay, RelayPlan } from './relay.ts';
import { RelayState } from './relay-state.ts';

export interface RelayEffort {
  readonly seed: number;
  readonly seconds?: number;
  readonly iterations?: number;
  /** Seconds so far; the kernel has no clock of its own. */
  readonly clock: () => number;
  readonly stop?: () => boolean;
}

/** What leaving one parcel behind counts, in parts of what a parcel costs; how warm the search begins and ends, in parts of a plan's cost. */
const LEFT_BEHIND = 4;
const [WARM, COLD] = [0.05, 0.0005];
/** How often it is warmed again: few customers have many valleys. */
const ROUNDS = 6;
const STRIDE = 32;

/**
 * Ruin and recreate under annealing (Schrimpf et al. 2000, Christiaens & Vanden Berghe 2020): parcels near each other, of one
 * truck or by chance are taken out of trucks, buses and couriers at once, and put back where all three together cost least.
 */
export function solveRelay(relay: Relay, effort: RelayEffort): RelayPlan {
  const random = new Random(effort.seed);
  const { seconds = Number.POSITIVE_INFINITY, iterations = Number.POSITIVE_INFINITY } = effort;
  const began = effort.clock();
  let state = RelayState.empty(relay);
  state.recreate(random);
  const scale = Math.max(1, state.cost);
  const each = scale / relay.customers.length;
  const worth = (plan: RelayState) => plan.cost + plan.left * each * LEFT_BEHIND;
  let [best, temperature] = [state, WARM * scale];
  for (let tried = 0; tried < iterations; tried++) {
    if (tried % STRIDE === 0) {
      const spent = effort.clock() - began;
      if (tried > 0 && (spent >= seconds || effort.stop?.())) break;
      const done = Math.max(spent / seconds, tried / iterations);
      temperature = WARM * scale * (COLD / WARM) ** ((done * ROUNDS) % 1);
    }
    const next = state.copy();
    next.ruin(random);
    next.recreate(random);
    if (worth(next) < worth(state) - temperature * Math.log(Math.max(1e-12, random.unit()))) state = next;
    if (state.left < best.left || (state.left === best.left && state.cost < best.cost)) best = state;
  }
  return best.plan();
}
