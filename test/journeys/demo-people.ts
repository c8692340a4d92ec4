import type { Db } from '../../src/shared/database.ts';
import { signedIn } from '../help/village.ts';
import type { Stop } from '../help/walk-pages.ts';

/** The demo's person of each role, by the number they sign in with. */
export const phones = {
  grower: '10000000001',
  coop: '10000000002',
  association: '10000000003',
  keeper: '10000000004',
  carrier: '10000000005',
  officer: '10000000006',
  mentor: '10000000007',
  buyer: '10000000008',
  admin: '10000000009',
} as const;

export const COUNTY = '450224';

/** Stops at these paths, as one of them. */
export type At = (who: keyof typeof phones, ...paths: string[]) => Stop[];

export async function cookieOf(db: Db, phone: string, now: Date): Promise<string> {
  const { id } = await first(db.selectFrom('people.person').select('id').where('phone', 'like', `%${phone}`));
  return signedIn(db, id, { county: COUNTY, now });
}

export async function organisationOf(db: Db, phone: string): Promise<string> {
  const { organisationId } = await first(
    db
      .selectFrom('people.membership as m')
      .innerJoin('people.person as p', 'p.id', 'm.personId')
      .select('m.organisationId')
      .where('p.phone', 'like', `%${phone}`),
  );
  return organisationId;
}

/** The number of whoever keeps a node. */
export async function keeperOf(db: Db, nodeId: string | null): Promise<string> {
  const { phone } = await first(
    db
      .selectFrom('delivery.vNode as n')
      .innerJoin('people.membership as m', 'm.organisationId', 'n.organisationId')
      .innerJoin('people.person as p', 'p.id', 'm.personId')
      .select('p.phone')
      .where('n.id', '=', nodeId ?? ''),
  );
  return phone?.replace('+86', '') ?? '';
}

export async function nodeKeptBy(db: Db, kind: 'hub'): Promise<{ phone: string }> {
  const { id } = await first(db.selectFrom('delivery.vNode').select('id').where('kind', '=', kind));
  return { phone: await keeperOf(db, id) };
}

export function first<Row>(query: {
  limit(n: number): { executeTakeFirstOrThrow(): Promise<Row> };
}): Promise<Row> {
  return query.limit(1).executeTakeFirstOrThrow();
}

export function some<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('the demo county has none of these');
  return row;
}
