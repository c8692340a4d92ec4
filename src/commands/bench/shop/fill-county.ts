import { sql } from 'kysely';
import { addOffers } from '#selling';
import { type Call, platform } from '../../../shared/call.ts';
import type { Db } from '../../../shared/database.ts';
import { newId } from '../../../shared/id.ts';
import { addDays, dayOf } from '../../../shared/instant.ts';
import { must } from '../../../shared/outcome.ts';
import { transact } from '../../../shared/transact.ts';

const COUNTY = '450224';

export interface Size {
  readonly producers: number;
  readonly products: number;
  /** Group buys that are open at this moment, at points of the demo county. */
  readonly rounds: number;
}

/**
 * Adds to the demo county so many producers, products of their own with two lots and an offer each, and open group buys of six of those:
 * in a few statements, as rows that were there already.
 */
export async function fillCounty(db: Db, size: Size): Promise<void> {
  await transact(db, { county: COUNTY, now: new Date(), actor: platform }, async (call) => {
    await addProducers(call, size.producers);
    await addGoods(call, size.products);
    await putOnSale(call);
    await openRounds(call, size.rounds);
  });
}

async function addProducers({ tx, now }: Call, count: number): Promise<void> {
  await sql`
    with village as (
      select array_agg(code order by code) as codes from people.place where county_id = ${COUNTY} and level = 'village')
    insert into people.organisation (county_id, id, kind, name_zh, name_en, pinyin, place_code, contact_phone, created_at)
    select ${COUNTY}, uuidv7(), 'household', '试销户' || n, 'Trial household ' || n, 'shi xiao hu',
      codes[1 + n % cardinality(codes)], '+8610000000001', ${now}
    from village, generate_series(1, ${count}::int) n`.execute(tx);
}

async function addGoods({ tx, now }: Call, count: number): Promise<void> {
  const today = dayOf(now);
  await sql`
    create temporary table good on commit drop as
    with maker as (
      select array_agg(id order by id) as ids, array_agg(place_code order by id) as places
      from people.organisation where county_id = ${COUNTY} and name_zh like '试销户%')
    select n, 'trial-' || n as code, ids[1 + n % cardinality(ids)] as maker_id, places[1 + n % cardinality(ids)] as place_code,
      (array['fruit', 'vegetable', 'tea', 'egg', 'honey', 'oil'])[1 + n % 6] as category
    from maker, generate_series(1, ${count}::int) n`.execute(tx);
  await sql`
    insert into origin.product (county_id, code, gtin, name_zh, name_en, pinyin, category, unit, shelf_life_days, certificate_required,
      season_from, season_until, description_zh, description_en)
    select ${COUNTY}, code, '9' || lpad((2045022000000 + n)::text, 13, '0'), '试销品' || n, 'Trial good ' || n, 'shi xiao pin',
      category, 'kg', 60, false, '01-01', '12-31', '山里的东西，一户人家种的。', 'From the hills, grown by one household.'
    from good`.execute(tx);
  await sql`
    insert into origin.grade (county_id, product_code, code, rank, name_zh, name_en, basis_zh, basis_en)
    select ${COUNTY}, code, 'first', 1, '一级', 'First', '好的', 'Good ones' from good`.execute(tx);
  await sql`
    insert into origin.plot (county_id, id, producer_id, name, place_code, product_code, area_mu, lat, lng, created_at)
    select ${COUNTY}, uuidv7(), maker_id, code, place_code, code, 3.5, 25.2245, 109.3975, ${now} from good`.execute(
    tx,
  );
  await sql`
    insert into origin.lot (county_id, id, code, product_code, grade, producer_id, unit, made_quantity, quantity, made_by, harvested_at,
      good_until, person_name, created_at)
    select ${COUNTY}, uuidv7(), 'TRIAL-' || n || '-' || lot, code, 'first', maker_id, 'kg', 9000, 9000, 'harvest',
      ${now}::timestamptz - make_interval(days => lot), ${addDays(today, 30)}::date + lot, '试销户', ${now}
    from good, generate_series(1, 2) lot`.execute(tx);
  await sql`
    insert into origin.lot_plot (county_id, lot_id, plot_id)
    select ${COUNTY}, l.id, p.id from good join origin.lot l on l.county_id = ${COUNTY} and l.product_code = good.code
    join origin.plot p on p.county_id = ${COUNTY} and p.product_code = good.code`.execute(tx);
}

