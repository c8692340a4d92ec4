import type { Call } from '#shared/call.ts';
import { lockAdoption, saveEnd } from './adoptions.ts';

/** The payment of an adoption was closed without money: its units are free now, not in 15 minutes. */
export async function onPaymentClosed(call: Call, fact: { readonly checkoutId: string }): Promise<void> {
  const adoption = await lockAdoption(call, fact.checkoutId);
  if (adoption?.status === 'reserved') await saveEnd(call, adoption.id, 'expired');
}
