import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { MemberRole, OrganisationKind } from './kernel/appointing.ts';
import type { Reach } from './kernel/reach.ts';
import { literal, type Wanted } from './kernel/search.ts';

/** Who sells, carries, certifies or governs: what people act for. */
export interface Organisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly placeCode: string;
  readonly address: string;
  /** Of a household this is a private number: not for visitors' pages. */
  readonly contactPhone: string;
  /** 统一社会信用代码; a household has none. */
  readonly uscc?: string;
  /** The co-op a household has joined: it sells and is paid through it. */
  readonly coopId?: string;
  readonly demo: boolean;
}

/** A role somebody holds in an organisation. */
export interface Hat {
  readonly role: MemberRole;
  readonly organisation: Organisation;
}

const columns = [
  'o.id',
  'o.kind',
  'o.nameZh',
  'o.nameEn',
  'o.placeCode',
  'o.address',
  'o.contactPhone',
  'o.uscc',
  'o.coopId',
  'o.demo',
] as const;

type Row = Omit<Organisation, 'uscc' | 'coopId'> & { uscc: string | null; coopId: string | null };

export function organisationFrom({ uscc, coopId, ...row }: Row): Organisation {
  return { ...row, ...(uscc === null ? {} : { uscc }), ...(coopId === null ? {} : { coopId }) };
}

/** One organisation of the county, or undefined. */
export async function organisation(call: Call, id: string): Promise<Organisation | undefined> {
  const [found] = await organisationsById(call, [id]);
  return found;
}

/** Those of these that exist, in no order. */
export async function organisationsById(call: Call, ids: readonly string[]): Promise<Organisation[]> {
  if (ids.length === 0) return [];
  const rows = await call.tx
    .selectFrom('people.organisation as o')
    .select(columns)
    .where('o.countyId', '=', call.county)
    .where('o.id', '=', among(ids))
    .execute();
  return rows.map(organisationFrom);
}

/** All organisations of a kind by name: co-ops, stations, carriers. Not for households, of which there are thousands. */
export async function organisationsOfKind(
  call: Call,
  kind: Exclude<OrganisationKind, 'household'>,
): Promise<Organisation[]> {
  const rows = await call.tx
    .selectFrom('people.organisation as o')
    .select(columns)
    .where('o.countyId', '=', call.county)
    .where('o.kind', '=', kind)
    .orderBy('o.nameZh')
    .orderBy('o.id')
    .execute();
  return rows.map(organisationFrom);
}

/** The roles a person holds now, oldest first: the first is the one worn unless they chose another. */
export async function hatsOf(call: Call, personId: string): Promise<Hat[]> {
  const rows = await call.tx
    .selectFrom('people.membership as m')
    .innerJoin('people.organisation as o', (join) =>
      join.onRef('o.countyId', '=', 'm.countyId').onRef('o.id', '=', 'm.organisationId'),
    )
    .select(['m.role', ...columns])
    .where('m.countyId', '=', call.county)
    .where('m.personId', '=', personId)
    .where('m.since', '<=', call.now)
    .where((eb) => eb.or([eb('m.until', 'is', null), eb('m.until', '>', call.now)]))
    .orderBy('m.since')
    .orderBy('m.organisationId')
    .orderBy('m.role')
    .execute();
  return rows.map(({ role, ...row }) => ({ role, organisation: organisationFrom(row) }));
}

/** The organisations a person acts for now, each once. */
export async function organisationsOf(call: Call, personId: string): Promise<Organisation[]> {
  const hats = await hatsOf(call, personId);
  return [...new Map(hats.map((hat) => [hat.organisation.id, hat.organisation])).values()];
}

/** `pinyin`: what `readingOf` makes of the name. */
export type NewOrganisationRow = Organisation & { readonly pinyin: string };

export async function insertOrganisations(call: Call, rows: readonly NewOrganisationRow[]): Promise<void> {
  await call.tx
    .insertInto('people.organisation')
    .values(
      rows.map((row) => ({
        ...row,
        countyId: call.county,
        uscc: row.uscc ?? null,
        coopId: row.coopId ?? null,
        createdAt: call.now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
}

/** Takes a person's own number off the organisations that gave it as theirs: mostly their household. */
export async function clearContactPhone(call: Call, personId: string): Promise<void> {
  await call.tx
    .updateTable('people.organisation as o')
    .from('people.person as p')
    .set({ contactPhone: '' })
    .whereRef('p.countyId', '=', 'o.countyId')
    .whereRef('p.phone', '=', 'o.contactPhone')
    .where('o.countyId', '=', call.county)
    .where('p.id', '=', personId)
    .execute();
}

/** Organisations within reach that are looked for, by name; pages count from 1. */
export async function foundOrganisations(
  call: Call,
  reach: Reach,
  search: {
    readonly wanted: Wanted;
    readonly kind?: OrganisationKind | undefined;
    readonly page: number;
    readonly size: number;
  },
): Promise<{ readonly organisations: Organisation[]; readonly total: number }> {
  const { kind, text, typed } = search.wanted;
  const part = `%${literal(text)}%`;
  const found = call.tx
    .selectFrom('people.organisation as o')
    .where('o.countyId', '=', call.county)
    .$if(search.kind !== undefined, (query) => query.where('o.kind', '=', search.kind ?? 'coop'))
    .$if(kind === 'number', (query) => query.where('o.contactPhone', 'like', `${literal(text)}%`))
    .$if(kind === 'letters', (query) =>
      query.where((eb) =>
        eb.or([
          eb('o.pinyin', 'like', part),
          eb(eb.fn('lower', ['o.nameEn']), 'like', `%${literal(typed)}%`),
        ]),
      ),
    )
    .$if(kind === 'words', (query) => query.where('o.nameZh', 'like', part))
    .where((eb) =>
      reach === 'county'
        ? eb.lit(true)
        : eb.or([eb('o.id', '=', reach.coopId), eb('o.coopId', '=', reach.coopId)]),
    );
  const rows = await found
    .select(columns)
    .orderBy('o.pinyin')
    .orderBy('o.id')
    .limit(search.size)
    .offset((search.page - 1) * search.size)
    .execute();
  const { total } = await found
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { organisations: rows.map(organisationFrom), total };
}
