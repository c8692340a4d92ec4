import type { Db } from '../../src/shared/database.ts';
import type { Stop } from '../help/walk-pages.ts';
import type { At } from './demo-people.ts';

const TOWNSHIP = '450224102';

/** The public scoreboard, now and as it was kept, and the comparisons that are published. */
export async function performanceStops(db: Db): Promise<Record<string, readonly Stop[]>> {
  const { id } = await db
    .selectFrom('region.performanceResult')
    .select('id')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const published = await db
    .selectFrom('region.assessment')
    .select('id')
    .where('publishedAt', 'is not', null)
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const regions = `/regions/${published.id}`;
  return {
    '/(open)/regions': [{ path: '/regions' }],
    '/(open)/regions/[assessment]': [
      { path: regions },
      { path: `${regions}?map=interval` },
      { path: `${regions}?map=cluster` },
      { path: '/regions/none', status: 404 },
    ],
    '/(open)/regions/[assessment]/[unit]': [{ path: `${regions}/${TOWNSHIP}` }],
    '/(open)/performance': [{ path: '/performance' }, { path: '/performance?quarter=2020-Q1' }],
    '/(open)/performance/[result]': [
      { path: `/performance/${id}` },
      { path: '/performance/none', status: 404 },
    ],
  };
}

export function deskPerformanceStops(at: At): Record<string, readonly Stop[]> {
  return {
    '/(desk)/desk/performance': [...at('officer', '/desk/performance'), ...at('mentor', '/desk/performance')],
    '/(desk)/desk/advances': at('officer', '/desk/advances'),
    '/(desk)/desk/credit': at('grower', '/desk/credit'),
    '/(desk)/desk/credit/vouch': [
      ...at('grower', '/desk/credit/vouch', `/desk/credit/vouch?q=${encodeURIComponent('wei')}`),
      ...at('mentor', '/desk/credit/vouch'),
    ],
    '/(desk)/desk/performance/rules': at('officer', '/desk/performance/rules'),
    '/(desk)/desk/performance/[township]/[figure]': [
      ...at('officer', `/desk/performance/${TOWNSHIP}/farmer-share`, `/desk/performance/${TOWNSHIP}/elders`),
      ...at('coop', `/desk/performance/${TOWNSHIP}/on-time`),
    ],
  };
}
