import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { takeCapacity } from '#delivery';
import { type Call, platform } from '../../../shared/call.ts';
import type { Db } from '../../../shared/database.ts';
import { newId } from '../../../shared/id.ts';
import { dayOf } from '../../../shared/instant.ts';
import { must } from '../../../shared/outcome.ts';
import { transact } from '../../../shared/transact.ts';

const COUNTY = '450224';
const [TOWNSHIPS, VILLAGES, GROWERS, LOTS, PARCELS] = [16, 320, 600, 5_000, 60_000];
/** Of each departure of the coming two weeks, so much of what it can carry is promised to somebody. */
const TAKEN_PERCENT = 70;

/** What to ask about. */
export interface PromiseCounty {
  readonly lotIds: readonly string[];
  readonly nodeIds: readonly string[];
}

/**
 * Fills an empty, migrated county: a hub, 16 stations, 320 points, each with a van every day and a bus on three days a week; 5,000 open
 * lots of 600 growers; 60,000 parcels paid for and not collected, each with its place on a departure.
 */
export async function madePromiseCounty(db: Db): Promise<PromiseCounty> {
  await db.transaction().execute(async (tx) => {
    // The rows agree with each other; what checks them one by one would take minutes.
    await sql`set local session_replication_role = replica`.execute(tx);
    const call = { tx, county: COUNTY, now: new Date(), actor: platform };
    await people(call);
    await harvests(call);
    await network(call);
    await parcels(call);
  });
  await sql`vacuum analyze`.execute(db);
  const lots = await db.selectFrom('origin.lot').select('id').orderBy('id').execute();
  const nodes = await db
    .selectFrom('delivery.node')
    .select('id')
    .where('kind', '<>', 'hub')
    .orderBy('id')
    .execute();
  return { lotIds: lots.map(({ id }) => id), nodeIds: nodes.map(({ id }) => id) };
}

async function people({ tx, now }: Call): Promise<void> {
  await sql`
    insert into people.county (county_id, name_zh, name_en) values (${COUNTY}, '一个县', 'A county')`.execute(
    tx,
  );
  await sql`
    insert into people.place (county_id, code, parent_code, level, name_zh, name_en, pinyin, lat, lng, position_approximate)
    select ${COUNTY}, ${COUNTY} || lpad(n::text, 6, '0'), ${COUNTY}, 'village', '村' || n, 'Village ' || n, 'cun', 25.2, 109.4, true
    from generate_series(1, ${VILLAGES}::int) n`.execute(tx);
  await sql`
    insert into people.organisation (county_id, id, kind, name_zh, name_en, pinyin, place_code, contact_phone, created_at)
    select ${COUNTY}, uuidv7(), 'household', '户' || n, 'Household ' || n, 'hu', ${COUNTY} || lpad((1 + n % ${VILLAGES})::text, 6, '0'),
      '+8610000000001', ${now}
    from generate_series(1, ${GROWERS}::int) n`.execute(tx);
}

async function harvests({ tx, now }: Call): Promise<void> {
  await sql`
    insert into origin.product (county_id, code, gtin, name_zh, name_en, pinyin, category, unit, shelf_life_days, certificate_required,
      season_from, season_until, description_zh, description_en)
    select ${COUNTY}, 'good-' || n, '9' || lpad((2045022000000 + n)::text, 13, '0'), '货' || n, 'Good ' || n, 'huo', 'fruit', 'kg', 30,
      false, '01-01', '12-31', '', ''
    from generate_series(1, 250) n`.execute(tx);
  await sql`
    insert into origin.grade (county_id, product_code, code, rank, name_zh, name_en, basis_zh, basis_en)
    select ${COUNTY}, 'good-' || n, 'first', 1, '一级', 'First', '', '' from generate_series(1, 250) n`.execute(
    tx,
  );
  await sql`
    with grower as (select array_agg(id order by id) as ids from people.organisation where county_id = ${COUNTY})
    insert into origin.lot (county_id, id, code, product_code, grade, producer_id, seller_id, unit, made_quantity, quantity, made_by,
      harvested_at, good_until, person_name, created_at)
    select ${COUNTY}, uuidv7(), 'LOT-' || lpad(n::text, 6, '0'), 'good-' || 1 + n % 250, 'first', ids[1 + n % ${GROWERS}], ids[1 + n % ${GROWERS}], 'kg', 900, 900,
      'harvest', ${now}::timestamptz - make_interval(days => n % 5), ${dayOf(now)}::date + 25 - n % 5, '户', ${now}
    from grower, generate_series(1, ${LOTS}::int) n`.execute(tx);
}

