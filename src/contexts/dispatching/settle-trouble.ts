import { changePromise } from '#delivery';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { acceptPlan } from './accept-plan.ts';
import { dayAsKnown } from './day-as-known.ts';
import type { WaysAsked } from './day-ways.ts';
import type { DayWays } from './kernel/day.ts';
import { judged } from './plan-file.ts';
import { insertPlan } from './plans.ts';
import { refuse } from './refusals.ts';
import { plans } from './scope.ts';
import { lockTrouble, markSettled, type Settlement, type Trouble, troubleById } from './troubles.ts';
import { aroundTroubles, type WayOut, wayOut, waysAround } from './way-out.ts';

/**
 * Does something about a trouble: the rounds planned anew around it become the day's rounds, or its parcels wait, or all stays as it
 * is. Whose parcel comes on another day by it is told. Settled once. Refuses `dispatching.trouble-unknown`,
 * `dispatching.no-way-out`, and what `acceptPlan` refuses.
 */
export async function settleTrouble(
  call: Call,
  input: {
    readonly id: string;
    readonly how: Settlement;
    /** As they were asked for before (`waysAroundTrouble`, `askWays`); otherwise by the county's own roads. */
    readonly ways?: DayWays | undefined;
  },
): Promise<Outcome<Trouble>> {
  const trouble = await lockTrouble(call, input.id);
  if (!trouble || !plans(call, trouble.carrierId)) return refuse('dispatching.trouble-unknown');
  if (trouble.settledAt) return ok(trouble);
  const { carrierId, day } = trouble;
  const known = await dayAsKnown(call, { carrierId, day, byRound: true });
  if (!known.ok) return known;
  const out = wayOut(await aroundTroubles(call, known.value, [trouble], input.ways), trouble);
  if (input.how === 'replanned') {
    if (!out.replan) return refuse('dispatching.no-way-out');
    const planned = await replanned(call, trouble, out.replan);
    if (!planned.ok) return planned;
  }
  const told = await tell(
    call,
    trouble,
    input.how === 'replanned' ? heldOnly(out) : input.how === 'waits' ? out.waits : [],
  );
  if (!told.ok) return told;
  await markSettled(call, trouble.id, input.how);
  const settled = await troubleById(call, trouble.id);
  return settled ? ok(settled) : refuse('dispatching.trouble-unknown');
}

/**
 * The first of two steps before a trouble is settled where the county asks a road service: between which spots it is to be asked. Refuses
 * `dispatching.trouble-unknown`.
 */
export async function waysAroundTrouble(call: Call, id: string): Promise<Outcome<WaysAsked>> {
  const trouble = await troubleById(call, id);
  if (!trouble || !plans(call, trouble.carrierId)) return refuse('dispatching.trouble-unknown');
  const { carrierId, day } = trouble;
  const known = await dayAsKnown(call, { carrierId, day, byRound: true });
  return known.ok ? ok(await waysAround(call, known.value, [trouble])) : known;
}

/** Of what is driven today, only what is held back comes on another day. */
function heldOnly({ waits, replan }: WayOut): WayOut['waits'] {
  const held = new Set(replan?.heldBack);
  return waits.map((wait) => ({ ...wait, shipmentIds: wait.shipmentIds.filter((id) => held.has(id)) }));
}

async function replanned(
  call: Call,
  { carrierId, day }: Trouble,
  { given, routes }: NonNullable<WayOut['replan']>,
): Promise<Outcome<unknown>> {
  const id = newId(call.now);
  const planned = new Set(routes.flatMap(({ stops }) => stops));
  const missing = given.stops.flatMap(({ parcels }, stop) =>
    planned.has(stop) || parcels.length === 0 ? [] : [{ stop, why: 'not-planned' }],
  );
  const plan = { id, carrierId, day, seconds: 1, status: 'ready', given, routes, missing } as const;
  await insertPlan(call, { ...plan, readyAt: call.now }, judged(given, routes));
  return acceptPlan(call, id);
}

async function tell(call: Call, trouble: Trouble, waits: WayOut['waits']): Promise<Outcome<unknown>> {
  for (const { day, shipmentIds } of waits) {
    if (shipmentIds.length === 0) continue;
    const changed = await changePromise(call, { shipmentIds, day, why: whyLater(trouble) });
    if (!changed.ok) return changed;
  }
  return ok();
}

function whyLater({ kind, minutesLate }: Trouble): { readonly zh: string; readonly en: string } {
  if (kind === 'warm-box')
    return { zh: '路上偏热，要先查验', en: 'it got warm on the way and is looked at first' };
  if (minutesLate === null) return { zh: '班车停开', en: 'the bus does not run' };
  return { zh: `班车晚点约 ${minutesLate} 分钟`, en: `the bus is about ${minutesLate} minutes late` };
}
