import type { Db } from '../../src/shared/database.ts';
import type { Stop } from '../help/walk-pages.ts';

/** Pages of adoptions for buyers: of the demo's plans, one of which the buyer has adopted from. */
export async function adoptionStops(db: Db, buyer: string): Promise<Record<string, readonly Stop[]>> {
  const plans = await db.selectFrom('adopting.plan').select('id').orderBy('id').execute();
  const mine = await db
    .selectFrom('adopting.adoption as a')
    .innerJoin('adopting.adoptedUnit as u', 'u.adoptionId', 'a.id')
    .select(['a.number', 'a.planId', 'u.unitId'])
    .where('a.plateState', '=', 'shown')
    .orderBy('a.number')
    .orderBy('u.unitId')
    .executeTakeFirstOrThrow();
  const free = await db
    .selectFrom('adopting.planUnit as p')
    .leftJoin('adopting.adoptedUnit as u', 'u.unitId', 'p.unitId')
    .select('p.unitId')
    .where('p.planId', '=', mine.planId)
    .where('u.unitId', 'is', null)
    .orderBy('p.unitId')
    .executeTakeFirstOrThrow();
  const node = await db
    .selectFrom('delivery.node')
    .select('id')
    .where('kind', '=', 'station')
    .orderBy('code')
    .executeTakeFirstOrThrow();
  const sign = `/adopt/${mine.planId}/sign`;
  return {
    '/(shop)/adopt': [{ path: '/adopt' }],
    '/(shop)/adopt/[plan]': plans.map(({ id }) => ({ path: `/adopt/${id}` })),
    '/(shop)/adopt/[plan]/sign': [
      { path: `${sign}?unit=${free.unitId}`, cookie: `${buyer}; node=${node.id}` },
      { path: `${sign}?unit=${mine.unitId}`, cookie: buyer },
      { path: sign, cookie: buyer },
    ],
    '/(shop)/adopt/claim': [{ path: '/adopt/claim?code=ABCD-EFGH-JKMN', cookie: buyer }],
    '/(shop)/adopt/unit/[unit]': [
      { path: `/adopt/unit/${mine.unitId}` },
      { path: `/adopt/unit/${free.unitId}` },
    ],
    '/(shop)/adoption/[number]': [{ path: `/adoption/${mine.number}`, cookie: buyer }],
    '/(shop)/adoption/[number]/contract': [{ path: `/adoption/${mine.number}/contract`, cookie: buyer }],
    '/(shop)/adoptions': [{ path: '/adoptions', cookie: buyer }],
  };
}

/** Pages of adoptions at the desk: the grower's own plan, and what the co-op and the officer see of all. */
export async function deskAdoptionStops(
  db: Db,
  at: (who: 'grower' | 'coop' | 'officer', ...paths: string[]) => Stop[],
): Promise<Record<string, readonly Stop[]>> {
  const plans = await db
    .selectFrom('adopting.plan')
    .select(['id', 'plotId'])
    .orderBy('kind', 'desc')
    .execute();
  const [trees] = plans;
  return {
    '/(desk)/desk/adoptions': [...at('grower', '/desk/adoptions'), ...at('officer', '/desk/adoptions')],
    '/(desk)/desk/adoptions/new': [
      ...at('grower', `/desk/adoptions/new?plot=${trees?.plotId}`, '/desk/adoptions/new'),
      ...at('coop', '/desk/adoptions/new'),
    ],
    '/(desk)/desk/adoptions/[plan]/plates': at('grower', `/desk/adoptions/${trees?.id}/plates`),
    '/(desk)/desk/adoptions/[plan]': [
      ...at('grower', `/desk/adoptions/${trees?.id}`),
      ...at('officer', ...plans.map(({ id }) => `/desk/adoptions/${id}`)),
    ],
  };
}
