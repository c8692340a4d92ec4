import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { newCode } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { lockAdoption } from './adoptions.ts';
import { handoversOf, insertHandover, saveWithdrawn } from './handovers.ts';
import { CODE_LETTERS } from './kernel/adoption-number.ts';
import { saidWords } from './kernel/personal.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';

export interface ToHandOver {
  /** Made with the form: sent twice by it, there is one code. */
  readonly id: string;
  readonly adoptionId: string;
  readonly kind: 'gift' | 'transfer';
  readonly toName: string;
  readonly words: string;
}

/**
 * Makes the code by which another person takes an adoption over: as a gift, or for good. Until it is used all stays as it is; a new code
 * takes the last one back. By its adopter.
 */
export async function handOver(
  call: Call,
  input: ToHandOver,
): Promise<Outcome<{ code: string }, AdoptingRefusal>> {
  const adoption = await lockAdoption(call, input.adoptionId);
  const { personId, name } = call.actor;
  if (!adoption || personId === undefined || adoption.holderId !== personId)
    return refuse('adopting.unknown');
  const known = (await handoversOf(call, adoption.id)).find(({ id }) => id === input.id);
  if (known) return ok({ code: known.code });
  if (adoption.status !== 'active') return refuse('adopting.not-active');
  const toName = saidWords(input.toName);
  const words = saidWords(input.words);
  if (toName === undefined || words === undefined) return refuse('adopting.reason-needed');
  await saveWithdrawn(call, adoption.id);
  const code = newCode(CODE_LETTERS);
  const { id, kind } = input;
  await insertHandover(call, {
    ...{ id, adoptionId: adoption.id, kind, code, toName, words },
    fromId: personId,
    fromName: name,
  });
  await recordHelpedAct(call, 'adopt', adoption.number);
  return ok({ code });
}
