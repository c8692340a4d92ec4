import { type RawBuilder, sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { addDays, dayOf, instantAt } from '#shared/instant.ts';
import { ELDER_AGE, LAST_DAYS, type Need, needs, RECORD_DAYS, SALES_DAYS } from './kernel/need.ts';

/** A household and what it could use help with. */
export interface Household {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly townshipZh: string;
  readonly townshipEn: string;
  readonly contactPhone: string;
  readonly coopZh: string | null;
  readonly coopEn: string | null;
  /** A grower of it turns sixty this year or is older. */
  readonly elder: boolean;
  readonly remote: boolean;
  /** How much there is of each need; 0 where there is none. */
  readonly counts: Readonly<Record<Need, number>>;
  /** Of the same township, without any need, who earned most in the last thirty days: whom to ask. */
  readonly neighbourZh: string | null;
  readonly neighbourEn: string | null;
}

export interface NeedsAsked {
  readonly need?: Need | undefined;
  readonly words: string;
  readonly limit: number;
  readonly offset: number;
}

type Counts = Record<Need, number>;
type Row = Omit<Household, 'counts'> & Counts & { readonly total: number };

/** A page of the households that need something, most needs first, elders and remote townships before others. */
export async function needyHouseholds(
  call: Call,
  { need, words, limit, offset }: NeedsAsked,
): Promise<{ readonly households: Household[]; readonly total: number }> {
  const text = words.normalize('NFKC').trim().toLowerCase();
  const part = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const wanted = need === undefined ? sql`needs > 0` : sql`${sql.id(need)} > 0`;
  const { rows } = await sql<Row>`
    with ${judged(call)}, helpful as (
      select distinct on (township_code) township_code, name_zh, name_en from judged
      where needs = 0 and earned > 0 order by township_code, earned desc, id
    )
    select j.id, j.name_zh, j.name_en, t.name_zh as township_zh, t.name_en as township_en, j.contact_phone,
           c.name_zh as coop_zh, c.name_en as coop_en, j.elder, j.remote, h.name_zh as neighbour_zh,
           h.name_en as neighbour_en, ${sql.join(needs.map((each) => sql`j.${sql.id(each)}`))}, count(*) over ()::int as total
    from judged j
    join people.v_place t on t.county_id = ${call.county} and t.code = j.township_code
    left join people.v_organisation c on c.county_id = ${call.county} and c.id = j.coop_id
    left join helpful h on h.township_code = j.township_code
    where ${wanted} and (${text} = '' or j.name_zh like ${part} or j.pinyin like ${part} or lower(j.name_en) like ${part}
      or t.name_zh like ${part} or t.pinyin like ${part} or lower(t.name_en) like ${part})
    order by j.needs desc, j.elder desc, j.remote desc, j.pinyin, j.id
    limit ${limit} offset ${offset}`.execute(call.tx);
  return {
    households: rows.map(({ total: _, ...row }) => {
      const counts = Object.fromEntries(needs.map((each) => [each, row[each]])) as Counts;
      return { ...row, counts };
    }),
    total: rows[0]?.total ?? 0,
  };
}

/** How many households have each need, and how many have any. */
export async function countNeeds(call: Call): Promise<Readonly<Record<Need | 'any', number>>> {
  const each = needs.map((need) => sql`count(*) filter (where ${sql.id(need)} > 0)::int as ${sql.id(need)}`);
  const { rows } = await sql<Record<Need | 'any', number>>`
    with ${judged(call)}
    select ${sql.join(each)}, count(*) filter (where needs > 0)::int as "any" from judged`.execute(call.tx);
  const [row] = rows;
  if (!row) throw new Error('the count of needs answered nothing');
  return row;
}

/** SQL: every household with the count of each need, how many needs it has, and what it earned lately. */
function judged(call: Call): RawBuilder<unknown> {
  const today = dayOf(call.now);
  const since = (days: number) => instantAt(addDays(today, -days));
  return sql`lots as (
      select l.producer_id as id,
             count(*) filter (where l.status = 'open' and l.available > 0 and not l.for_sale
                              and l.created_at < ${since(0)})::int as certificate,
             count(*) filter (where l.status = 'open' and l.available > 0
                              and l.good_until between ${today} and ${addDays(today, LAST_DAYS)})::int as ending,
             count(*) filter (where l.status = 'held')::int as held,
             count(*) filter (where l.harvested_at >= ${since(SALES_DAYS)})::int as picked
      from origin.v_lot l
      where l.county_id = ${call.county} and (l.status <> 'closed' or l.harvested_at >= ${since(SALES_DAYS)})
      group by 1
    ), claims as (
      select d.producer_id as id, count(distinct c.id)::int as claims
      from ordering.v_claim c
      join ordering.v_order_line_lot d on d.county_id = c.county_id and d.order_id = c.order_id and d.position = c.position
      where c.county_id = ${call.county} and c.status = 'granted' and c.asked_at >= ${since(RECORD_DAYS)}
      group by 1
    ), income as (
      select p.organisation_id as id, -sum(p.amount_fen) as earned
      from paying.v_posting p
      where p.county_id = ${call.county} and p.account = 'producer' and p.at >= ${since(SALES_DAYS)}
      group by 1
    ), counted as (
      select o.id, o.name_zh, o.name_en, o.pinyin, o.contact_phone, o.coop_id, o.township_code, o.remote,
             coalesce(i.earned, 0) as earned,
             exists (select from people.v_grower g where g.county_id = o.county_id and g.organisation_id = o.id
                     and g.birth_year <= ${Number(today.slice(0, 4)) - ELDER_AGE}) as elder,
             coalesce(l.certificate, 0) as certificate, coalesce(l.ending, 0) as ending, coalesce(l.held, 0) as held,
             coalesce(c.claims, 0) as claims,
             case when f.producer_id is not null and (f.done_at is null or f.done_at < ${since(RECORD_DAYS)})
                  then 1 else 0 end as "field-book",
             case when coalesce(l.picked, 0) > 0 and coalesce(i.earned, 0) <= 0 then l.picked else 0 end as unsold
      from people.v_organisation o
      left join lots l on l.id = o.id
      left join claims c on c.id = o.id
      left join income i on i.id = o.id
      left join origin.v_last_field_record f on f.county_id = o.county_id and f.producer_id = o.id
      where o.county_id = ${call.county} and o.kind = 'household'
    ), judged as (
      select *, ${sql.join(
        needs.map((need) => sql`(${sql.id(need)} > 0)::int`),
        sql` + `,
      )} as needs from counted
    )`;
}
