import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { decimal, type Unit as Measure, milli } from '#shared/quantity.ts';
import type { FailureRule, Terms } from './kernel/terms.ts';
import type { UnitKind } from './kernel/unit-kind.ts';

export type Gives = 'by-hand' | 'by-itself';

/** What a seller offers for one term, and the rules that hold in it. */
export interface Plan {
  readonly id: string;
  readonly sellerId: string;
  readonly producerId: string;
  readonly plotId: string;
  readonly productCode: string;
  readonly grade: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly wordsZh: string;
  readonly wordsEn: string;
  readonly terms: Terms;
  /** Who says which picking is a delivery: the seller, or the plan itself once a lot has enough for everyone. */
  readonly gives: Gives;
  readonly status: 'open' | 'closed' | 'failed';
  readonly followsId: string | undefined;
  /** Until that day, inclusive, the adopters of the year before come first. */
  readonly keptUntil: Day | undefined;
  readonly carriedAt: Date | undefined;
  readonly demo: boolean;
  readonly openedAt: Date;
}

interface Row {
  readonly id: string;
  readonly sellerId: string;
  readonly producerId: string;
  readonly plotId: string;
  readonly productCode: string;
  readonly grade: string;
  readonly kind: UnitKind;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly wordsZh: string;
  readonly wordsEn: string;
  readonly fromDay: Day;
  readonly untilDay: Day;
  readonly priceFen: Fen;
  readonly heldBp: number;
  readonly deliveries: number;
  readonly guaranteed: string | null;
  readonly shareBp: number | null;
  readonly unit: Measure;
  readonly pieceKg: string | null;
  readonly failure: FailureRule;
  readonly insurer: string;
  readonly policy: string;
  readonly insuredFen: Fen;
  readonly gives: Gives;
  readonly status: Plan['status'];
  readonly followsId: string | null;
  readonly keptUntil: Day | null;
  readonly carriedAt: Date | null;
  readonly demo: boolean;
  readonly openedAt: Date;
}

const columns =
  sql.raw(`p.id, p.seller_id, p.producer_id, p.plot_id, p.product_code, p.grade, p.kind, p.title_zh, p.title_en,
  p.words_zh, p.words_en, p.from_day, p.until_day, p.price_fen, p.held_bp, p.deliveries, p.guaranteed, p.share_bp, p.unit,
  p.piece_kg, p.failure, p.insurer, p.policy, p.insured_fen, p.gives, p.status, p.follows_id, p.kept_until, p.carried_at, p.demo,
  p.opened_at`);

function planOf(row: Row): Plan {
  const { kind, fromDay, untilDay, priceFen, heldBp, deliveries, guaranteed, shareBp, unit, pieceKg } = row;
  const { failure, insurer, policy, insuredFen, followsId, keptUntil, carriedAt, ...rest } = row;
  const { id, sellerId, producerId, plotId, productCode, grade, titleZh, titleEn, wordsZh, wordsEn } = rest;
  return {
    ...{ id, sellerId, producerId, plotId, productCode, grade, titleZh, titleEn, wordsZh, wordsEn },
    ...{ gives: rest.gives, status: rest.status, demo: rest.demo, openedAt: rest.openedAt },
    terms: {
      ...{
        kind,
        fromDay,
        untilDay,
        priceFen,
        heldBp,
        deliveries,
        unit,
        failure,
        insurer,
        policy,
        insuredFen,
      },
      guaranteed: guaranteed === null ? undefined : milli(guaranteed),
      shareBp: shareBp ?? undefined,
      pieceGrams: pieceKg === null ? undefined : milli(pieceKg),
    },
    followsId: followsId ?? undefined,
    keptUntil: keptUntil ?? undefined,
    carriedAt: carriedAt ?? undefined,
  };
}

