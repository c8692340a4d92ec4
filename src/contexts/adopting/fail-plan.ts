import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Fen, priceTag } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import { type Adoption, lockActive, saveEnd, saveUntil } from './adoptions.ts';
import { failuresOfPlan, insertFailure } from './failures.ts';
import { giveBackWaiting } from './give-back-waiting.ts';
import { harvestsOfPlan } from './harvests.ts';
import { goesBack, nextYear } from './kernel/adoption.ts';
import { saidWords } from './kernel/personal.ts';
import type { FailureRule } from './kernel/terms.ts';
import { tellFailure } from './notices.ts';
import { carryPlan, lockPlan, type Plan, savePlanStatus } from './plans.ts';
import { payBack } from './refunds.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { keeps, overCounty } from './scope.ts';
import { holdersOf } from './units.ts';

export interface PlanToFail {
  /** Made with the form: failed twice by it, it fails once. */
  readonly id: string;
  readonly planId: string;
  /** What happened, as the adopters read it. */
  readonly words: string;
  readonly pictureId?: string;
  /** With an insurance: what the insurer pays for one unit, by its notice. */
  readonly paidOutFen: Fen;
}

/**
 * What is still to come of a plan's harvest will not come, and every contract is settled by its rule: `refund` gives back what is held,
 * `insurance` also the pay-out beyond that, `carry` prolongs the term by a year, once; a second failure gives back. An adoption whose unit
 * somebody else has next year cannot be carried and is paid back. By the plan's seller or grower, or the county's officers.
 */
export async function failPlan(
  call: Call,
  input: PlanToFail,
): Promise<Outcome<{ readonly rule: FailureRule }, AdoptingRefusal>> {
  const plan = await lockPlan(call, input.planId);
  const { actor } = call;
  if (!plan || !may(actor, rights['fail-plans']) || !(keeps(actor, plan) || overCounty(actor)))
    return refuse('adopting.unknown');
  const known = (await failuresOfPlan(call, plan.id)).find(({ id }) => id === input.id);
  if (known) return ok({ rule: known.rule });
  const { failure, deliveries, insuredFen } = plan.terms;
  const made = (await harvestsOfPlan(call, plan.id)).length;
  if (plan.status === 'failed' || made >= deliveries) return refuse('adopting.already-settled');
  const words = saidWords(input.words);
  if (!words) return refuse('adopting.reason-needed');
  const paidOutFen = failure === 'insurance' ? input.paidOutFen : 0;
  if (!Number.isSafeInteger(paidOutFen) || paidOutFen < 0 || paidOutFen > insuredFen)
    return refuse('adopting.payout-too-high', { most: priceTag(insuredFen) });

  const rule = failure === 'carry' && plan.carriedAt ? 'refund' : failure;
  await insertFailure(call, {
    ...{ id: input.id, planId: plan.id, words, rule, paidOutFen },
    pictureId: input.pictureId ?? null,
    byName: nameOnRecord(actor),
  });
  const adoptions = await lockActive(call, plan.id);
  const settled = [];
  const until = nextYear(plan.terms.untilDay);
  for (const adoption of adoptions) {
    if (rule === 'carry' && (await isFree(call, plan, adoption, until))) {
      await saveUntil(call, adoption.id, until);
      settled.push({ adoption, fen: 0, until });
    } else {
      settled.push({ adoption, fen: await end(call, adoption, paidOutFen) });
    }
  }
  if (rule === 'carry') await carryPlan(call, plan.id, until);
  else await savePlanStatus(call, plan.id, 'failed');
  await tellFailure(call, words, settled);
  await recordHelpedAct(call, 'fail-plans', plan.titleZh);
  return ok({ rule });
}

async function isFree(call: Call, { terms }: Plan, adoption: Adoption, until: Day): Promise<boolean> {
  const holders = await holdersOf(call, adoption.unitIds, { from: terms.untilDay, until });
  return holders.every(({ adoptionId }) => adoptionId === adoption.id);
}

async function end(call: Call, adoption: Adoption, paidOutFen: Fen): Promise<Fen> {
  await giveBackWaiting(call, adoption.id);
  const { ofHeldFen, beyondFen } = goesBack(adoption, paidOutFen * adoption.units);
  await payBack(call, adoption, { cause: 'failed', fen: ofHeldFen, ofHeldFen });
  await payBack(call, adoption, { cause: 'insurance', fen: beyondFen, ofHeldFen: 0 });
  await saveEnd(call, adoption.id, 'failed');
  return ofHeldFen + beyondFen;
}
