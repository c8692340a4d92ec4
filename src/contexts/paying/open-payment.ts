import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Share, total } from './kernel/shares.ts';
import { cashierProvider } from './merchants.ts';
import { insertPayments, paymentIdsOf, paymentOfCheckout } from './payments.ts';

export interface PaymentToOpen {
  readonly checkoutId: string;
  /** What the payer reads at the cashier's. */
  readonly title: string;
  /** Who gets what when it settles (see `splitOf`); their sum is the amount. */
  readonly split: readonly Share[];
  /** Own path where the payer comes back to. */
  readonly returnTo: string;
  /** Who takes the money, where that is not the county's cashier. */
  readonly provider?: string;
}

export interface OpenedPayment {
  readonly paymentId: string;
  /** Own path that sends the payer on to the cashier; good for as long as the payment is open. */
  readonly payUrl: string;
}

/** Opens the one payment of each checkout, in their order. Asked again for a checkout, it answers the payment that stands. */
export async function openPayments(
  call: Call,
  inputs: readonly PaymentToOpen[],
): Promise<readonly OpenedPayment[]> {
  const cashier = await cashierProvider(call);
  await insertPayments(
    call,
    inputs.map((input) => ({
      id: newId(call.now),
      ...input,
      amountFen: total(input.split),
      status: 'opened',
      provider: input.provider ?? cashier,
      providerReference: null,
      openedAt: call.now,
      refundedFen: 0,
    })),
  );
  const standing = await paymentIdsOf(
    call,
    inputs.map(({ checkoutId }) => checkoutId),
  );
  return inputs.map(({ checkoutId }) => {
    const paymentId = standing.get(checkoutId);
    if (!paymentId) throw new Error(`the payment of checkout ${checkoutId} was not written`);
    return { paymentId, payUrl: payUrl(paymentId) };
  });
}

/** Where the payer of a checkout is sent; undefined when it has no payment. */
export async function payUrlOf(call: Call, checkoutId: string): Promise<string | undefined> {
  const payment = await paymentOfCheckout(call, checkoutId);
  return payment && payUrl(payment.id);
}

function payUrl(paymentId: string): string {
  return `/pay/${paymentId}`;
}
