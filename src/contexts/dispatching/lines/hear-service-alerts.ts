import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { DAYS_AHEAD, feedToHear } from './hear-feed.ts';
import { keepAlerts } from './keep-alerts.ts';
import { stoppedTrips } from './stopped-trips.ts';
import { endUnstopped, ridersOf, tellOfStopped } from './trip-troubles.ts';

/** What a feed of alerts came to. */
export interface HeardAlerts {
  /** Alerts about trips that carry parcels, kept; and how many others there were. */
  readonly alerts: number;
  readonly others: number;
  /** Troubles that stand for trips without service, that parcels go by. */
  readonly troubles: number;
}

/**
 * A GTFS-realtime feed of service alerts is the whole of what is alerted: one it names no more is gone. A trip that has no service and that parcels
 * go by is a trouble, as a cancelled one is. Heard twice it changes nothing. By the carrier and the county. Refuses what `feedToHear` refuses.
 */
export async function hearServiceAlerts(
  call: Call,
  { carrierId, feed }: { readonly carrierId: string; readonly feed: Uint8Array },
): Promise<Outcome<HeardAlerts>> {
  const heard = await feedToHear(call, { carrierId, feed });
  if (!heard.ok) return heard;
  const { timetable, alerts: all } = heard.value;
  const alerts = await keepAlerts(call, { carrierId, door: 'service-alerts' }, heard.value);
  const stopped = await stoppedTrips(call, { carrierId, daysAhead: DAYS_AHEAD }, timetable);
  const troubles = await tellOfStopped(
    call,
    { carrierId, stopped, riders: ridersOf(call, carrierId) },
    new Set(),
  );
  await endUnstopped(call, { carrierId, stopped, timetable }, new Set());
  return ok({ alerts, others: all.length - alerts, troubles });
}
