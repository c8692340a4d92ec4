import { platform } from '#shared/call.ts';
import { type Gatherer, gather } from '#shared/gather.ts';
import type { Outcome, Refusal } from '#shared/outcome.ts';
import { perCounty } from '#shared/per-county.ts';
import type { Running } from '#shared/running.ts';
import { transact } from '#shared/transact.ts';
import { type OrderAtOnce, placeAtOnce } from './place-at-once.ts';
import type { Placed } from './placed.ts';
import { refuse } from './refusals.ts';

/** Orders in one transaction: more would make the first of them wait for the last. */
const TOGETHER = 512;
/** Beyond this many, whoever comes is told so at once: an honest no now is better than one after a minute. */
const MOST_WAITING = 20_000;

type Answer = Outcome<Placed, Refusal>;

/** The one line in front of a running county's stock, for pages and machines alike. */
const lineOf = perCounty(
  ({ db, config, clock }): Gatherer<OrderAtOnce, Answer> =>
    gather(
      (orders) =>
        transact(db, { county: config.county, now: clock(), actor: platform }, (call) =>
          placeAtOnce(call, orders),
        ),
      TOGETHER,
    ),
);

/** Places an order together with all that come at the same moment, in transactions of their own. Refuses `ordering.crowded`. */
export async function orderInCrowd(running: Running, order: OrderAtOnce): Promise<Answer> {
  const line = lineOf(running);
  if (line.waiting >= MOST_WAITING) return refuse('ordering.crowded', { waiting: line.waiting });
  return line.ask(order);
}
