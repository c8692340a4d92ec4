import type { Call } from '#shared/call.ts';
import { type Adoption, lockAdoption, saveActive, saveEnd } from './adoptions.ts';
import { planById } from './plans.ts';
import { payBack } from './refunds.ts';

/**
 * The money of an adoption has come: it begins. One that ran out meanwhile, or whose plan has failed, is paid back whole. Heard twice,
 * it does nothing the second time; the checkout of somebody's order is none of ours.
 */
export async function onPaymentSettled(call: Call, fact: { readonly checkoutId: string }): Promise<void> {
  const adoption = await lockAdoption(call, fact.checkoutId);
  if (!adoption) return;
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
