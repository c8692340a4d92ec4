import { closePayment, paymentOfCheckout } from '#paying';
import type { Call } from '#shared/call.ts';
import { lockOverdue, saveEnd } from './adoptions.ts';

const AT_ONCE = 500;

/** Ends adoptions that nobody paid within their time and closes their payment; answers how many. One whose money has come stays. */
export async function expireUnpaid(call: Call): Promise<number> {
  let ended = 0;
  for (const { id } of await lockOverdue(call, AT_ONCE)) {
    await closePayment(call, id);
    if ((await paymentOfCheckout(call, id))?.status === 'settled') continue;
    await saveEnd(call, id, 'expired');
    ended += 1;
  }
  return ended;
}
