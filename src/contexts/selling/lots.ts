import { type RawBuilder, sql } from 'kysely';
import { type Channel, platformOf } from '#origin';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { milli } from '#shared/quantity.ts';
import type { Stock } from './kernel/stock.ts';

/** A lot with what a buyer is told of it. */
export interface ShownLot extends Stock {
  readonly producerNameZh: string;
  readonly producerNameEn: string;
  /** GTIN-14: with the lot's code it is what the label on the pack says. */
  readonly gtin: string;
  readonly certificateNumber: string | null;
  /** Certified, or of a kind that needs no certificate. */
  readonly forSale: boolean;
  /** The producer's village, where it lies (WGS 84, approximate), and its township. */
  readonly placeZh: string;
  readonly placeEn: string;
  readonly lat: number;
  readonly lng: number;
  readonly townshipZh: string | null;
  readonly townshipEn: string | null;
  /** Of what is available: set aside for the channel that was asked about. */
  readonly setAside: number;
}

interface Row extends Omit<ShownLot, 'available' | 'setAside' | 'harvestedOn' | 'lat' | 'lng'> {
  readonly available: string;
  readonly setAside: string;
  readonly harvestedAt: Date;
  readonly lat: string;
  readonly lng: string;
}

// More lots of one seller, product and grade than any order or shelf looks into: those beyond expire later and wait.
const DEEP = 50;

/** Which lots a channel may draw on, and how much of each. */
interface ChannelPart {
  readonly from: RawBuilder<unknown>;
  readonly join: RawBuilder<unknown>;
  readonly available: RawBuilder<unknown>;
  readonly setAside: RawBuilder<unknown>;
}

const shopPart: ChannelPart = {
  from: sql`origin.v_stock s`,
  join: sql``,
  available: sql`l.available`,
  setAside: sql`0`,
};

function partOf(channel: Channel): ChannelPart {
  const outside = platformOf(channel) !== undefined;
  const own = sql`left join origin.v_allotment a
      on a.county_id = l.county_id and a.lot_id = l.id and a.channel = ${channel}`;
  return {
    from: sql`(
      select l.county_id, l.id as lot_id, l.seller_id, l.product_code, l.grade, l.good_until
      from origin.v_lot l ${own}
      where l.status = 'open' and l.unsold and ${outside ? sql`a.held > 0` : sql`true`}) s`,
    join: own,
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
export async function lotsBehind(
  call: Call,
  offerIds: readonly string[],
  channel: Channel = 'shop',
): Promise<ShownLot[]> {
  if (offerIds.length === 0) return [];
  const part = channel === 'shop' ? shopPart : partOf(channel);
  const { rows } = await sql<Row>`
    select l.id as lot_id, l.code as lot_code, l.producer_id, l.seller_id, l.product_code, l.grade, l.unit,
           ${part.available} as available, ${part.setAside}::text as set_aside,
           l.harvested_at, l.good_until, l.certificate_id is not null as certified, l.certificate_number,
           l.for_sale, l.producer_name_zh, l.producer_name_en, l.gtin,
           village.name_zh as place_zh, village.name_en as place_en, village.lat, village.lng,
           township.name_zh as township_zh, township.name_en as township_en
    from (
      select distinct o.county_id, o.seller_id, p.product_code, p.grade
      from selling.offer o
      join selling.offer_part p on p.county_id = o.county_id and p.offer_id = o.id
      where o.county_id = ${call.county} and o.id = ${among(offerIds)} and o.form <> 'presale'
    ) wanted
    -- Chosen on the lots alone, then each read by itself, then placed: planned together, planning takes ten times the reading,
    -- and a plan for a guessed number of lots reads all certificates.
    cross join lateral (
      select s.lot_id from ${part.from}
      where s.county_id = wanted.county_id and s.seller_id = wanted.seller_id
        and s.product_code = wanted.product_code and s.grade = wanted.grade and s.good_until >= ${dayOf(call.now)}
      order by s.good_until
      limit ${DEEP}
    ) chosen
    cross join lateral (
      select * from origin.v_lot l
      where l.county_id = wanted.county_id and l.id = chosen.lot_id and l.harvested_at <= ${call.now} offset 0
    ) l
    ${part.join}
    join people.v_place village on village.county_id = l.county_id and village.code = l.place_code
    left join people.v_place township
      on township.county_id = village.county_id and township.code = village.parent_code and township.level = 'township'
    order by l.seller_id, l.product_code, l.grade, l.good_until`.execute(call.tx);
  return rows.map(({ harvestedAt, available, setAside, ...lot }) => ({
    ...lot,
    available: milli(available),
    setAside: milli(setAside),
    lat: Number(lot.lat),
    lng: Number(lot.lng),
    harvestedOn: dayOf(harvestedAt),
  }));
}
