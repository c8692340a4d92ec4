import { releaseStock } from '#origin';
import type { Call } from '#shared/call.ts';
import { must } from '#shared/outcome.ts';
import { portionsOfAdoption, savePortion } from './harvests.ts';

/** An adoption ends: what still waited for somebody to carry it is free again. Its money is still held, and goes back with the rest. */
export async function giveBackWaiting(call: Call, adoptionId: string): Promise<void> {
  for (const portion of await portionsOfAdoption(call, adoptionId)) {
    if (portion.state !== 'waiting') continue;
    must(await releaseStock(call, [{ lotId: portion.lotId, milli: portion.given, channel: 'adoption' }]));
    await savePortion(call, portion, {
      state: 'given-back',
      orderId: null,
      orderNumber: null,
      problem: null,
    });
  }
}
