import type { Call } from '#shared/call.ts';
import { type Adoption, lockAdoptions, saveActive, saveEnd } from './adoptions.ts';
import { planById } from './plans.ts';
import { payBack } from './refunds.ts';

/**
 * The money of adoptions has come: they begin. One that ran out meanwhile, or whose plan has failed, is paid back whole. Heard twice,
 * it does nothing the second time; the checkouts of people's orders are none of ours.
 */
export async function onPaymentsSettled(
  call: Call,
  facts: readonly { readonly checkoutId: string }[],
): Promise<void> {
  const adoptions = await lockAdoptions(
    call,
    facts.map(({ checkoutId }) => checkoutId),
  );
  for (const adoption of adoptions) await begin(call, adoption);
}

async function begin(call: Call, adoption: Adoption): Promise<void> {
  if (adoption.status === 'reserved') {
    const plan = await planById(call, adoption.planId);
    if (plan?.status !== 'failed') return saveActive(call, adoption.id);
    await saveEnd(call, adoption.id, 'expired');
    return payWholeBack(call, adoption);
  }
  if (adoption.status === 'expired' && adoption.refundedFen === 0) await payWholeBack(call, adoption);
}

function payWholeBack(call: Call, adoption: Adoption): Promise<void> {
  const { priceFen: fen, heldFen: ofHeldFen } = adoption;
  return payBack(call, adoption, { cause: 'late-payment', fen, ofHeldFen });
}
