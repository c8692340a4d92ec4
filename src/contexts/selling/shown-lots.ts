import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { uuidArray } from '#shared/uuid-array.ts';
import type { ChannelStock } from './stock-behind.ts';

/** What a buyer is told of a lot. */
interface Told {
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
}

export type ShownLot = ChannelStock & Told;

interface Row extends Omit<Told, 'lat' | 'lng'> {
  readonly lotId: string;
  readonly lat: string;
  readonly lng: string;
}

/** These lots with what a buyer is told of each, in their order. */
export async function shownLots(call: Call, lots: readonly ChannelStock[]): Promise<ShownLot[]> {
  if (lots.length === 0) return [];
  const { rows } = await sql<Row>`
    select l.id as lot_id, l.certificate_number, l.for_sale, l.producer_name_zh, l.producer_name_en, l.gtin,
           village.name_zh as place_zh, village.name_en as place_en, village.lat, village.lng,
           township.name_zh as township_zh, township.name_en as township_en
    -- Each is read by itself, then placed: planned together, planning takes ten times the reading, and a plan for a guessed number of
    -- lots reads all certificates.
    from unnest(${uuidArray(lots.map(({ lotId }) => lotId))}::uuid[]) as wanted(id)
    cross join lateral (
      select * from origin.v_lot l where l.county_id = ${call.county} and l.id = wanted.id offset 0
    ) l
    join people.v_place village on village.county_id = l.county_id and village.code = l.place_code
    left join people.v_place township
      on township.county_id = village.county_id and township.code = village.parent_code and township.level = 'township'`.execute(
    call.tx,
  );
  const told = new Map(
    rows.map(({ lotId, lat, lng, ...row }) => [lotId, { ...row, lat: Number(lat), lng: Number(lng) }]),
  );
  return lots.flatMap((lot) => {
    const known = told.get(lot.lotId);
    return known ? [{ ...lot, ...known }] : [];
  });
}
