import type { Relay, RelayPlan } from '../kernel/lines/relay/relay.ts';
import { solveRelay } from '../kernel/lines/relay/solve-relay.ts';
import type { Asked } from '../solve-problem.ts';
import { threadSeconds } from '../thread-seconds.ts';

/** Plans parcels that go by truck, bus and courier, on this thread; `seconds` are those the processor spends on it. */
export function solveRelayProblem(relay: Relay, effort: Asked): RelayPlan {
  return solveRelay(relay, { ...effort, clock: threadSeconds });
}
