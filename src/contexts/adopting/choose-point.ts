import { nodesOf } from '#delivery';
import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { lockAdoption, saveNode } from './adoptions.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';
import { sendWaitingOf } from './send-waiting.ts';

/** Sends the harvests to come to another collection point; what waited for somebody to carry it is tried again. By the adopter. */
export async function choosePoint(
  call: Call,
  input: { readonly adoptionId: string; readonly nodeId: string },
): Promise<Outcome<undefined, AdoptingRefusal>> {
  const adoption = await lockAdoption(call, input.adoptionId);
  if (!adoption || adoption.holderId !== call.actor.personId) return refuse('adopting.unknown');
  if (adoption.status !== 'active') return refuse('adopting.not-active');
  const node = (await nodesOf(call)).find(({ id }) => id === input.nodeId);
  if (!node) return refuse('adopting.no-node');
  await saveNode(call, adoption.id, node.id);
  await sendWaitingOf(call, adoption.id);
  await recordHelpedAct(call, 'adopt', adoption.number);
  return ok();
}
