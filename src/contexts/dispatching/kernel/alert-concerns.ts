/** Whom an alert concerns, as a feed says it: all that is said has to be true of a trip; null: not said. */
export interface Concern {
  readonly agencyId: string | null;
  readonly lineId: string | null;
  readonly lineKind: number | null;
  /** As GTFS' `direction_id`; what was kept before directions were has none. */
  readonly direction?: number | null;
  readonly trip: {
    readonly tripId: string | null;
    readonly lineId: string | null;
    readonly direction?: number | null;
    readonly begins: string | null;
    readonly day: string | null;
  } | null;
  readonly stopId: string | null;
}

/** A trip of the timetable. */
export interface KnownTrip {
  readonly id: string;
  readonly line: { readonly id: string; readonly agency?: string };
  readonly direction?: number;
  /** Where it calls, and what each of these stops is part of. */
  readonly stops: readonly { readonly id: string; readonly within?: readonly string[] }[];
  /** When it leaves its first stop, in seconds of the service day. */
  readonly begins: number;
}

/** What of a trip is concerned: on a day or on every day, at a stop of its own or wherever it goes. */
export interface Concerned {
  readonly day: string | null;
  readonly stopId: string | null;
}

/** A stop named by its station is each of the station's platforms at which the trip calls. */
export function concernedOf(concerns: readonly Concern[], trip: KnownTrip): Concerned[] {
  return concerns.flatMap((concern) => {
    if (!saysSomething(concern) || !isTrueOf(concern, trip)) return [];
    const day = concern.trip?.day ?? null;
    return stopsMeant(concern.stopId, trip).map((stopId) => ({ day, stopId }));
  });
}

function stopsMeant(named: string | null, { stops }: KnownTrip): readonly (string | null)[] {
  if (named === null) return [null];
  return stops.flatMap(({ id, within }) => (id === named || within?.includes(named) ? [id] : []));
}

function saysSomething({ agencyId, lineId, lineKind, trip, stopId }: Concern): boolean {
  return [agencyId, lineId, lineKind, trip?.tripId, trip?.lineId, stopId].some(
    (said) => said != null && said !== '',
  );
}

function isTrueOf({ agencyId, lineId, lineKind, direction, trip: named }: Concern, trip: KnownTrip): boolean {
  const begins = named?.begins ? secondsOf(named.begins) : null;
  return (
    (agencyId === null || trip.line.agency === undefined || trip.line.agency === agencyId) &&
    (lineId === null || trip.line.id === lineId) &&
    (lineKind === null || isBus(lineKind)) &&
    isDirection(trip, direction) &&
    isDirection(trip, named?.direction) &&
    (!named?.tripId || isTrip(trip.id, named.tripId)) &&
    (!named?.lineId || trip.line.id === named.lineId) &&
    (begins === null || trip.begins === begins)
  );
}

/** A trip whose direction the timetable does not say may go either way. */
function isDirection(trip: KnownTrip, named: number | null | undefined): boolean {
  return named == null || trip.direction === undefined || trip.direction === named;
}

/** A trip that runs again and again has a number behind its name for each time. */
function isTrip(id: string, named: string): boolean {
  return id === named || (id.startsWith(`${named} `) && /^\d+$/.test(id.slice(named.length + 1)));
}

/** GTFS' route types of buses, coaches and trolleybuses. */
function isBus(kind: number): boolean {
  return kind === 3 || kind === 11 || (kind >= 200 && kind < 300) || (kind >= 700 && kind < 900);
}

function secondsOf(time: string): number | null {
  const parts = /^(\d{1,3}):(\d\d):(\d\d)$/.exec(time.trim());
  return parts && Number(parts[1]) * 3_600 + Number(parts[2]) * 60 + Number(parts[3]);
}
