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
const [WARM, COLD] = [0.02, 0.0005];
/** How often it is warmed again: few customers have many valleys. */
const ROUNDS = 36;
/** The most of all stops that are shut for new visits while it is warm, and for how much of a round they are. */
const SHUT = 0.9;
const SHUT_FOR = 0.8;
const STRIDE = 8;

/**
 * Ruin and recreate under annealing (Schrimpf et al. 2000, Christiaens & Vanden Berghe 2020): parcels near each other, of one
 * truck or by chance are taken out of trucks, buses and couriers at once, and put back where all three together cost least. Each
 * time it is warmed some stops are shut for a while: other trucks by other stops are a valley that no few parcels lead to.
 */
export function solveRelay(relay: Relay, effort: RelayEffort): RelayPlan {
  const random = new Random(effort.seed);
  const { seconds = Number.POSITIVE_INFINITY, iterations = Number.POSITIVE_INFINITY } = effort;
  const began = effort.clock();
  let state = RelayState.empty(relay);
  state.recreate(random);
  const brought = relay.customers.length - state.left;
  const dearest = relay.cost.reduce((most, cost) => Math.max(most, cost), 1);
  const each = brought > 0 ? Math.max(1, state.cost) / brought : dearest;
  const scale = each * relay.customers.length;
  const worth = (plan: RelayState) => plan.cost + plan.left * each * LEFT_BEHIND;
  let [best, temperature, round] = [state, WARM * scale, 0];
  let shut: readonly boolean[] = [];
  for (let tried = 0; tried < iterations; tried++) {
    if (tried % STRIDE === 0) {
      const spent = effort.clock() - began;
      if (tried > 0 && (spent >= seconds || effort.stop?.())) break;
      const rounds = ROUNDS * Math.max(spent / seconds, tried / iterations);
      if (Math.floor(rounds) > round) {
        round = Math.floor(rounds);
        const share = SHUT * random.unit();
        shut = relay.stops.map(() => random.unit() < share);
      }
      if (rounds % 1 > SHUT_FOR) shut = [];
      temperature = WARM * scale * (COLD / WARM) ** (rounds % 1);
    }
    const next = state.copy();
    next.ruin(random);
    next.recreate(random, shut);
    if (next.left < best.left || (next.left === best.left && next.cost < best.cost)) best = next;
    if (worth(next) < worth(state) - temperature * Math.log(Math.max(1e-12, random.unit()))) state = next;
  }
  return best.plan();
}
