import type { AlertCause, AlertConcern, AlertEffect, AlertPeriod, AlertText, ServiceAlert } from '#routing';
import type { Call } from '#shared/call.ts';
import { isOver } from '../kernel/alert-times.ts';

/** At which door it was heard: a feed is the whole of what is alerted there. */
export type AlertDoor = 'trip-updates' | 'service-alerts';

/** What a carrier's feed alerts of, about trips that carry parcels. */
export interface HeardAlert extends ServiceAlert {
  readonly door: AlertDoor;
  /** Of the lines it concerns. */
  readonly lineNames: readonly string[];
  readonly firstHeardAt: Date;
  readonly heardAt: Date;
}

/** A carrier's alerts that are not over. */
export async function standingAlerts(call: Call, carrierId: string): Promise<HeardAlert[]> {
  const rows = await call.tx
    .selectFrom('dispatching.serviceAlert')
    .select(['id', 'door', 'cause', 'effect', 'periods', 'concerns', 'header', 'description'])
    .select(['lineNames', 'firstHeardAt', 'heardAt'])
    .where('countyId', '=', call.county)
    .where('carrierId', '=', carrierId)
    .orderBy('firstHeardAt')
    .orderBy('door')
    .orderBy('id')
    .execute();
  return rows
    .map((row) => ({
      ...row,
      ...{ cause: row.cause as AlertCause, effect: row.effect as AlertEffect },
      periods: row.periods as unknown as AlertPeriod[],
      concerns: row.concerns as unknown as AlertConcern[],
      header: row.header as unknown as AlertText[],
      description: row.description as unknown as AlertText[],
    }))
    .filter((alert) => !isOver(alert, call.now));
}

/** What a door's feed alerts of now, in the place of what it did. Since when one is heard is kept. */
export async function replaceAlerts(
  call: Call,
  { carrierId, door }: { readonly carrierId: string; readonly door: AlertDoor },
  alerts: readonly (ServiceAlert & { readonly lineNames: readonly string[] })[],
): Promise<void> {
  // The last of a name counts.
  const byId = new Map(alerts.map((alert) => [alert.id, alert]));
  await call.tx
    .deleteFrom('dispatching.serviceAlert')
    .where('countyId', '=', call.county)
    .where('carrierId', '=', carrierId)
    .where('door', '=', door)
    .where((row) => row.not(row('id', '=', row.fn.any(row.val([...byId.keys()])))))
    .execute();
  if (byId.size === 0) return;
  await call.tx
    .insertInto('dispatching.serviceAlert')
    .values(
      [...byId.values()].map(({ periods, concerns, header, description, lineNames, ...alert }) => ({
        ...{ ...alert, countyId: call.county, carrierId, door, lineNames: [...lineNames] },
        ...{ periods: JSON.stringify(periods), concerns: JSON.stringify(concerns) },
        ...{ header: JSON.stringify(header), description: JSON.stringify(description) },
        ...{ firstHeardAt: call.now, heardAt: call.now },
      })),
    )
    .onConflict((known) =>
      known.columns(['countyId', 'carrierId', 'door', 'id']).doUpdateSet((row) => ({
        ...{ cause: row.ref('excluded.cause'), effect: row.ref('excluded.effect') },
        ...{ periods: row.ref('excluded.periods'), concerns: row.ref('excluded.concerns') },
        ...{ header: row.ref('excluded.header'), description: row.ref('excluded.description') },
        ...{ lineNames: row.ref('excluded.lineNames'), heardAt: row.ref('excluded.heardAt') },
      })),
    )
    .execute();
}
