import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { endHold, moveTaken } from './holds.ts';

/** Gives back what an order holds of its departure: once, however often it is asked. */
export async function giveCapacityBack(
  call: Call,
  input: { readonly orderId: string },
): Promise<Outcome<undefined>> {
  const hold = await endHold(call, input.orderId);
  if (hold) await moveTaken(call, [{ ...hold, grams: -hold.grams }]);
  return ok();
}
