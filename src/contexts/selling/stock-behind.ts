import { type RawBuilder, sql } from 'kysely';
import { type Channel, platformOf } from '#origin';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { milli } from '#shared/quantity.ts';
import type { Stock } from './kernel/stock.ts';

/** A lot as a channel may draw on it. */
export interface ChannelStock extends Stock {
  /** Of what is available: set aside for the channel that was asked about. */
  readonly setAside: number;
}

interface Row extends Omit<ChannelStock, 'available' | 'setAside' | 'harvestedOn'> {
  readonly available: string;
  readonly setAside: string;
  readonly harvestedAt: Date;
}

// More lots of one seller, product and grade than any order or shelf looks into: those beyond expire later and wait.
const DEEP = 50;

/** Which lots a channel may draw on, and how much of each. */
interface ChannelPart {
  readonly join: RawBuilder<unknown>;
  readonly may: RawBuilder<unknown>;
  readonly available: RawBuilder<unknown>;
  readonly setAside: RawBuilder<unknown>;
}

const shopPart: ChannelPart = {
  join: sql``,
  may: sql`l.available > 0`,
  available: sql`l.available`,
  setAside: sql`0`,
};

function partOf(channel: Channel): ChannelPart {
  const outside = platformOf(channel) !== undefined;
  return {
    join: sql`left join origin.v_allotment a
      on a.county_id = l.county_id and a.lot_id = l.lot_id and a.channel = ${channel}`,
    may: outside ? sql`a.held > 0` : sql`true`,
    available: sql`case a.kind
      when 'fixed' then a.held
      when 'floating' then a.held + l.available
      when 'shared' then greatest(0, least(l.available, coalesce(a.ceiling - a.taken, l.available)))
      else ${outside ? sql`0` : sql`l.available`} end`,
    setAside: sql`coalesce(a.held, 0)`,
  };
}

/**
 * The open lots with something left that these offers may draw on, the first to expire of each seller, product and grade,
 * in one query. What has expired or is not picked yet is left out; certificates and keeping days are told, not judged.
 */
export async function stockBehind(
  call: Call,
  offerIds: readonly string[],
  channel: Channel = 'shop',
): Promise<ChannelStock[]> {
  if (offerIds.length === 0) return [];
  const part = channel === 'shop' ? shopPart : partOf(channel);
  const { rows } = await sql<Row>`
    select stock.*
    from (
      select distinct o.county_id, o.seller_id, p.product_code, p.grade
      from selling.offer o
      join selling.offer_part p on p.county_id = o.county_id and p.offer_id = o.id
      where o.county_id = ${call.county} and o.id = ${among(offerIds)} and o.form <> 'presale'
    ) wanted
    cross join lateral (
      select l.lot_id, l.lot_code, l.producer_id, l.seller_id, l.product_code, l.grade, l.unit,
             ${part.available} as available, ${part.setAside}::text as set_aside,
             l.harvested_at, l.good_until, l.certified
      from origin.v_lot_stock l ${part.join}
      where l.county_id = wanted.county_id and l.seller_id = wanted.seller_id
        and l.product_code = wanted.product_code and l.grade = wanted.grade
        and l.status = 'open' and l.unsold and l.good_until >= ${dayOf(call.now)} and l.harvested_at <= ${call.now}
        and ${part.may}
      order by l.good_until
      limit ${DEEP}
    ) stock
    order by stock.seller_id, stock.product_code, stock.grade, stock.good_until`.execute(call.tx);
  return rows.map(({ harvestedAt, available, setAside, ...lot }) => ({
    ...lot,
    available: milli(available),
    setAside: milli(setAside),
    harvestedOn: dayOf(harvestedAt),
  }));
}
