import { closePayment } from '#paying';
import type { Call } from '#shared/call.ts';
import { saveTopUp, topUpsOf } from './top-ups.ts';

/** An order or line that is given back whole asks for nothing more. The orders are locked by the caller. */
export async function voidTopUps(call: Call, orderIds: readonly string[], position?: number): Promise<void> {
  for (const topUp of await topUpsOf(call, orderIds)) {
    if (topUp.status !== 'asked' || (position !== undefined && topUp.position !== position)) continue;
    await saveTopUp(call, topUp.id, 'void');
    await closePayment(call, topUp.id);
  }
}
