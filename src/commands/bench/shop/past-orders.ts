import { sql } from 'kysely';
import type { Db, Tx } from '../../../shared/database.ts';

const COUNTY = '450224';
const AT_ONCE = 100_000;

/** Whose own orders are looked at: one in 5,000 is theirs, up to this many. */
const OWN = 200;

/**
 * Adds orders that were collected during the last two years, of everything on sale, each with its checkout, lines, draws, payment and
 * parcel, and one in twenty with a review; members of the open group buys among them. What only the book reads is left out.
 */
export async function addPastOrders(db: Db, count: number, personId: string): Promise<void> {
  for (let done = 0; done < count; done += AT_ONCE) {
    const some = Math.min(AT_ONCE, count - done);
    await db.transaction().execute(async (tx) => {
      // The rows agree with each other; what checks them one by one would take an hour.
      await sql`set local session_replication_role = replica`.execute(tx);
      await someOrders(tx, { some, personId, members: done === 0 });
    });
  }
  await sql`vacuum analyze`.execute(db);
}

async function someOrders(
  tx: Tx,
  { some, personId, members }: { some: number; personId: string; members: boolean },
): Promise<void> {
  await sql`
    create temporary table past on commit drop as
    with offer as (
      select array_agg(o.id order by o.id) as ids from selling.offer o
      where o.county_id = ${COUNTY} and o.product_code like 'trial-%'),
    service as (
      select array_agg(s.id order by s.id) as ids, array_agg(s.to_node_id order by s.id) as nodes
      from delivery.service s where s.county_id = ${COUNTY} and s.active),
    round as (
      select array_agg(id order by id) as ids from groupbuying.cycle where county_id = ${COUNTY} and status = 'open'),
    before as (select count(*) as count from ordering."order" where county_id = ${COUNTY}),
    own as (select count(*) as count from ordering."order" where county_id = ${COUNTY} and person_id = ${personId})
    select n, uuidv7() as id, uuidv7() as checkout_id, uuidv7() as payment_id, uuidv7() as shipment_id,
      upper(translate(lpad(to_hex(before.count + n), 6, '0'), '01', 'zy')) as letters,
      offer.ids[1 + (n * 7919) % cardinality(offer.ids)] as offer_id,
      case when ${members} and n <= cardinality(round.ids) * 20 then round.ids[1 + n % cardinality(round.ids)] end as cycle_id,
      service.ids[1 + n % cardinality(service.ids)] as service_id, service.nodes[1 + n % cardinality(service.nodes)] as node_id,
      case when n % 500 = 0 and own.count + n / 500 <= ${OWN} then ${personId}::uuid else md5((n % 20000)::text)::uuid end as person_id,
      now() - make_interval(mins => (n::bigint * 104729 % 1051200)::int) as placed_at
    from offer, service, round, before, own, generate_series(1, ${some}::int) n`.execute(tx);
  await sql`
    create temporary table bought on commit drop as
    select past.*, to_char(past.placed_at at time zone 'Asia/Shanghai', 'YYMMDD') || '-' || letters as number, o.seller_id, o.product_code, o.title_zh, o.title_en, o.price_fen, l.id as lot_id, l.producer_id,
      (past.placed_at at time zone 'Asia/Shanghai')::date as day
    from past join selling.offer o on o.county_id = ${COUNTY} and o.id = past.offer_id
    join lateral (select id, producer_id from origin.lot
      where county_id = ${COUNTY} and product_code = o.product_code order by id limit 1) l on true`.execute(
    tx,
  );
  await sql`
    insert into ordering.checkout (county_id, id, person_id, placed_at)
    select ${COUNTY}, checkout_id, person_id, placed_at from bought`.execute(tx);
  await sql`
    insert into ordering."order" (county_id, id, number, checkout_id, seller_id, person_id, token, buyer_name, buyer_pinyin, buyer_phone,
      lang, node_id, service_id, departs, promised_day, status, goods_fen, delivery_fen, weight_kg, reserved_until, placed_at, paid_at,
      packed_at, packed_by_name, ready_at, collected_at, cycle_id, awaits_cycle, channel)
    select ${COUNTY}, id, number, checkout_id, seller_id, person_id, md5(id::text), '李小红', 'li xiao hong', '138' || lpad((n % 20000)::text, 8, '0'),
      'zh', node_id, service_id, day + 1, day + 2, case when cycle_id is null then 'collected' else 'paid' end, price_fen, 600, 1,
      placed_at + interval '15 minutes', placed_at, placed_at + interval '1 minute',
      case when cycle_id is null then placed_at + interval '1 day' end, case when cycle_id is null then '试销户' end,
      case when cycle_id is null then placed_at + interval '2 days' end, case when cycle_id is null then placed_at + interval '2 days' end,
      cycle_id, cycle_id is not null, case when cycle_id is null then 'shop' else 'round' end
    from bought`.execute(tx);
  await sql`
    insert into ordering.order_line (county_id, order_id, position, offer_id, product_code, form, title_zh, title_en, quantity, unit,
      price_fen, price_unit, estimate_fen, held_fen, final_fen, packed)
    select ${COUNTY}, id, 1, offer_id, product_code, 'by-weight', title_zh, title_en, 1, 'kg', price_fen, 'kg', price_fen, price_fen,
      case when cycle_id is null then price_fen end, case when cycle_id is null then 1 end
    from bought`.execute(tx);
  await sql`
    insert into ordering.order_line_lot (county_id, order_id, position, lot_id, product_code, producer_id, quantity, unit)
    select ${COUNTY}, id, 1, lot_id, product_code, producer_id, 1, 'kg' from bought`.execute(tx);
  await sql`
    insert into paying.payment (county_id, id, checkout_id, title, return_to, amount_fen, split, status, provider, provider_reference,
      opened_at, settled_at)
    select ${COUNTY}, payment_id, checkout_id, title_zh, '/order/' || number, price_fen + 600,
      jsonb_build_array(jsonb_build_array(id, jsonb_build_array('producer', seller_id, price_fen + 600))),
      'settled', 'sandbox', 'P-' || payment_id, placed_at, placed_at + interval '1 minute'
    from bought`.execute(tx);
  await sql`
    insert into delivery.shipment (county_id, id, sscc, order_id, order_number, from_id, to_node_id, service_id, departs, promised_day,
      weight_kg, status, recipient_name, recipient_pinyin, recipient_phone, collection_code, created_at, ready_at, collected_at)
    select ${COUNTY}, shipment_id, lpad((700000000000000000 + nextval('delivery.sscc_serial'))::text, 18, '0'), id, number, seller_id, node_id,
      service_id, day + 1, day + 2, 1, 'collected', '李小红', 'li xiao hong', '138' || lpad((n % 20000)::text, 8, '0'),
      lpad((n % 1000000)::text, 6, '0'), placed_at, placed_at + interval '2 days', placed_at + interval '2 days'
    from bought where cycle_id is null`.execute(tx);
  await sql`
    insert into ordering.review (county_id, order_id, position, stars, words, name, written_at, offer_id, lot_id)
    select ${COUNTY}, id, 1, 4 + n % 2, '好吃，还会再买', '李小红', placed_at + interval '3 days', offer_id, lot_id
    from bought where n % 20 = 0 and cycle_id is null`.execute(tx);
  await sql`
    update origin.lot set sold = sold + taken.kg, made_quantity = made_quantity + taken.kg, quantity = quantity + taken.kg
    from (select lot_id, count(*) as kg from bought group by lot_id) taken
    where lot.county_id = ${COUNTY} and lot.id = taken.lot_id`.execute(tx);
}
