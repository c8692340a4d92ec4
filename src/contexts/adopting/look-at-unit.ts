import { type Plot, plotsByIds } from '#origin';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { adoptionById } from './adoptions.ts';
import { type Plan, planById } from './plans.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';
import { holdersOf, type Unit, unitById } from './units.ts';

/** A unit as anybody who stands before it, or scans its plate, sees it. */
export interface UnitPage {
  readonly unit: Unit;
  readonly plot: Plot | undefined;
  /** The plan it is adopted by today. */
  readonly plan: Plan | undefined;
  readonly adopted: boolean;
  /** Its adopter's name; only with consent, and once the seller has looked at it. */
  readonly plateName: string | undefined;
}

/** Refuses `adopting.unknown`. */
export async function lookAtUnit(call: Call, unitId: string): Promise<Outcome<UnitPage, AdoptingRefusal>> {
  const unit = await unitById(call, unitId);
  if (!unit) return refuse('adopting.unknown');
  const today = dayOf(call.now);
  const [holder] = await holdersOf(call, [unit.id], { from: today, until: today });
  const adoption = holder && (await adoptionById(call, holder.adoptionId));
  const [plot] = await plotsByIds(call, [unit.plotId]);
  const active = adoption?.status === 'active' ? adoption : undefined;
  return ok({
    unit,
    plot,
    plan: active && (await planById(call, active.planId)),
    adopted: active !== undefined,
    plateName:
      active?.platePublic && active.plateState === 'shown' ? (active.plateName ?? undefined) : undefined,
  });
}
