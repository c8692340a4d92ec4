import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { addDays, type Day, dayOf } from '#shared/instant.ts';
import { keptBy, likable } from './list-conditions.ts';
import { type Lot, lotOf, lotRows } from './lots.ts';

/** Which lots a list shows. `uncertified`: open, but not for sale for want of a certificate; `ending`: open, with something free, at its last days. */
export const lotFilters = ['open', 'uncertified', 'ending', 'held', 'closed'] as const;
export type LotFilter = (typeof lotFilters)[number];

export interface LotsAsked {
  /** Whose: undefined is the whole county. */
  readonly keeper: string | undefined;
  readonly filter: LotFilter | undefined;
  /** Beginning of a code, or the organisations and products that a search found. */
  readonly words:
    | { readonly code: string; readonly products: readonly string[]; readonly name: string }
    | undefined;
  readonly sorting: { readonly by: 'harvested' | 'good-until'; readonly descending: boolean };
  readonly limit: number;
  readonly offset: number;
}

// Days before its end in which a lot with something left wants attention.
const LAST_DAYS = 3;

export async function lotsAsked(call: Call, asked: LotsAsked): Promise<{ lots: Lot[]; total: number }> {
  const query = wanted(call, asked);
  const order = asked.sorting.descending ? 'desc' : 'asc';
  const rows = await query
    .orderBy(asked.sorting.by === 'harvested' ? 'harvestedAt' : 'goodUntil', order)
    .orderBy('id', order)
    .limit(asked.limit)
    .offset(asked.offset)
    .execute();
  const { total } = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { lots: rows.map(lotOf), total };
}

export interface LotCounts {
  readonly uncertified: number;
  readonly ending: number;
  readonly held: number;
}

/** How many lots want something done today. */
export async function countLots(call: Call, keeper: string | undefined): Promise<LotCounts> {
  const soon = lastDay(call);
  const { rows } = await sql<LotCounts>`
    select count(*) filter (where status = 'open' and not for_sale)::int as uncertified,
           count(*) filter (where status = 'open' and good_until between ${dayOf(call.now)} and ${soon})::int as ending,
           count(*) filter (where status = 'held')::int as held
    from origin.v_lot
    where county_id = ${call.county} and status <> 'closed' and reserved + sold < quantity
      and ${keeper === undefined ? sql`true` : keptBy(call, 'producer_id', keeper)}`.execute(call.tx);
  return rows[0] ?? { uncertified: 0, ending: 0, held: 0 };
}

function wanted(call: Call, { keeper, filter, words }: LotsAsked) {
  return lotRows(call)
    .$if(keeper !== undefined, (query) => query.where(keptBy(call, 'producer_id', keeper ?? '')))
    .$if(words !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('code', 'like', `${likable(words?.code ?? '')}%`),
          ...(words && words.products.length > 0 ? [eb('productCode', 'in', [...words.products])] : []),
          sql<boolean>`producer_id in (select o.id from people.v_organisation o where o.county_id = ${call.county}
            and (o.name_zh like ${`%${likable(words?.name ?? '')}%`} or o.pinyin like ${`%${likable(words?.name.toLowerCase() ?? '')}%`}))`,
        ]),
      ),
    )
    .$if(filter === 'open' || filter === 'held' || filter === 'closed', (query) =>
      query.where('status', '=', filter as 'open' | 'held' | 'closed'),
    )
    .$if(filter === 'uncertified', (query) => query.where('status', '=', 'open').where('forSale', '=', false))
    .$if(filter === 'ending', (query) =>
      query
        .where('status', '=', 'open')
        .where(sql<boolean>`reserved + sold < quantity`)
        .where('goodUntil', '>=', dayOf(call.now))
        .where('goodUntil', '<=', lastDay(call)),
    );
}

function lastDay(call: Call): Day {
  return addDays(dayOf(call.now), LAST_DAYS);
}
