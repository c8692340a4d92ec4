import { type FeedFault, feedEntities } from './feed-entities.ts';
import { bytesOf, eachOf, fieldsOf, numberOf, textOf } from './feed-fields.ts';
import { type TripNamed, tripNamed } from './trip-of-feed.ts';

/**
 * What a GTFS-realtime feed alerts of (gtfs.org/documentation/realtime/proto: Alert): when, whom it concerns, why, with what effect, and in
 * whose words.
 */

/** Alert.Cause and Alert.Effect in the order of their numbers, from 1. */
const alertCauses = [
  ...(['unknown-cause', 'other-cause', 'technical-problem', 'strike', 'demonstration', 'accident'] as const),
  ...(['holiday', 'weather', 'maintenance', 'construction', 'police-activity', 'medical-emergency'] as const),
] as const;
export type AlertCause = (typeof alertCauses)[number];

const alertEffects = [
  ...(['no-service', 'reduced-service', 'significant-delays', 'detour', 'additional-service'] as const),
  ...(['modified-service', 'other-effect', 'unknown-effect', 'stop-moved', 'no-effect'] as const),
  ...(['accessibility-issue'] as const),
] as const;
export type AlertEffect = (typeof alertEffects)[number];

export interface ServiceAlert {
  /** The feed's own. */
  readonly id: string;
  /** None: as long as the feed has it. */
  readonly periods: readonly AlertPeriod[];
  readonly concerns: readonly AlertConcern[];
  readonly cause: AlertCause;
  readonly effect: AlertEffect;
  readonly header: readonly AlertText[];
  readonly description: readonly AlertText[];
}

/** From a moment until before another, in seconds since 1970; null: open. */
export interface AlertPeriod {
  readonly from: number | null;
  readonly until: number | null;
}

/** Whom it concerns (EntitySelector): what all that is said here is true of; null: not said. */
export interface AlertConcern {
  readonly agencyId: string | null;
  readonly lineId: string | null;
  /** As GTFS' `route_type`. */
  readonly lineKind: number | null;
  /** As GTFS' `direction_id`. */
  readonly direction: number | null;
  readonly trip: TripNamed | null;
  readonly stopId: string | null;
}

export interface AlertText {
  /** BCP 47; '' where it is not said. */
  readonly lang: string;
  readonly text: string;
}

/** The alerts of a feed, in its order. */
export function readServiceAlerts(feed: Uint8Array): readonly ServiceAlert[] | FeedFault {
  return feedEntities(feed, (entity) => {
    const alert = bytesOf(entity, 5);
    return alert ? [alertOf(textOf(bytesOf(entity, 1)) ?? '', alert)] : [];
  });
}

function alertOf(id: string, bytes: Uint8Array): ServiceAlert {
  const fields = fieldsOf(bytes);
  return {
    id,
    periods: eachOf(fields, 1).map(periodOf),
    concerns: eachOf(fields, 5).map(concernOf),
    cause: alertCauses[(numberOf(fields, 6) ?? 0) - 1] ?? 'unknown-cause',
    effect: alertEffects[(numberOf(fields, 7) ?? 0) - 1] ?? 'unknown-effect',
    header: textsOf(bytesOf(fields, 10)),
    description: textsOf(bytesOf(fields, 11)),
  };
}

function periodOf(bytes: Uint8Array): AlertPeriod {
  const fields = fieldsOf(bytes);
  return { from: moment(numberOf(fields, 1)), until: moment(numberOf(fields, 2)) };
}

/** The end of the year 9999. */
const FAR_SECONDS = 253_402_300_799;

/** Zero, and the largest number there is, are written for an open end too; whatever is no day of ours is as far as one can be. */
function moment(seconds: number | null): number | null {
  return seconds === null || seconds <= 0 ? null : Math.min(seconds, FAR_SECONDS);
}

function concernOf(bytes: Uint8Array): AlertConcern {
  const fields = fieldsOf(bytes);
  const text = (number: number) => textOf(bytesOf(fields, number)) || null;
  const named = bytesOf(fields, 4);
  const trip = named && tripNamed(named);
  return {
    ...{ agencyId: text(1), lineId: text(2), lineKind: numberOf(fields, 3), stopId: text(5) },
    direction: numberOf(fields, 6),
    trip: trip ?? null,
  };
}

function textsOf(bytes: Uint8Array | undefined): AlertText[] {
  if (!bytes) return [];
  return eachOf(fieldsOf(bytes), 1).flatMap((each) => {
    const fields = fieldsOf(each);
    const text = (textOf(bytesOf(fields, 1)) ?? '').trim();
    return text === '' ? [] : [{ lang: textOf(bytesOf(fields, 2)) ?? '', text }];
  });
}
