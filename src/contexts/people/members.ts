import { type ExpressionBuilder, sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { DB } from '#shared/schema.ts';
import type { MemberRole } from './kernel/appointing.ts';
import type { Reach } from './kernel/reach.ts';
import { literal, type Wanted } from './kernel/search.ts';

/** Somebody who holds a role, as the register lists them. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly birthYear?: number;
  readonly hats: readonly {
    readonly role: MemberRole;
    readonly organisationId: string;
    readonly nameZh: string;
    readonly nameEn: string;
  }[];
}

export interface MemberSearch {
  readonly wanted: Wanted;
  readonly role?: MemberRole | undefined;
  readonly organisationId?: string | undefined;
  readonly personId?: string | undefined;
  readonly page: number;
  readonly size: number;
}

/** Members within reach who are looked for, by reading; `hats` are those within reach, oldest first. */
export async function members(
  call: Call,
  reach: Reach,
  search: MemberSearch,
): Promise<{ readonly members: Member[]; readonly total: number }> {
  const held = sql`
    from people.membership m
    join people.organisation o on o.county_id = m.county_id and o.id = m.organisation_id
    where m.county_id = p.county_id and m.person_id = p.id and m.since <= ${call.now}
      and (m.until is null or m.until > ${call.now})
      and ${reach === 'county' ? sql`true` : sql`(o.id = ${reach.coopId} or o.coop_id = ${reach.coopId})`}`;
  const found = call.tx
    .selectFrom('people.person as p')
    .where('p.countyId', '=', call.county)
    .where('p.erasedAt', 'is', null)
    .$if(search.personId !== undefined, (query) => query.where('p.id', '=', search.personId ?? ''))
    .where((eb) => matching(eb, search.wanted))
    .where(
      sql<boolean>`exists (select ${held}
        ${search.role === undefined ? sql`` : sql`and m.role = ${search.role}`}
        ${search.organisationId === undefined ? sql`` : sql`and o.id = ${search.organisationId}`})`,
    );
  const rows = await found
    .select(['p.id', 'p.name', 'p.phone', 'p.birthYear'])
    .select(
      sql<Member['hats']>`(select json_agg(json_build_object('role', m.role, 'organisationId', o.id,
        'nameZh', o.name_zh, 'nameEn', o.name_en) order by m.since, o.name_zh) ${held})`.as('hats'),
    )
    .orderBy('p.pinyin')
    .orderBy('p.id')
    .limit(search.size)
    .offset((search.page - 1) * search.size)
    .execute();
  const { total } = await found
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return {
    members: rows.map(({ birthYear, phone, ...row }) => ({
      ...row,
      phone: phone ?? '',
      ...(birthYear === null ? {} : { birthYear }),
    })),
    total,
  };
}

function matching(eb: ExpressionBuilder<DB & { p: DB['people.person'] }, 'p'>, { kind, text }: Wanted) {
  const start = `${literal(text)}%`;
  switch (kind) {
    case 'all':
      return eb.lit(true);
    case 'number':
      return eb('p.phone', 'like', start);
    case 'letters':
      return eb.or([eb('p.pinyin', 'like', start), eb('p.pinyin', 'like', `% ${start}`)]);
    case 'words':
      return eb('p.name', 'like', `%${start}`);
  }
}
