import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { addDays, dayOf, instantAt } from '#shared/instant.ts';
import { milli, type Unit } from '#shared/quantity.ts';
import type { Licence } from './licences.ts';

/** Who operates: a co-op stands for its member households too. */
export interface Operator {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly uscc: string | undefined;
  readonly contactPhone: string;
  readonly since: Date;
  readonly households: number;
  /** The first lot of any product on record; undefined when there is none yet. */
  readonly firstLot: Date | undefined;
}

/** What an operator harvested of a product in one grade. Amounts in thousandths of `unit`. */
export interface GradeRecord {
  readonly grade: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly lots: number;
  readonly milli: number;
  readonly unit: Unit;
  readonly certified: number;
  readonly held: number;
}

export interface RecentLot {
  readonly code: string;
  readonly gtin: string;
  readonly gradeZh: string;
  readonly gradeEn: string;
  readonly producerZh: string;
  readonly producerEn: string;
  readonly harvestedAt: Date;
  readonly certified: boolean;
  readonly holdReason: string | undefined;
}

export const RECORD_DAYS = 60;
const RECENT = 6;

type Whose = Pick<Licence, 'operatorId' | 'productCode'>;

export async function operatorOf(call: Call, id: string): Promise<Operator> {
  const { rows } = await sql<
    Omit<Operator, 'uscc' | 'firstLot'> & { uscc: string | null; firstLot: Date | null }
  >`
    select o.id, o.name_zh, o.name_en, o.uscc, o.contact_phone, o.created_at as since,
           (select count(*)::int from people.v_organisation m where m.county_id = o.county_id and m.coop_id = o.id) as households,
           (select min(l.harvested_at) from origin.v_lot l where l.county_id = o.county_id and ${grownBy(id)}) as first_lot
    from people.v_organisation o where o.county_id = ${call.county} and o.id = ${id}`.execute(call.tx);
  const [row] = rows;
  if (!row) throw new Error(`operator ${id} is gone`);
  return { ...row, uscc: row.uscc ?? undefined, firstLot: row.firstLot ?? undefined };
}

/** The operator's harvests of the licence's product in the last sixty days, grade by grade, best first. */
export async function gradesOf(call: Call, of: Whose): Promise<GradeRecord[]> {
  const { rows } = await sql<Omit<GradeRecord, 'milli'> & { amount: string }>`
    select g.code as grade, g.name_zh, g.name_en, count(*)::int as lots, sum(l.made_quantity) as amount, min(l.unit) as unit,
           count(l.certificate_id)::int as certified, count(*) filter (where l.status = 'held')::int as held
    from origin.v_lot l
    join origin.v_grade g on g.county_id = l.county_id and g.product_code = l.product_code and g.code = l.grade
    where ${recent(call, of)} and l.made_by = 'harvest'
    group by g.code, g.name_zh, g.name_en, g.rank order by g.rank`.execute(call.tx);
  return rows.map(({ amount, ...row }) => ({ ...row, milli: milli(amount) }));
}

/** The newest of those lots, the ones on hold first. */
export async function recentLotsOf(call: Call, of: Whose): Promise<RecentLot[]> {
  const { rows } = await sql<Omit<RecentLot, 'holdReason'> & { holdReason: string | null }>`
    select l.code, l.gtin, l.grade_name_zh as grade_zh, l.grade_name_en as grade_en, l.producer_name_zh as producer_zh,
           l.producer_name_en as producer_en, l.harvested_at, l.certificate_id is not null as certified, l.hold_reason
    from origin.v_lot l where ${recent(call, of)}
    order by l.status = 'held' desc, l.harvested_at desc, l.id limit ${RECENT}`.execute(call.tx);
  return rows.map((row) => ({ ...row, holdReason: row.holdReason ?? undefined }));
}

function recent(call: Call, { operatorId, productCode }: Whose) {
  const from = instantAt(addDays(dayOf(call.now), -RECORD_DAYS));
  return sql`l.county_id = ${call.county} and l.product_code = ${productCode} and l.harvested_at >= ${from}
    and ${grownBy(operatorId)}`;
}

function grownBy(operatorId: string) {
  return sql`l.producer_id in (select m.id from people.v_organisation m
    where m.county_id = l.county_id and (m.id = ${operatorId} or m.coop_id = ${operatorId}))`;
}
