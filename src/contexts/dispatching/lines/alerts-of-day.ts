import type { Call } from '#shared/call.ts';
import { addDays, type Day, instantAt } from '#shared/instant.ts';
import { isInForce, meets, type Stretch, stretchesOf } from '../kernel/alert-times.ts';
import { type HeardAlert, standingAlerts } from './service-alerts.ts';

/** An alert on a day's board. */
export interface ShownAlert
  extends Pick<
    HeardAlert,
    'id' | 'door' | 'cause' | 'effect' | 'lineNames' | 'header' | 'description' | 'heardAt'
  > {
  readonly inForce: boolean;
  /** Of the stretch in which it is in force, or the next one; null: open. */
  readonly from: Date | null;
  readonly until: Date | null;
}

/** What a carrier's feeds alert of for a day: what is in force now first, then by when it begins. */
export async function alertsOfDay(call: Call, carrierId: string, day: Day): Promise<ShownAlert[]> {
  const seconds = (each: Day) => instantAt(each).getTime() / 1_000;
  const whole = { from: seconds(day), until: seconds(addDays(day, 1)) };
  return (await standingAlerts(call, carrierId))
    .filter((alert) => meets(alert, whole))
    .map((alert) => shown(call, alert))
    .toSorted((a, b) => Number(b.inForce) - Number(a.inForce) || Number(a.from ?? 0) - Number(b.from ?? 0));
}

function shown(call: Call, alert: HeardAlert): ShownAlert {
  const { id, door, cause, effect, lineNames, header, description, heardAt } = alert;
  const now = call.now.getTime() / 1_000;
  const next: Stretch | undefined = stretchesOf(alert).find(({ until }) => until > now);
  return {
    ...{ id, door, cause, effect, lineNames, header, description, heardAt },
    inForce: isInForce(alert, call.now),
    from: momentOf(next?.from),
    until: momentOf(next?.until),
  };
}

function momentOf(seconds = Number.NaN): Date | null {
  return Number.isFinite(seconds) ? new Date(seconds * 1_000) : null;
}
