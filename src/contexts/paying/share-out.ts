import type { Call } from '#shared/call.ts';
import { handedOn } from './kernel/handed-on.ts';
import { standingShares } from './kernel/reverse.ts';
import { providerAt, providerOf, providersOf } from './merchants.ts';
import { lockPayment, paymentById } from './payments.ts';
import { refundsOfPayment } from './refunds.ts';
import {
  markSharing,
  paymentsBeingShared,
  paymentsToShare,
  planSharing,
  receiversAt,
  sharingsOf,
} from './sharings.ts';

/** Claims are made within days: until then a refund comes out of what is frozen, and nobody has to give anything back. */
const DAYS_7 = 7 * 86_400_000;

/** Lets providers hand on everyone's shares of payments that settled a week ago, and free what stays with the payee. */
export async function shareOut(call: Call): Promise<void> {
  for (const name of await providersOf(call)) {
    const provider = await providerAt(call, name);
    if (!provider?.share) continue;
    const receivers = await receiversAt(call, name);
    for (const id of await paymentsToShare(call, name, new Date(call.now.getTime() - DAYS_7))) {
      // Locked as a refund locks it: one of the two sees what the other did.
      const payment = await lockPayment(call, id);
      if (payment?.status !== 'settled' || (await sharingsOf(call, id)).length > 0) continue;
      const refunded = (await refundsOfPayment(call, id)).flatMap((refund) => refund.split);
      // What is only held stays with the payee until it is earned.
      const earned = payment.split.filter(({ share }) => share !== 'held');
      await planSharing(call, id, handedOn(standingShares(earned, refunded), receivers));
    }
  }
}

/** Sends what is planned, and asks what became of what was sent: the same request again is the same sharing there. */
export async function sendSharings(call: Call): Promise<void> {
  for (const id of await paymentsBeingShared(call)) {
    const payment = await paymentById(call, id);
    if (!payment?.providerReference) throw new Error(`payment ${id} is shared and was not paid`);
    const { share } = await providerOf(call, payment.provider);
    // One after another: the provider takes no second request of a payment before the first is done.
    const next = (await sharingsOf(call, id)).find((sharing) => sharing.status === 'planned');
    if (!share || !next) continue;
    try {
      const { done, failed } = await share(
        { ...next, reference: payment.providerReference, number: sharingNumber(id, next.position) },
        call.now,
      );
      const receivers = next.receivers.filter((receiver) => !failed.includes(receiver.account));
      const problem = failed.length > 0 ? `not handed on to ${failed.join(', ')}` : null;
      await markSharing(call, next, { done, receivers, problem });
    } catch (error) {
      // E.g. more than the provider lets a payee hand on. It stays planned, and stands there for a person to look at.
      await markSharing(call, next, { done: false, receivers: next.receivers, problem: String(error) });
    }
  }
}

/** Our number of a sharing at the provider. */
export function sharingNumber(paymentId: string, position: number): string {
  return `${paymentId.replaceAll('-', '')}-${position}`;
}
