import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import type { Named } from './facts.ts';

/** A household, co-op or enterprise that grows or sells. */
export interface Maker {
  readonly id: string;
  readonly kind: string;
  readonly name: Named;
  readonly village: Named;
  readonly township: Named | undefined;
  /** The co-op that sells for it. */
  readonly coop: ({ readonly id: string } & Named) | undefined;
  readonly members: number;
}

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly villageZh: string;
  readonly villageEn: string;
  readonly townshipZh: string | null;
  readonly townshipEn: string | null;
  readonly coopId: string | null;
  readonly coopZh: string | null;
  readonly coopEn: string | null;
  readonly members: number;
}

/** The maker with this id; undefined for an organisation that grows and sells nothing, such as a carrier. */
export async function makerById(call: Call, id: string): Promise<Maker | undefined> {
  const [maker] = await makers(call, sql`o.id = ${id}`, 1);
  return maker;
}

/**
 * Makers whose name or village, in characters or read in letters, contains the words (lower case); at most `limit`. English
 * names are lowered letter by letter ("C"): by the rules of a language it takes ten times as long.
 */
export function makersLike(call: Call, words: string, limit: number): Promise<Maker[]> {
  const like = (text: string) => `%${text.replaceAll(/[%_\\]/g, '\\$&')}%`;
  const [spaced, joined] = [like(words), like(words.replaceAll(/\s+/g, ''))];
  return makers(
    call,
    sql`(o.name_zh like ${joined} or lower(o.name_en collate "C") like ${spaced} or o.pinyin like ${joined}
      or village.name_zh like ${joined} or lower(village.name_en collate "C") like ${spaced} or village.pinyin like ${joined})`,
    limit,
  );
}

async function makers(call: Call, wanted: ReturnType<typeof sql>, limit: number): Promise<Maker[]> {
  const { rows } = await sql<Row>`
    select o.id, o.kind, o.name_zh, o.name_en, village.name_zh as village_zh, village.name_en as village_en,
           township.name_zh as township_zh, township.name_en as township_en,
           coop.id as coop_id, coop.name_zh as coop_zh, coop.name_en as coop_en,
           (select count(*)::integer from people.v_organisation m
            where m.county_id = o.county_id and m.coop_id = o.id) as members
    from people.v_organisation o
    join people.v_place village on village.county_id = o.county_id and village.code = o.place_code
    left join people.v_place township
      on township.county_id = village.county_id and township.code = village.parent_code and township.level = 'township'
    left join people.v_organisation coop on coop.county_id = o.county_id and coop.id = o.coop_id
    where o.county_id = ${call.county} and o.kind in ('household', 'coop', 'enterprise') and ${wanted}
    order by o.kind <> 'coop', o.pinyin, o.id
    limit ${limit}`.execute(call.tx);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: { zh: row.nameZh, en: row.nameEn },
    village: { zh: row.villageZh, en: row.villageEn },
    township: row.townshipZh === null ? undefined : { zh: row.townshipZh, en: row.townshipEn ?? '' },
    coop: row.coopId === null ? undefined : { id: row.coopId, zh: row.coopZh ?? '', en: row.coopEn ?? '' },
    members: row.members,
  }));
}

/** The offers on sale that a maker stands behind: its own and, in a co-op, those its free lots may go into. */
export async function offersBehind(call: Call, makerId: string, limit: number): Promise<string[]> {
  const today = dayOf(call.now);
  const { rows } = await sql<{ id: string }>`
    select o.id, o.created_at
    from selling.offer o
    where o.county_id = ${call.county} and o.seller_id = ${makerId} and o.status = 'on'
      and o.on_from <= ${today} and o.on_until >= ${today}
    union
    select o.id, o.created_at
    from (
      select distinct l.county_id, l.seller_id, l.product_code, l.grade
      from origin.v_lot l
      where l.county_id = ${call.county} and l.producer_id = ${makerId} and l.seller_id <> l.producer_id
        and l.for_sale and l.available > 0
    ) theirs
    join selling.offer o on o.county_id = theirs.county_id and o.seller_id = theirs.seller_id and o.status = 'on'
    join selling.offer_part p on p.county_id = o.county_id and p.offer_id = o.id
      and p.product_code = theirs.product_code and p.grade = theirs.grade
    where o.on_from <= ${today} and o.on_until >= ${today}
    order by created_at desc, id
    limit ${limit}`.execute(call.tx);
  return rows.map((row) => row.id);
}

/** A lot a maker picked, as its page tells of it. */
export interface MakersLot {
  readonly code: string;
  readonly gtin: string;
  readonly product: Named;
  readonly grade: Named;
  readonly harvestedAt: Date;
}

/** What a maker picked last, newest first. */
export async function lastPicked(call: Call, makerId: string, limit: number): Promise<MakersLot[]> {
  const rows = await call.tx
    .selectFrom('origin.vLot')
    .select(['code', 'gtin', 'productNameZh', 'productNameEn', 'gradeNameZh', 'gradeNameEn', 'harvestedAt'])
    .where('countyId', '=', call.county)
    .where('producerId', '=', makerId)
    .orderBy('harvestedAt', 'desc')
    .orderBy('code')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    code: row.code,
    gtin: row.gtin,
    product: { zh: row.productNameZh, en: row.productNameEn },
    grade: { zh: row.gradeNameZh, en: row.gradeNameEn },
    harvestedAt: row.harvestedAt,
  }));
}