/** One in a hundred opens to everybody at one moment. */
async function putOnSale(call: Call): Promise<void> {
  const { rows } = await sql<{
    n: number;
    code: string;
    makerId: string;
  }>`select n, code, maker_id from good order by n`.execute(call.tx);
  const today = dayOf(call.now);
  const drafts = rows.map(({ n, code, makerId }) => ({
    ...{ id: newId(), sellerId: makerId, form: 'by-weight' as const, productCode: code, grade: 'first' },
    ...{
      titleZh: `试销品${n} 现摘`,
      titleEn: `Trial good ${n}`,
      priceFen: 800 + n,
      priceUnit: 'kg' as const,
    },
    ...{ soldUnit: 'kg' as const, step: 500, least: 500, most: 20_000 },
    ...{ onFrom: addDays(today, -400), onUntil: addDays(today, 300) },
  }));
  must(await addOffers(call, { drafts, demo: true }));
  await sql`
    insert into selling.drop (county_id, offer_id, opens_at, per_person, set_at, set_by_name)
    select o.county_id, o.id, ${call.now}, 5, ${call.now}, '试销户' from selling.offer o join good on good.code = o.product_code
    where o.county_id = ${COUNTY} and good.n % 100 = 0`.execute(call.tx);
}

async function openRounds({ tx, now }: Call, count: number): Promise<void> {
  const demo = sql`(select leader_id from groupbuying.cycle where county_id = ${COUNTY} and status = 'open' order by id limit 1)`;
  await sql`
    create temporary table round on commit drop as
    with point as (
      select array_agg(distinct s.to_node_id) as ids from delivery.service s where s.county_id = ${COUNTY} and s.active)
    select n, uuidv7() as series_id, uuidv7() as cycle_id, ids[1 + n % cardinality(ids)] as node_id
    from point, generate_series(1, ${count}::int) n`.execute(tx);
  await sql`
    insert into groupbuying.series (county_id, id, leader_id, title_zh, title_en, node_id, opens, every_days, open_hours, extend_hours,
      least_members, least_fen, status, created_at, changed_at)
    select ${COUNTY}, round.series_id, c.leader_id, '试销团' || n, 'Trial group ' || n, round.node_id, '08:00', 7, 48, 24, 5, 0, 'on', ${now}, ${now}
    from round, ${demo} c`.execute(tx);
  await sql`
    insert into groupbuying.cycle (county_id, id, series_id, number, leader_id, title_zh, title_en, note_zh, note_en, node_id,
      least_members, least_fen, opens_at, closes_at, service_id, departs, collect_day, status)
    select ${COUNTY}, round.cycle_id, round.series_id, 1, c.leader_id, '试销团' || n, 'Trial group ' || n, '', '', round.node_id, 5, 0,
      ${now}, ${now}::timestamptz + interval '2 days', s.id, ${addDays(dayOf(now), 4)}::date, ${addDays(dayOf(now), 5)}::date, 'open'
    from round, ${demo} c, lateral (
      select id from delivery.service where county_id = ${COUNTY} and to_node_id = round.node_id and active order by id limit 1) s`.execute(
    tx,
  );
  for (const [table, key] of [
    ['groupbuying.series_item', 'series_id'],
    ['groupbuying.cycle_item', 'cycle_id'],
  ] as const)
    await sql`
      insert into ${sql.table(table)} (county_id, ${sql.ref(key)}, position, offer_id, least)
      select ${COUNTY}, round.${sql.ref(key)}, place, o.id, 0 from round, generate_series(1, 6) place
      join good on true join selling.offer o on o.county_id = ${COUNTY} and o.product_code = good.code
      where good.n = 1 + (round.n * 6 + place) % (select count(*) from good)`.execute(tx);
}
