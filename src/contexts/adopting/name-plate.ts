import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { lockAdoption, savePlate } from './adoptions.ts';
import { plateName } from './kernel/plate-name.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';

export interface PlateAsked {
  readonly adoptionId: string;
  readonly name: string;
  /** May everyone read it on the unit's page? */
  readonly open: boolean;
}

/**
 * Asks for a name on the plate. Its seller looks at it before it is shown; the same name with another consent needs no second look.
 * Consent can be taken back at any time. By the adopter. Refuses `adopting.plate-name` for what no plate carries.
 */
export async function namePlate(call: Call, input: PlateAsked): Promise<Outcome<undefined, AdoptingRefusal>> {
  const adoption = await lockAdoption(call, input.adoptionId);
  if (!adoption || adoption.holderId !== call.actor.personId) return refuse('adopting.unknown');
  if (adoption.status !== 'active') return refuse('adopting.not-active');
  const checked = plateName(input.name);
  if ('wrong' in checked) return refuse('adopting.plate-name', { wrong: checked.wrong });
  const same = checked.name === adoption.plateName;
  await savePlate(call, adoption.id, {
    plateName: checked.name,
    plateState: same ? adoption.plateState : 'asked',
    platePublic: input.open,
    plateReason: same ? adoption.plateReason : '',
  });
  await recordHelpedAct(call, 'adopt', adoption.number);
  return ok();
}
