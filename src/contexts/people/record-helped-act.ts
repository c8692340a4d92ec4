import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { insertHelpedAct } from './helped-acts.ts';

/**
 * Writes down, in the caller's transaction, that a helper did something for the person they act for, who reads it on
 * their own page with both names. Every verb that changes something in a person's name calls it; without a helper it
 * does nothing. `action` is the right's name (`record-harvest`), `subject` what it was done to, in words the elder
 * knows (a lot's code, an order's number).
 */
export async function recordHelpedAct(call: Call, action: string, subject: string): Promise<void> {
  const { personId, helper } = call.actor;
  if (!helper || personId === undefined) return;
  await insertHelpedAct(call, { id: newId(call.now), personId, helperId: helper.personId, action, subject });
}
