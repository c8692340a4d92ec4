import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { addDays, type Day, dayOf } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { lockActive } from './adoptions.ts';
import { nextYear } from './kernel/adoption.ts';
import { unsound } from './kernel/terms.ts';
import { tellRenewal } from './notices.ts';
import { insertPlan, lockPlan, planById, planThatFollows } from './plans.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { keeps } from './scope.ts';
import { unitsOfPlan } from './units.ts';

export interface NextTerm {
  /** Made with the form: opened twice by it, it is opened once. */
  readonly id: string;
  readonly planId: string;
  readonly priceFen: Fen;
  /** Until that day the adopters of this term come first for their own units. */
  readonly keptUntil: Day;
}

/**
 * Opens the same plan for the year after, before this term ends: who has a unit now is told, and comes first for it until a day. Renewing is
 * adopting in the next term. By the plan's seller or grower.
 */
export async function openNextTerm(
  call: Call,
  input: NextTerm,
): Promise<Outcome<{ id: string }, AdoptingRefusal>> {
  const plan = await lockPlan(call, input.planId);
  if (!plan || !may(call.actor, rights['keep-plans']) || !keeps(call.actor, plan))
    return refuse('adopting.unknown');
  const known = await planThatFollows(call, plan.id);
  if (known) return known.id === input.id ? ok({ id: known.id }) : refuse('adopting.id-taken');
  const fromDay = addDays(plan.terms.untilDay, 1);
  const terms = {
    ...plan.terms,
    fromDay,
    untilDay: nextYear(plan.terms.untilDay),
    priceFen: input.priceFen,
  };
  const units = await unitsOfPlan(call, plan.id);
  const wrong = unsound(terms, units.length);
  if (wrong) return refuse('adopting.plan-unsound', { wrong });
  if (input.keptUntil < dayOf(call.now) || input.keptUntil > terms.untilDay)
    return refuse('adopting.plan-unsound', { wrong: 'term' });
  const next = { ...plan, id: input.id, terms, followsId: plan.id, keptUntil: input.keptUntil };
  const { status: _, carriedAt: __, openedAt: ___, ...fresh } = next;
  await insertPlan(
    call,
    fresh,
    units.map(({ id }) => id),
  );
  const opened = await planById(call, input.id);
  if (!opened) throw new Error(`plan ${input.id} was not written`);
  await tellRenewal(call, opened, await lockActive(call, plan.id));
  await recordHelpedAct(call, 'keep-plans', plan.titleZh);
  return ok({ id: input.id });
}