async function network({ tx }: Call): Promise<void> {
  await sql`
    insert into delivery.node (county_id, id, kind, parent_id, code, organisation_id, name_zh, name_en, pinyin, place_code, address, lat, lng)
    select ${COUNTY}, md5('node ' || n)::uuid, case when n = 0 then 'hub' when n <= ${TOWNSHIPS} then 'station' else 'point' end,
      case when n = 0 then null when n <= ${TOWNSHIPS} then md5('node 0')::uuid else md5('node ' || 1 + n % ${TOWNSHIPS})::uuid end,
      'N' || n, uuidv7(), '点' || n, 'Point ' || n, 'dian', ${COUNTY} || '000001', '', 25.2, 109.4
    from generate_series(0, ${TOWNSHIPS + VILLAGES}::int) n`.execute(tx);
  const way = sql`insert into delivery.service (county_id, id, to_node_id, carrier_id, cut_off, lead_days, arrives, weekdays, capacity_kg, fee_fen, cold, by_bus)
    select county_id, uuidv7(), id, md5('carrier')::uuid,`;
  await sql`${way} '16:00', 1, '10:30', '{1,2,3,4,5,6,7}', 600, 600, true, false from delivery.node where kind <> 'hub'`.execute(
    tx,
  );
  await sql`${way} '10:00', 1, '15:00', '{1,3,5}', 200, 400, false, true from delivery.node where kind <> 'hub'`.execute(
    tx,
  );
}

async function parcels({ tx, now }: Call): Promise<void> {
  const today = dayOf(now);
  await sql`
    create temporary table way on commit drop as
    select row_number() over (order by s.id, day) - 1 as place, s.id as service_id, s.to_node_id, day::date as departs, s.capacity_kg,
      count(*) over () as ways
    from delivery.service s, generate_series(${today}::date, ${today}::date + 13, interval '1 day') day
    where extract(isodow from day)::int = any (s.weekdays)`.execute(tx);
  await sql`
    create temporary table parcel on commit drop as
    select n, uuidv7() as order_id, way.*, way.capacity_kg * ${TAKEN_PERCENT} / 100 / (${PARCELS}::numeric / way.ways) as kg
    from generate_series(0, ${PARCELS - 1}::int) n join way on way.place = n % way.ways`.execute(tx);
  await sql`
    insert into delivery.service_day (county_id, service_id, departs, capacity_kg, taken_kg)
    select ${COUNTY}, service_id, departs, max(capacity_kg), sum(round(kg, 3)) from parcel group by service_id, departs`.execute(
    tx,
  );
  await sql`
    insert into delivery.hold (county_id, order_id, service_id, departs, kg, taken_at)
    select ${COUNTY}, order_id, service_id, departs, round(kg, 3), ${now} from parcel`.execute(tx);
  await sql`
    insert into delivery.shipment (county_id, id, sscc, order_id, order_number, from_id, to_node_id, service_id, departs, promised_day,
      weight_kg, status, recipient_name, recipient_pinyin, recipient_phone, collection_code, created_at)
    select ${COUNTY}, uuidv7(), lpad((700000000000000000 + n)::text, 18, '0'), order_id, 'M' || n, uuidv7(), to_node_id, service_id, departs,
      departs + 1, round(kg, 3), (array['expected', 'packed', 'at-hub', 'on-way'])[1 + n % 4], '李小红', 'li xiao hong', '13900000000',
      lpad((n % 1000000)::text, 6, '0'), ${now} from parcel`.execute(tx);
}

/** Twenty orders a second that come in meanwhile: each takes its place on a departure that has room, as a checkout does, until `over`. */
export async function ordersInFlight(db: Db, over: () => boolean): Promise<number> {
  const { rows: ways } = await sql<{ serviceId: string; departs: string }>`
    select service_id, departs from delivery.service_day where departs > ${dayOf(new Date())} order by service_id, departs`.execute(
    db,
  );
  let taken = 0;
  while (!over()) {
    const way = ways[(taken * 31) % ways.length];
    if (!way) throw new Error('nothing departs');
    await transact(db, { county: COUNTY, now: new Date(), actor: platform }, async (call) => {
      must(await takeCapacity(call, [{ orderId: newId(), ...way, grams: 100 }]));
    });
    taken++;
    await pause(50);
  }
  return taken;
}
