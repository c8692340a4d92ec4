import { type Node, nodesOf } from '#delivery';
import {
  daysMeasured,
  type FieldRecord,
  fieldRecordsOfPlot,
  type Lot,
  lotsByIds,
  type Measured,
} from '#origin';
import { paymentOfCheckout } from '#paying';
import type { Call } from '#shared/call.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Adoption, adoptionByNumber } from './adoptions.ts';
import { type Failure, failuresOfPlan } from './failures.ts';
import { type Handover, handoversOf } from './handovers.ts';
import { type PortionKept, portionsOfAdoption } from './harvests.ts';
import { DAYS_AFTER_TERM } from './kernel/adoption.ts';
import { type Plan, planById, planThatFollows } from './plans.ts';
import { type Refund, refundsOfAdoption } from './refunds.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';
import { keeps, overCounty } from './scope.ts';

/** An adoption as those it concerns see it: the contract, and the diary of its year. */
export interface AdoptionFile {
  readonly adoption: Adoption;
  readonly plan: Plan;
  /** Who reads: its adopter, who paid for it, its seller, or the county's officers. */
  readonly as: 'holder' | 'payer' | 'seller' | 'officer';
  readonly node: Node | undefined;
  readonly payUrl: string | undefined;
  /** What was done on the plot during the term, newest first; struck entries are left out. */
  readonly records: readonly FieldRecord[];
  /** What loggers on the plot measured during the term, day by day. */
  readonly measured: readonly Measured[];
  readonly portions: readonly PortionKept[];
  readonly lots: readonly Lot[];
  readonly failures: readonly Failure[];
  readonly refunds: readonly Refund[];
  readonly handovers: readonly Handover[];
  /** The next term, once it is open: to renew. */
  readonly next: Plan | undefined;
}

const MOST_RECORDS = 400;

/** An adoption with its diary, straight from the field book. To anybody else it is unknown. */
export async function readAdoption(
  call: Call,
  number: string,
): Promise<Outcome<AdoptionFile, AdoptingRefusal>> {
  const adoption = await adoptionByNumber(call, number);
  const plan = adoption && (await planById(call, adoption.planId));
  const as = plan && readerOf(call, adoption, plan);
  if (!as) return refuse('adopting.unknown');
  const portions = await portionsOfAdoption(call, adoption.id);
  const reserved = adoption.status === 'reserved';
  const payment = reserved ? await paymentOfCheckout(call, adoption.id) : undefined;
  const last = addDays(adoption.untilDay, DAYS_AFTER_TERM);
  const records = await fieldRecordsOfPlot(call, plan.plotId, MOST_RECORDS);
  return ok({
    adoption,
    plan,
    as,
    node: (await nodesOf(call)).find(({ id }) => id === adoption.nodeId),
    payUrl: payment && payment.status === 'opened' ? `/pay/${payment.id}` : undefined,
    records: records.filter(({ doneAt, struckReason }) => {
      const day = dayOf(doneAt);
      return struckReason === undefined && day >= adoption.fromDay && day <= last && !reserved;
    }),
    measured: reserved ? [] : await daysMeasured(call, plan.plotId, { from: adoption.fromDay, until: last }),
    portions,
    lots: await lotsByIds(
      call,
      portions.map(({ lotId }) => lotId),
    ),
    failures: await failuresOfPlan(call, plan.id),
    refunds: await refundsOfAdoption(call, adoption.id),
    handovers: await handoversOf(call, adoption.id),
    next: adoption.status === 'active' ? await planThatFollows(call, plan.id) : undefined,
  });
}

function readerOf({ actor }: Call, adoption: Adoption, plan: Plan): AdoptionFile['as'] | undefined {
  const { personId } = actor;
  if (personId !== undefined && personId === adoption.holderId) return 'holder';
  if (personId !== undefined && personId === adoption.payerId) return 'payer';
  if (actor.roles.some((role) => role === 'grower' || role === 'coop-staff') && keeps(actor, plan))
    return 'seller';
  return overCounty(actor) ? 'officer' : undefined;
}
