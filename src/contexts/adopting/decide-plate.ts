import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { lockAdoption, savePlate } from './adoptions.ts';
import { saidWords } from './kernel/personal.ts';
import { planById } from './plans.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { keeps } from './scope.ts';

export interface PlateDecision {
  readonly adoptionId: string;
  /** The name that was looked at: another that came meanwhile is not decided. */
  readonly name: string;
  readonly show: boolean;
  /** Why not, as the adopter reads it. */
  readonly reason: string;
}

/** Puts an adopter's name on the plate, or says why not. By the plan's seller or grower. */
export async function decidePlate(
  call: Call,
  input: PlateDecision,
): Promise<Outcome<undefined, AdoptingRefusal>> {
  const adoption = await lockAdoption(call, input.adoptionId);
  const plan = adoption && (await planById(call, adoption.planId));
  if (!plan || !may(call.actor, rights['keep-plans']) || !keeps(call.actor, plan))
    return refuse('adopting.unknown');
  if (adoption.plateName !== input.name) return refuse('adopting.unknown');
  const reason = input.show ? '' : saidWords(input.reason);
  if (reason === undefined || (!input.show && reason === '')) return refuse('adopting.reason-needed');
  const { plateName, platePublic } = adoption;
  const plateState = input.show ? 'shown' : 'refused';
  await savePlate(call, adoption.id, { plateName, plateState, platePublic, plateReason: reason });
  await recordHelpedAct(call, 'keep-plans', plan.titleZh);
  return ok();
}
