import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { addDays, type Day, dayOf } from '#shared/instant.ts';
import { isCalled, keptBy, likable } from './list-conditions.ts';
import { type Lot, lotsByIds } from './lots.ts';

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

/** A page of lots and how many there are in all. The page is chosen on the table alone; only its rows are joined to the rest. */
export async function lotsAsked(call: Call, asked: LotsAsked): Promise<{ lots: Lot[]; total: number }> {
  const query = wanted(call, asked);
  const order = asked.sorting.descending ? 'desc' : 'asc';
  const page = await query
    .select('l.id')
    .orderBy(asked.sorting.by === 'harvested' ? 'l.harvestedAt' : 'l.goodUntil', order)
    .orderBy('l.id', order)
    .limit(asked.limit)
    .offset(asked.offset)
    .execute();
  const { total } = await query
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const ids = page.map((row) => row.id);
  const byId = new Map((await lotsByIds(call, ids)).map((lot) => [lot.id, lot]));
  return { lots: ids.flatMap((id) => byId.get(id) ?? []), total };
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
    select count(*) filter (where l.status = 'open' and p.certificate_required and c.id is null)::int as uncertified,
           count(*) filter (where l.status = 'open' and l.good_until between ${dayOf(call.now)} and ${soon})::int as ending,
           count(*) filter (where l.status = 'held')::int as held
    from origin.lot l
    join origin.product p on p.county_id = l.county_id and p.code = l.product_code
    left join origin.certificate c on c.county_id = l.county_id and c.lot_id = l.id and c.voided_at is null
    where l.county_id = ${call.county} and l.status <> 'closed' and l.unsold
      and ${keeper === undefined ? sql`true` : keptBy(call, 'l.producer_id', keeper)}`.execute(call.tx);
  return rows[0] ?? { uncertified: 0, ending: 0, held: 0 };
}

function wanted(call: Call, { keeper, filter, words }: LotsAsked) {
  return call.tx
    .selectFrom('origin.lot as l')
    .where('l.countyId', '=', call.county)
    .$if(keeper !== undefined, (query) => query.where(keptBy(call, 'l.producer_id', keeper ?? '')))
    .$if(words !== undefined, (query) => query.where(isMeant(call, words ?? NO_WORDS)))
    .$if(filter !== undefined, (query) => query.where(showing(call, filter ?? 'open')));
}

const NO_WORDS = { code: '', products: [], name: '' };

/** SQL: does a search mean this lot, by its code, its product or its household? */
function isMeant(call: Call, { code, products, name }: NonNullable<LotsAsked['words']>) {
  return sql<boolean>`(l.code like ${`${likable(code)}%`} or l.product_code = any(${[...products]}::text[])
    or ${isCalled(call, 'l.producer_id', name.toLowerCase())})`;
}

function showing(call: Call, filter: LotFilter) {
  switch (filter) {
    case 'uncertified':
      return sql<boolean>`(l.status = 'open' and ${wantsCertificate})`;
    case 'ending':
      return sql<boolean>`(l.status = 'open' and l.unsold
        and l.good_until between ${dayOf(call.now)} and ${lastDay(call)})`;
    default:
      return sql<boolean>`l.status = ${filter}`;
  }
}

const wantsCertificate = sql`exists (select 1 from origin.product p
    where p.county_id = l.county_id and p.code = l.product_code and p.certificate_required)
  and not exists (select 1 from origin.certificate c
    where c.county_id = l.county_id and c.lot_id = l.id and c.voided_at is null)`;

function lastDay(call: Call): Day {
  return addDays(dayOf(call.now), LAST_DAYS);
}
