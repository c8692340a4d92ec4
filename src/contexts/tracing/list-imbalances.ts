import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Imbalance, openImbalances } from './imbalances.ts';
import { refuse, type TracingRefusal } from './refusals.ts';
import { rights } from './rights.ts';

/** The county's queue of amounts that cannot be true. */
export async function listImbalances(
  call: Call,
  asked: { readonly limit: number; readonly offset: number; readonly looked: boolean },
): Promise<Outcome<{ readonly count: number; readonly imbalances: readonly Imbalance[] }, TracingRefusal>> {
  if (!may(call.actor, rights['see-imbalances'])) return refuse('tracing.not-allowed');
  return ok(await openImbalances(call, asked));
}
