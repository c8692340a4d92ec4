import type { Reaction, Schedule } from '#shared/outbox.ts';
import { endTerms } from './end-terms.ts';
import { expireUnpaid } from './expire-unpaid.ts';
import { giveRipe } from './give-ripe.ts';
import { onPaymentClosed } from './on-payment-closed.ts';
import { onPaymentsSettled } from './on-payments-settled.ts';
import { onRefundSettled } from './on-refund-settled.ts';
import { sendWaiting } from './send-waiting.ts';
import { writeMonth } from './write-month.ts';

export { addUnits } from './add-units.ts';
export { type Adopted, type Adopting, adopt } from './adopt.ts';
export { adoptingToDo } from './adopting-to-do.ts';
export type { Adoption } from './adoptions.ts';
export { choosePoint } from './choose-point.ts';
export { claimCode } from './claim-code.ts';
export { closePlan } from './close-plan.ts';
export { decidePlate } from './decide-plate.ts';
export { endTerms } from './end-terms.ts';
export { expireUnpaid } from './expire-unpaid.ts';
export { failPlan } from './fail-plan.ts';
export type { Failure } from './failures.ts';
export { giveHarvest } from './give-harvest.ts';
export { giveRipe } from './give-ripe.ts';
export { handOver } from './hand-over.ts';
export type { PortionKept } from './harvests.ts';
export { type Status, stillHeld } from './kernel/adoption.ts';
export { codeText } from './kernel/adoption-number.ts';
export { type Clause, contractOf } from './kernel/contract.ts';
export { platesIn } from './kernel/plates.ts';
export { refundCauseWords } from './kernel/refund-cause.ts';
export { type FailureRule, failureRules, heldOf, type Terms } from './kernel/terms.ts';
export { type UnitKind, unitKinds, unitKindWords, unitsText } from './kernel/unit-kind.ts';
export { lookAtPlan } from './look-at-plan.ts';
export { lookAtUnit } from './look-at-unit.ts';
export { myAdoptions } from './my-adoptions.ts';
export { namePlate } from './name-plate.ts';
export { openAdoptionsOf } from './open-adoptions-of.ts';
export { openNextTerm } from './open-next-term.ts';
export { openPlan, type PlanToOpen } from './open-plan.ts';
export { planAtDesk } from './plan-at-desk.ts';
export type { Gives, Plan, PlanCount } from './plans.ts';
export { plansAtDesk } from './plans-at-desk.ts';
export { plansOnOffer } from './plans-on-offer.ts';
export { type AdoptionFile, readAdoption } from './read-adoption.ts';
export { type AdoptingRefusal, refusals } from './refusals.ts';
export { rights } from './rights.ts';
export { sendWaiting } from './send-waiting.ts';
export { takeCodeBack } from './take-code-back.ts';
export { type Unit, unitsOfPlot } from './units.ts';
export { writeMonth } from './write-month.ts';

export const reactions: readonly Reaction[] = [
  { name: 'adopting/on-payments-settled', hears: 'payment-settled', runAll: onPaymentsSettled },
  { name: 'adopting/on-payment-closed', hears: 'payment-closed', run: onPaymentClosed },
  { name: 'adopting/on-refund-settled', hears: 'refund-settled', run: onRefundSettled },
];

export const schedules: readonly Schedule[] = [
  {
    name: 'adopting/expire-unpaid',
    cron: '* * * * *',
    run: async (call) => {
      await expireUnpaid(call);
    },
  },
  { name: 'adopting/give-ripe', cron: '*/5 * * * *', run: giveRipe },
  { name: 'adopting/send-waiting', cron: '5 * * * *', run: sendWaiting },
  {
    // 09:00 in China; on any day but the first there is nothing left to write.
    name: 'adopting/write-month',
    cron: '0 1 * * *',
    run: async (call) => {
      await writeMonth(call);
    },
  },
  {
    // 03:10 in China
    name: 'adopting/end-terms',
    cron: '10 19 * * *',
    run: async (call) => {
      await endTerms(call);
    },
  },
];
