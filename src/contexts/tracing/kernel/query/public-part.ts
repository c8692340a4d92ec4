import { isParcel } from '../things.ts';
import type { EventQuery } from './condition.ts';

/**
 * What anybody may see of a query's results: events of a thing that was named exactly (it stands on the pack), or one event by its id,
 * without those about parcels, which are somebody's orders. Null: it would list what is nobody's to list.
 */
export function publicPart(query: EventQuery): EventQuery | null {
  const { conditions } = query;
  const exact = conditions.some(
    (condition) =>
      condition.is === 'id' ||
      (condition.is === 'thing' && condition.patterns.length === 0 && !condition.names.some(isParcel)),
  );
  return exact ? { ...query, conditions: [...conditions, { is: 'of-no-parcel' }] } : null;
}
