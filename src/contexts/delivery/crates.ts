import { type RawBuilder, sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';

/** A box on one trip from a hub to a node. */
export interface Crate {
  readonly id: string;
  readonly sscc: string;
  readonly hubId: string;
  readonly toNodeId: string;
  readonly madeAt: Date;
  /** Parcels in it now, and all that ever were. */
  readonly inside: number;
  readonly ever: number;
}

export interface CrateContent {
  readonly id: string;
  readonly crateId: string;
  readonly shipmentId: string;
  readonly outAt: Date | null;
}

export async function insertCrate(
  call: Call,
  crate: Omit<Crate, 'madeAt' | 'inside' | 'ever'>,
): Promise<void> {
  await sql`insert into delivery.crate (county_id, id, sscc, hub_id, to_node_id, made_at, made_by_name)
    values (${call.county}, ${crate.id}, ${crate.sscc}, ${crate.hubId}, ${crate.toNodeId}, ${call.now},
      ${call.actor.name})`.execute(call.tx);
}

export async function crateById(call: Call, id: string): Promise<Crate | undefined> {
  return (await cratesWhere(call, sql`c.id = ${id}`, 1))[0];
}

/** By the whole SSCC, or its last six digits: then the newest. */
export async function crateByLabel(call: Call, label: string): Promise<Crate | undefined> {
  return (await cratesWhere(call, sql`c.sscc like ${`%${label}`}`, 1))[0];
}

/** The newest crates from or to some nodes. */
export function cratesAt(call: Call, nodeIds: readonly string[], limit: number): Promise<Crate[]> {
  return cratesWhere(call, sql`(c.hub_id = ${among(nodeIds)} or c.to_node_id = ${among(nodeIds)})`, limit);
}

async function cratesWhere(call: Call, condition: RawBuilder<unknown>, limit: number): Promise<Crate[]> {
  const { rows } = await sql<Crate>`
    select c.id, c.sscc, c.hub_id, c.to_node_id, c.made_at,
           count(i.id) filter (where i.out_at is null)::int as inside, count(distinct i.shipment_id)::int as ever
    from delivery.crate c
    left join delivery.crate_content i on i.county_id = c.county_id and i.crate_id = c.id
    where c.county_id = ${call.county} and ${condition}
    group by c.county_id, c.id order by c.made_at desc, c.id limit ${limit}`.execute(call.tx);
  return rows;
}

/** Everything that was ever in a crate, in the order it was put in. */
export async function contentsOfCrate(call: Call, crateId: string): Promise<CrateContent[]> {
  const { rows } = await sql<CrateContent>`
    select id, crate_id, shipment_id, out_at from delivery.crate_content
    where county_id = ${call.county} and crate_id = ${crateId} order by in_at, id`.execute(call.tx);
  return rows;
}

/** Where a parcel is packed now. */
export async function crateOf(call: Call, shipmentId: string): Promise<Crate | undefined> {
  const { rows } = await sql<{ crateId: string }>`
    select crate_id from delivery.crate_content
    where county_id = ${call.county} and shipment_id = ${shipmentId} and out_at is null`.execute(call.tx);
  return rows[0] && crateById(call, rows[0].crateId);
}

/** False when this scan is written already. */
export async function putIntoCrate(
  call: Call,
  {
    id,
    crateId,
    shipmentId,
    at,
  }: Pick<CrateContent, 'id' | 'crateId' | 'shipmentId'> & { readonly at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into delivery.crate_content (county_id, id, crate_id, shipment_id, in_at)
    values (${call.county}, ${id}, ${crateId}, ${shipmentId}, ${at})
    on conflict (county_id, id) do nothing`.execute(call.tx);
  return numAffectedRows === 1n;
}

/** Which of these parcels were in the crate and are out of it now. */
export async function takenOut(
  call: Call,
  crateId: string,
  shipmentIds: readonly string[],
  at: Date,
): Promise<string[]> {
  const { rows } = await sql<{ shipmentId: string }>`
    update delivery.crate_content set out_at = ${at}
    where county_id = ${call.county} and crate_id = ${crateId} and shipment_id = ${among(shipmentIds)}
      and out_at is null
    returning shipment_id`.execute(call.tx);
  return rows.map(({ shipmentId }) => shipmentId).sort();
}
