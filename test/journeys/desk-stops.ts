import type { Db } from '../../src/shared/database.ts';
import type { Stop } from '../help/walk-pages.ts';
import { deskAdoptionStops } from './adoption-stops.ts';
import { cookieOf, nodeKeptBy, phones } from './demo-people.ts';
import { carrying, register } from './desk-stops-carrying.ts';
import { growing, imported, impossible, papers, recalled } from './desk-stops-growing.ts';
import { regions } from './desk-stops-regions.ts';
import { branding, grouped, outside, selling } from './desk-stops-selling.ts';
import { deskPerformanceStops } from './performance-stops.ts';
import { poolStops } from './pool-stops.ts';
import { sitesStops } from './sites-stops.ts';

/**
 * An address of every page of the workbench, opened by somebody whose work it is, in each state that looks different: found in
 * the demo county, or brought about.
 */
export async function deskStops(db: Db, now: Date): Promise<Record<string, readonly Stop[]>> {
  const cookies: Record<string, string> = {};
  for (const [who, phone] of Object.entries(phones)) cookies[who] = await cookieOf(db, phone, now);
  const hub = await nodeKeptBy(db, 'hub');
  const at = (who: keyof typeof phones, ...paths: string[]): Stop[] =>
    paths.map((path) => ({ path, cookie: cookies[who] }));

  return {
    '/(desk)/desk': (Object.keys(phones) as (keyof typeof phones)[]).flatMap((who) => at(who, '/desk')),
    ...(await growing(db, at, now)),
    ...(await branding(db, at)),
    ...(await selling(db, at)),
    ...(await grouped(db, at)),
    ...(await outside(db, at, now)),
    ...(await carrying(db, at)),
    '/(desk)/desk/hub/receive': [{ path: '/desk/hub/receive', cookie: await cookieOf(db, hub.phone, now) }],
    ...(await register(db, at)),
    ...(await deskAdoptionStops(db, at)),
    ...(await recalled(db, at, now)),
    ...(await impossible(db, at, now)),
    ...(await papers(db, at, now)),
    ...(await imported(db, at, now)),
    ...(await regions(db, at, now)),
    ...deskPerformanceStops(at),
    ...poolStops(at),
    ...(await sitesStops(db, at)),
    '/(desk)/desk/support': at('mentor', '/desk/support', '/desk/support?need=unsold&q=zhen'),
    '/(desk)/desk/platform': at('admin', '/desk/platform', '/desk/platform?done=check'),
  };
}
