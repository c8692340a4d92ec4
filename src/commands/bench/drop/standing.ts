import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { checkBook } from '#paying';
import { platform } from '../../../shared/call.ts';
import type { Db } from '../../../shared/database.ts';
import { snapshot } from '../../../shared/transact.ts';

const COUNTY = '450224';
const AGAIN_MS = 50;

/** What is wrong with the stock, the orders and the book, as whole numbers that should be zero. */
export interface Wrong {
  /** Thousandths promised beyond what lots hold, or held for orders that are not there. */
  readonly oversold: number;
  /** Orders that were acknowledged as paid and are not in the database as paid, with a parcel expected. */
  readonly lost: number;
  /** Checkouts with more than one order, and payments booked more than once. */
  readonly doubled: number;
  /** Figures of the book check that are not zero. */
  readonly unbalanced: number;
}

/** Waits until every fact of a paid order was heard; answers how many seconds that took. */
export async function settledDown(db: Db): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*) as waiting from graphile_worker._private_jobs job
      where job.payload ->> 'fact' = 'payment-settled' and job.attempts < job.max_attempts`.execute(db);
    if (rows[0]?.waiting === 0) return (performance.now() - began) / 1000;
    await pause(AGAIN_MS);
  }
}

/** Compares what was acknowledged since `since` with what stands in the database. */
export async function wrongIn(db: Db, acknowledged: number, since: Date): Promise<Wrong> {
  return snapshot(db, { county: COUNTY, now: new Date(), actor: platform }, async (call) => {
    const { rows } = await sql<{ oversold: number; paid: number; expected: number; doubled: number }>`
      with drawn as (
        select lot_id, sum(d.quantity) filter (where o.status = 'reserved') as reserved,
               sum(d.quantity) filter (where o.status = 'paid') as sold
        from ordering.order_line_lot d
        join ordering."order" o on o.county_id = d.county_id and o.id = d.order_id
        where d.county_id = ${COUNTY} and d.product_code like 'bench-%' group by lot_id)
      select
        (select coalesce(sum(greatest(0, l.reserved + l.sold - l.quantity)
            + abs(l.reserved - coalesce(d.reserved, 0)) + abs(l.sold - coalesce(d.sold, 0))) * 1000, 0)::bigint
         from origin.lot l left join drawn d on d.lot_id = l.id
         where l.county_id = ${COUNTY} and l.product_code like 'bench-%') as oversold,
        (select count(*) from ordering."order" where county_id = ${COUNTY} and placed_at >= ${since} and status = 'paid') as paid,
        (select count(*) from delivery.shipment s join ordering."order" o on o.county_id = s.county_id and o.id = s.order_id
         where s.county_id = ${COUNTY} and o.placed_at >= ${since}) as expected,
        (select count(*) from (select 1 from ordering."order" where county_id = ${COUNTY} and placed_at >= ${since}
                               group by checkout_id having count(*) > 1) twice)
        + (select count(*) from (select 1 from paying.payment where county_id = ${COUNTY} and opened_at >= ${since}
                                 group by checkout_id having count(*) > 1) twice) as doubled`.execute(
      call.tx,
    );
    const [row] = rows;
    if (!row) throw new Error('nothing was counted');
    const book = await checkBook(call);
    return {
      oversold: row.oversold,
      lost: Math.max(0, acknowledged - Math.min(row.paid, row.expected)),
      doubled: row.doubled,
      unbalanced: Object.values(book).filter((figure) => figure !== 0).length,
    };
  });
}
