import type { Db } from '../../src/shared/database.ts';
import type { Stop } from '../help/walk-pages.ts';
import type { At } from './demo-people.ts';

/** Where sites should be: the list, and the what-if of the demo county with its tries. */
export async function sitesStops(db: Db, at: At): Promise<Record<string, readonly Stop[]>> {
  const { id } = await db.selectFrom('planning.whatIf').select('id').orderBy('id').executeTakeFirstOrThrow();
  return {
    '/(desk)/desk/sites': at('officer', '/desk/sites'),
    '/(desk)/desk/sites/[plan]': at('officer', `/desk/sites/${id}`),
  };
}
