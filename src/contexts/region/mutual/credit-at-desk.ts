import { sql } from 'kysely';
import { type Call, may } from '#shared/call.ts';
import { addDays, dayOf, instantAt } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { circlesOf } from '../kernel/credit/circles.ts';
import { type Concentration, concentrationsOf, type OverCap } from '../kernel/credit/concentration.ts';
import { type Cleared, type Guarantee, jointly } from '../kernel/credit/liability.ts';
import { eachCropFails, type Household, stress } from '../kernel/credit/stress.ts';
import { rights } from '../rights.ts';
import { type Advance, openAdvances } from './advances.ts';
import { exposuresOf, overPool } from './decide-advance.ts';
import { groupsOf } from './groups.ts';
import { householdsByIds, type NamedHousehold } from './households.ts';
import { refuseMutual } from './mutual-refusals.ts';
import { type Pool, poolOf } from './pool.ts';
import { vouchersFor } from './vouch.ts';

export interface Crop {
  readonly nameZh: string;
  readonly nameEn: string;
}

/** A bad year as the officer is told it. */
export interface BadYear {
  /** The crop that fails; undefined: none does. */
  readonly crop: Crop | undefined;
  readonly failing: readonly NamedHousehold[];
  readonly pulledDown: readonly NamedHousehold[];
  readonly loss: Fen;
  readonly stoodIn: Fen;
}

export interface CreditAtDesk {
  readonly pool: Pool | undefined;
  readonly outFen: Fen;
  readonly asked: readonly (Advance & { readonly household: NamedHousehold | undefined })[];
  readonly paid: readonly (Advance & { readonly household: NamedHousehold | undefined })[];
  readonly concentrations: readonly Concentration[];
  readonly over: readonly OverCap[];
  readonly years: readonly BadYear[];
  /** Households that stand in for each other through however many hands. */
  readonly circles: readonly (readonly NamedHousehold[])[];
}

/** A neighbour stands in for this part of what a household cannot repay. */
const NEIGHBOUR_SHARE = 0.2;
/** Of what a household sells in a year, what it could repay with: it lives on the rest. Of a contract's harvest to come, what is kept of payouts. */
const MEANS = 0.3;
const OF_CONTRACT = 0.6;
const YEAR = 365;

/** Requests, what is out, what it hangs on, and what a failed harvest would do to those who stand in for each other. */
export async function creditAtDesk(call: Call): Promise<Outcome<CreditAtDesk>> {
  if (!may(call.actor, rights['decide-advances'])) return refuseMutual('region.credit-not-allowed');
  const open = await openAdvances(call);
  const paid = open.filter(({ status }) => status === 'paid');
  const owing = [...new Set(paid.map(({ householdId }) => householdId))];
  const groups = (await groupsOf(call, owing)).filter(({ stands }) => stands);
  const vouchers = await vouchersFor(call, owing);
  const ids = [
    ...new Set([
      ...open.map(({ householdId }) => householdId),
      ...groups.flatMap(({ members }) => members.map(({ householdId }) => householdId)),
      ...vouchers.flatMap(({ byHouseholdId }) => byHouseholdId ?? []),
    ]),
  ];
  const named = new Map((await householdsByIds(call, ids)).map((each) => [each.id, each]));
  const place = new Map(ids.map((id, at) => [id, at]));
  const means = await meansOf(call, ids, paid);
  const crops = await cropNames(call);
  const households = ids.map(
    (id): Household => ({
      id,
      owes: paid
        .filter((each) => each.householdId === id)
        .reduce((sum, { fen, repaidFen }) => sum + fen - repaidFen, 0),
      means: means.get(id) ?? {},
    }),
  );
  const at = (id: string) => place.get(id) ?? 0;
  const guarantees: readonly Guarantee[] = [
    ...groups.flatMap(({ members }) => jointly(members.map(({ householdId }) => at(householdId)))),
    ...vouchers.flatMap(({ householdId, byHouseholdId }) =>
      byHouseholdId ? [{ of: at(householdId), by: at(byHouseholdId), share: NEIGHBOUR_SHARE }] : [],
    ),
  ];
  const people = (places: readonly number[]) => places.flatMap((each) => named.get(ids[each] ?? '') ?? []);
  const year = (code: string | undefined, { failing, pulledDown, loss, stoodIn }: Cleared): BadYear => {
    const crop = code === undefined ? undefined : (crops.get(code) ?? { nameZh: code, nameEn: code });
    return { crop, failing: people(failing), pulledDown: people(pulledDown), loss, stoodIn };
  };
  const pool = await poolOf(call);
  const withNames = (advances: readonly Advance[]) =>
    advances.map((each) => ({ ...each, household: named.get(each.householdId) }));
  return ok({
    pool,
    outFen: paid.reduce((sum, { fen, repaidFen }) => sum + fen - repaidFen, 0),
    asked: withNames(open.filter(({ status }) => status === 'asked')),
    paid: withNames(paid),
    concentrations: concentrationsOf(exposuresOf(paid)),
    over: pool ? overPool(paid, pool.limitFen) : [],
    years: [
      year(undefined, stress(households, guarantees, {})),
      ...Object.entries(eachCropFails(households)).map(([crop, losses]) =>
        year(crop, stress(households, guarantees, losses)),
      ),
    ],
    circles: circlesOf(households.length, guarantees).map(people),
  });
}

/** What households could repay with, by product: of what they sold in a year, and of the contracts an advance is out against. */
async function meansOf(
  call: Call,
  ids: readonly string[],
  paid: readonly Advance[],
): Promise<ReadonlyMap<string, Record<string, Fen>>> {
  if (ids.length === 0) return new Map();
  const since = instantAt(addDays(dayOf(call.now), -YEAR));
  const { rows } = await sql<{ id: string; crop: string; fen: string }>`
    select d.producer_id as id, d.product_code as crop, sum((l.held_fen - l.refunded_fen) * d.quantity / d.line) as fen
    from ordering.v_order o
    join ordering.v_order_line l on l.county_id = o.county_id and l.order_id = o.id
    join lateral (
      select t.producer_id, t.product_code, t.quantity, sum(t.quantity) over () as line
      from ordering.v_order_line_lot t
      where t.county_id = l.county_id and t.order_id = l.order_id and t.position = l.position
    ) d on true
    where o.county_id = ${call.county} and o.paid_at >= ${since} and o.status not in ('cancelled', 'expired', 'lost')
      and d.producer_id = any(${[...ids]}::uuid[])
    group by 1, 2`.execute(call.tx);
  const means = new Map<string, Record<string, Fen>>();
  for (const { id, crop, fen } of rows)
    means.set(id, { ...means.get(id), [crop]: Math.floor(Number(fen) * MEANS) });
  for (const { householdId, against, crop, basisFen } of paid) {
    if (against !== 'adoption') continue;
    const own = means.get(householdId);
    means.set(householdId, { ...own, [crop]: (own?.[crop] ?? 0) + Math.floor(basisFen * OF_CONTRACT) });
  }
  return means;
}

async function cropNames(call: Call): Promise<ReadonlyMap<string, Crop>> {
  const { rows } = await sql<Crop & { code: string }>`
    select code, name_zh, name_en from origin.v_product where county_id = ${call.county}`.execute(call.tx);
  return new Map(rows.map(({ code, ...names }) => [code, names]));
}
