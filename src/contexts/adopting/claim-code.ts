import { nodesOf } from '#delivery';
import { phoneOf, recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { lockAdoption, saveHolder, savePlate } from './adoptions.ts';
import { openHandover, saveClaimed } from './handovers.ts';
import { readCode } from './kernel/adoption-number.ts';
import { personName } from './kernel/personal.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';

export interface CodeToClaim {
  readonly code: string;
  readonly name: string;
  readonly phone: string;
  readonly nodeId: string;
  readonly lang: 'zh' | 'en';
}

/**
 * Takes over the adoption a code stands for: diary, plate and all harvests to come are the claimer's; a parcel under way stays with whom it
 * was for, and money that goes back goes to whoever paid. A transfer takes the old name off the plate. Needs somebody signed in.
 */
export async function claimCode(
  call: Call,
  input: CodeToClaim,
): Promise<Outcome<{ number: string }, AdoptingRefusal>> {
  const { personId } = call.actor;
  if (personId === undefined) return refuse('adopting.sign-in-first');
  const found = await openHandover(call, readCode(input.code));
  // Read again under lock: the code may have been used or taken back meanwhile.
  const adoption = found && (await lockAdoption(call, found.adoptionId));
  const handover = found && (await openHandover(call, found.code));
  if (!adoption || !handover) return refuse('adopting.code-unknown');
  if (adoption.status !== 'active') return refuse('adopting.not-active');
  if (adoption.holderId === personId) return refuse('adopting.own-code');
  const name = personName(input.name);
  if (name === undefined) return refuse('adopting.name-missing');
  const phone = phoneOf(input.phone);
  if (phone === undefined) return refuse('adopting.phone-invalid');
  const node = (await nodesOf(call)).find(({ id }) => id === input.nodeId);
  if (!node) return refuse('adopting.no-node');
  const holder = {
    holderId: personId,
    holderName: name,
    holderPhone: phone,
    lang: input.lang,
    nodeId: node.id,
  };
  await saveHolder(call, adoption.id, holder);
  if (handover.kind === 'transfer')
    await savePlate(call, adoption.id, {
      plateName: null,
      plateState: 'none',
      platePublic: false,
      plateReason: '',
    });
  await saveClaimed(call, handover.id, { id: personId, name });
  await recordHelpedAct(call, 'adopt', adoption.number);
  return ok({ number: adoption.number });
}