/** Writes a plan and its units; false when its id is known. */
export async function insertPlan(
  call: Call,
  plan: Omit<Plan, 'status' | 'carriedAt' | 'openedAt'>,
  unitIds: readonly string[],
): Promise<boolean> {
  const { terms, followsId = null, keptUntil = null, ...own } = plan;
  const { guaranteed, shareBp = null, pieceGrams, ...agreed } = terms;
  const done = await call.tx
    .insertInto('adopting.plan')
    .values({
      countyId: call.county,
      ...own,
      ...agreed,
      guaranteed: guaranteed === undefined ? null : decimal(guaranteed),
      shareBp,
      pieceKg: pieceGrams === undefined ? null : decimal(pieceGrams),
      followsId,
      keptUntil,
      status: 'open',
      openedAt: call.now,
      openedByName: call.actor.name,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) return false;
  await sql`insert into adopting.plan_unit (county_id, plan_id, unit_id)
    select ${call.county}, ${plan.id}, unnest(${unitIds}::uuid[])`.execute(call.tx);
  return true;
}

export async function planById(call: Call, id: string): Promise<Plan | undefined> {
  if (!isId(id)) return undefined;
  const { rows } = await sql<Row>`select ${columns} from adopting.plan p
    where p.county_id = ${call.county} and p.id = ${id}`.execute(call.tx);
  return rows[0] && planOf(rows[0]);
}

/** Sharing out, failing and adopting of one plan happen one after the other. */
export async function lockPlan(call: Call, id: string): Promise<Plan | undefined> {
  const { rows } = await sql<Row>`select ${columns} from adopting.plan p
    where p.county_id = ${call.county} and p.id = ${id} for update`.execute(call.tx);
  return rows[0] && planOf(rows[0]);
}

export async function planThatFollows(call: Call, id: string): Promise<Plan | undefined> {
  const { rows } = await sql<Row>`select ${columns} from adopting.plan p
    where p.county_id = ${call.county} and p.follows_id = ${id}`.execute(call.tx);
  return rows[0] && planOf(rows[0]);
}

/** A plan with how many units it has and how many are taken. */
export interface PlanCount extends Plan {
  readonly units: number;
  readonly taken: number;
}

/** Plans, newest first: those of an organisation (as seller or grower) at the desk, those open on a day in the shop. */
export async function plansListed(
  call: Call,
  wanted: {
    readonly organisationId?: string | undefined;
    readonly openOn?: Day | undefined;
    readonly limit: number;
  },
): Promise<PlanCount[]> {
  const whose =
    wanted.organisationId === undefined
      ? sql``
      : sql`and (p.seller_id = ${wanted.organisationId} or p.producer_id = ${wanted.organisationId})`;
  const open =
    wanted.openOn === undefined ? sql`` : sql`and p.status = 'open' and p.until_day >= ${wanted.openOn}`;
  const { rows } = await sql<Row & { units: number; taken: number }>`
    select ${columns}, c.units, c.taken
    from adopting.plan p
    cross join lateral (
      select count(*)::int as units, count(*) filter (where exists (
        select 1 from adopting.adopted_unit au where au.county_id = pu.county_id and au.unit_id = pu.unit_id and au.live
          and daterange(au.from_day, au.until_day, '[]') && daterange(p.from_day, p.until_day, '[]')))::int as taken
      from adopting.plan_unit pu where pu.county_id = p.county_id and pu.plan_id = p.id
    ) c
    where p.county_id = ${call.county} ${whose} ${open}
    order by p.opened_at desc, p.id limit ${wanted.limit}`.execute(call.tx);
  return rows.map(({ units, taken, ...row }) => ({ ...planOf(row), units, taken }));
}

export async function savePlanStatus(call: Call, id: string, status: Plan['status']): Promise<void> {
  await sql`update adopting.plan set status = ${status} where county_id = ${call.county} and id = ${id}`.execute(
    call.tx,
  );
}

/** A failed harvest is carried over: the term ends so much later. */
export async function carryPlan(call: Call, id: string, untilDay: Day): Promise<void> {
  await sql`update adopting.plan set until_day = ${untilDay}, carried_at = ${call.now}
    where county_id = ${call.county} and id = ${id}`.execute(call.tx);
}

/** Plans under way that give their harvests by themselves and are owed one. */
export async function plansThatGive(call: Call): Promise<Plan[]> {
  const { rows } = await sql<Row>`select ${columns} from adopting.plan p
    where p.county_id = ${call.county} and p.gives = 'by-itself' and p.status <> 'failed'
      and p.deliveries > (select count(*) from adopting.harvest h where h.county_id = p.county_id and h.plan_id = p.id)
      and exists (select 1 from adopting.adoption a
        where a.county_id = p.county_id and a.plan_id = p.id and a.status = 'active')
    order by p.id`.execute(call.tx);
  return rows.map(planOf);
}
