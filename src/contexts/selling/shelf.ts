import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import { roundOf, type Stretch, TURNS, turnOf } from './kernel/turn.ts';

export interface ShelfWanted {
  /** The day the goods are collected. */
  readonly goodOn: Day;
  /** How many offers of each product. */
  readonly each: number;
  readonly category?: string | undefined;
  readonly productCodes?: readonly string[] | undefined;
  /** Where the page before ended (`turn` of its last offer); from the beginning of the day's round otherwise. */
  readonly after?: number | undefined;
  /** How many offers at the most: of the products whose turn it is, and the others on another page or another day. */
  readonly most?: number | undefined;
  /** With `most`: where the page before ended (`kindTurn` of its last offer). */
  readonly afterKind?: number | undefined;
}

export interface ShelfPlace {
  readonly id: string;
  readonly turn: number;
  /** Whose turn the product is, on a round of the products like that of the offers. */
  readonly kindTurn: number;
}

/**
 * Offers whose product is in season, that are on, inside their window and with something of every part free and keeping
 * long enough: the next ones round from today's turn, product by product. Whether they can be sold is judged afterwards on
 * their lots. However many offers and products a county has, it reads as many as it answers, plus those it passes over for want of stock, and
 * of each part one lot: asked with `exists`, PostgreSQL would read all lots of the seller into a hash first.
 */
export async function onShelf(call: Call, wanted: ShelfWanted): Promise<ShelfPlace[]> {
  const today = dayOf(call.now);
  const month = today.slice(5);
  const lap = ({ from, until, add }: Stretch) => sql`
    select o.id, o.turn, o.turn + ${add}::integer as place
    from selling.offer o
    where o.county_id = g.county_id and o.product_code = g.code and o.status = 'on' and o.form <> 'presale'
      and o.turn between ${from} and ${until}
      and o.on_from <= ${today} and o.on_until >= ${today}
      and (
        select count((
                 select true from origin.v_stock l
                 where l.county_id = o.county_id and l.seller_id = o.seller_id
                   and l.product_code = p.product_code and l.grade = p.grade
                   and l.for_sale and l.good_until >= ${wanted.goodOn}
                 limit 1
               )) >= coalesce(o.kinds, count(*))
        from selling.offer_part p
        where p.county_id = o.county_id and p.offer_id = o.id
      )
    order by o.turn
    limit ${wanted.each}`;
  const [first, second] = roundOf(today, wanted.after);
  const start = turnOf(today);
  const passed = wanted.afterKind === undefined ? -1 : placeOf(wanted.afterKind, start);
  const { rows } = await sql<ShelfPlace>`
    select o.id, o.turn, g.turn as kind_turn
    from (
      select g.*, mod(g.turn - ${start}::integer + ${TURNS}::integer, ${TURNS}::integer) as place
      from (select *, ('x' || substr(md5(code), 1, 7))::bit(28)::integer as turn from origin.v_product) g
      order by place
    ) g
    cross join lateral (
      select * from ((${lap(first)}) union all (${lap(second)})) both_laps order by place limit ${wanted.each}
    ) o
    where g.county_id = ${call.county} and g.place > ${passed}
      and ${wanted.category === undefined ? sql`true` : sql`g.category = ${wanted.category}`}
      and ${wanted.productCodes === undefined ? sql`true` : sql`g.code = any(${wanted.productCodes})`}
      and case when g.season_from <= g.season_until
            then ${month} between g.season_from and g.season_until
            else ${month} >= g.season_from or ${month} <= g.season_until end
    order by ${wanted.most === undefined ? sql`o.place` : sql`g.place, o.place`}
    limit ${wanted.most ?? null}::integer`.execute(call.tx);
  return rows;
}

function placeOf(turn: number, start: number): number {
  return (turn - start + TURNS) % TURNS;
}

/**
 * Presales that are on and whose harvest is still to come: the next ones round from today's turn, of these the soonest first.
 * It reads as many as it answers, plus those it passes over because nothing is left to presell.
 */
export async function idsOfPresales(call: Call, most: number): Promise<string[]> {
  const today = dayOf(call.now);
  const lap = ({ from, until, add }: Stretch) => sql`
    select o.id, o.turn + ${add}::integer as place, f.from_day
    from selling.offer o
    join origin.v_forecast f on f.county_id = o.county_id and f.id = o.forecast_id
    where o.county_id = ${call.county} and o.status = 'on' and o.form = 'presale'
      and o.turn between ${from} and ${until}
      and o.on_from <= ${today} and o.on_until >= ${today}
      and f.until_day >= ${today} and f.presold < f.presale_limit
    order by o.turn
    limit ${most}`;
  const [first, second] = roundOf(today);
  const { rows } = await sql<{ id: string }>`
    select id from (
      select * from ((${lap(first)}) union all (${lap(second)})) both_laps order by place limit ${most}
    ) shown
    order by from_day, place`.execute(call.tx);
  return rows.map((row) => row.id);
}

/**
 * Offers that are on and inside their window whose title contains the words (lower case), in characters or read in letters.
 * Read in one pass of a few milliseconds: trigrams would not help, since most Chinese words are shorter than three characters.
 */
export async function idsTitled(call: Call, words: string, most: number): Promise<string[]> {
  const today = dayOf(call.now);
  const like = (text: string) => `%${text.replaceAll(/[%_\\]/g, '\\$&')}%`;
  const joined = like(words.replaceAll(/\s+/g, ''));
  const { rows } = await sql<{ id: string }>`
    select id from selling.offer
    where county_id = ${call.county} and status = 'on' and on_from <= ${today} and on_until >= ${today}
      and (title_zh like ${joined} or pinyin like ${joined} or lower(title_en collate "C") like ${like(words)})
    order by created_at desc, id
    limit ${most}`.execute(call.tx);
  return rows.map((row) => row.id);
}
