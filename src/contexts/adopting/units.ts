import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import { insertRows } from '#shared/insert-rows.ts';
import type { UnitKind } from './kernel/unit-kind.ts';

/** What can be adopted: it stands on a plot and wears its number. */
export interface Unit {
  readonly id: string;
  readonly plotId: string;
  readonly producerId: string;
  readonly kind: UnitKind;
  readonly plate: string;
}

const columns = sql.raw('u.id, u.plot_id, u.producer_id, u.kind, u.plate');

export async function insertUnits(call: Call, units: readonly Unit[]): Promise<void> {
  await insertRows(
    call.tx,
    'adopting.unit',
    units.map((unit) => ({ countyId: call.county, ...unit, addedAt: call.now })),
  );
}

/** A plot's units that still stand, by their plates. */
export async function unitsOfPlot(call: Call, plotId: string): Promise<Unit[]> {
  const { rows } = await sql<Unit>`select ${columns} from adopting.unit u
    where u.county_id = ${call.county} and u.plot_id = ${plotId} and u.retired_at is null
    order by u.kind, length(u.plate), u.plate`.execute(call.tx);
  return rows;
}

export async function unitById(call: Call, id: string): Promise<Unit | undefined> {
  if (!isId(id)) return undefined;
  const { rows } = await sql<Unit>`select ${columns} from adopting.unit u
    where u.county_id = ${call.county} and u.id = ${id}`.execute(call.tx);
  return rows[0];
}

/** A plan's units among these, locked in id order: two who want the same wait for each other in line. */
export async function lockUnits(call: Call, planId: string, ids: readonly string[]): Promise<Unit[]> {
  const { rows } = await sql<Unit>`select ${columns} from adopting.unit u
    join adopting.plan_unit p on p.county_id = u.county_id and p.unit_id = u.id and p.plan_id = ${planId}
    where u.county_id = ${call.county} and u.id = any(${ids}::uuid[]) and u.retired_at is null
    order by u.id for update of u`.execute(call.tx);
  return rows;
}

/** A unit with who has it on some day of a plan's term, if anybody. */
export interface UnitOfPlan extends Unit {
  readonly adoptionId: string | null;
  /** Its adopter's name on the plate, where it may be shown. */
  readonly plateName: string | null;
}

export async function unitsOfPlan(call: Call, planId: string): Promise<UnitOfPlan[]> {
  const { rows } = await sql<UnitOfPlan>`
    select ${columns}, a.id as adoption_id,
           case when a.plate_state = 'shown' and a.plate_public then a.plate_name end as plate_name
    from adopting.plan_unit pu
    join adopting.plan p on p.county_id = pu.county_id and p.id = pu.plan_id
    join adopting.unit u on u.county_id = pu.county_id and u.id = pu.unit_id
    left join adopting.adopted_unit au on au.county_id = u.county_id and au.unit_id = u.id and au.live
      and daterange(au.from_day, au.until_day, '[]') && daterange(p.from_day, p.until_day, '[]')
    left join adopting.adoption a on a.county_id = au.county_id and a.id = au.adoption_id
    where pu.county_id = ${call.county} and pu.plan_id = ${planId} and u.retired_at is null
    order by length(u.plate), u.plate, au.from_day desc`.execute(call.tx);
  // A term may touch two adoptions of one unit: the later counts.
  return [...new Map(rows.toReversed().map((row) => [row.id, row])).values()].toReversed();
}

/** Who has these units live on any of these days: unit → adoption and holder. */
export async function holdersOf(
  call: Call,
  unitIds: readonly string[],
  days: { readonly from: string; readonly until: string },
): Promise<{ unitId: string; adoptionId: string; planId: string; holderId: string }[]> {
  const { rows } = await sql<{ unitId: string; adoptionId: string; planId: string; holderId: string }>`
    select au.unit_id, a.id as adoption_id, a.plan_id, a.holder_id from adopting.adopted_unit au
    join adopting.adoption a on a.county_id = au.county_id and a.id = au.adoption_id
    where au.county_id = ${call.county} and au.unit_id = any(${unitIds}::uuid[]) and au.live
      and daterange(au.from_day, au.until_day, '[]') && daterange(${days.from}::date, ${days.until}::date, '[]')`.execute(
    call.tx,
  );
  return rows;
}
