import type { Call } from '#shared/call.ts';
import { lockAdoption } from './adoptions.ts';
import { adoptionsWaiting, portionsOfAdoption, savePortion } from './harvests.ts';
import { planById } from './plans.ts';
import { sendPortion } from './send-portion.ts';

/** Tries again what nothing could carry, adopter by adopter. */
export async function sendWaiting(call: Call): Promise<void> {
  for (const id of await adoptionsWaiting(call)) await sendWaitingOf(call, id);
}

/** As `sendWaiting`, for one adopter: they chose another point. */
export async function sendWaitingOf(call: Call, adoptionId: string): Promise<void> {
  const adoption = await lockAdoption(call, adoptionId);
  const plan = adoption && (await planById(call, adoption.planId));
  if (adoption?.status !== 'active' || !plan) return;
  for (const portion of await portionsOfAdoption(call, adoption.id)) {
    if (portion.state !== 'waiting') continue;
    const { lotId, given, valueFen } = portion;
    await savePortion(call, portion, await sendPortion(call, { adoption, plan, lotId, given, valueFen }));
  }
}
