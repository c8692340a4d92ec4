import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Ground, SiteKind, Spot, Terms, Village } from './what-if.ts';

const QUARTERS = 4;
const WEEKS_A_QUARTER = 13;

/**
 * The villages of the county with what they send a week in each quarter, the sites of this kind there are, and the hub. A cold store serves what
 * was harvested in the last twelve months (as the lots say, in kg). Villages of which nothing is on record have what was said for them.
 * Undefined without villages or a hub.
 */
export async function groundOf(call: Call, kind: SiteKind, terms: Terms): Promise<Ground | undefined> {
  const places = await call.tx
    .selectFrom('people.vPlace')
    .select(['code', 'parentCode', 'level', 'nameZh', 'nameEn', 'lat', 'lng'])
    .where('countyId', '=', call.county)
    .where('level', '!=', 'city')
    .orderBy('code')
    .execute();
  const nodes = await call.tx
    .selectFrom('delivery.vNode')
    .select(['id', 'code', 'kind', 'cold', 'placeCode', 'nameZh', 'nameEn', 'lat', 'lng'])
    .where('countyId', '=', call.county)
    .where('active', '=', true)
    .orderBy('code')
    .execute();
  // Towns outside that the county delivers to have stations too.
  const inside = new Set(places.map(({ code }) => code));
  const here = nodes.filter(({ placeCode }) => inside.has(placeCode));
  const hub = here.find((node) => node.kind === 'hub');
  const villages = places.filter(({ level }) => level === 'village');
  if (!hub || villages.length === 0) return undefined;
  const sites = here.filter((node) => (kind === 'store' ? node.cold : node.kind !== 'hub'));
  const harvested = kind === 'store' ? await harvestedByVillage(call) : new Map<string, number[]>();
  return {
    hub: spot(hub),
    sites: sites.map(spot),
    townships: places.filter(({ level }) => level === 'township').map(spot),
    villages: villages.map(
      (place): Village => ({
        ...spot(place),
        township: place.parentCode ?? '',
        kg: harvested.get(place.code) ?? new Array(QUARTERS).fill(terms.villageKg),
      }),
    ),
  };
}

function spot(row: { code: string; nameZh: string; nameEn: string; lat: string; lng: string }): Spot {
  const { code, nameZh, nameEn, lat, lng } = row;
  return { code, nameZh, nameEn, lat: Number(lat), lng: Number(lng) };
}

/** Kg a week in each quarter of the year, by the village of the producer. */
async function harvestedByVillage(call: Call): Promise<Map<string, number[]>> {
  const { rows } = await sql<{ placeCode: string; quarter: number; kg: number }>`
    select place_code as "placeCode",
           extract(quarter from harvested_at at time zone 'Asia/Shanghai')::int as quarter,
           sum(made_quantity * case unit when 'jin' then 0.5 else 1 end)::float8 as kg
    from origin.v_lot
    where county_id = ${call.county} and made_by = 'harvest' and unit in ('kg', 'jin')
      and harvested_at > ${call.now}::timestamptz - interval '1 year' and harvested_at <= ${call.now}
    group by 1, 2`.execute(call.tx);
  const weekly = new Map<string, number[]>();
  for (const { placeCode, quarter, kg } of rows) {
    const each = weekly.get(placeCode) ?? new Array<number>(QUARTERS).fill(0);
    each[quarter - 1] = kg / WEEKS_A_QUARTER;
    weekly.set(placeCode, each);
  }
  return weekly;
}
