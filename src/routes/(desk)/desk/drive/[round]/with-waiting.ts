import type { ShownRound } from './shown-round.ts';
import type { WaitingStop } from './waiting-stops.ts';

/** The round as it is on the road: what the server knows, and on top what this phone has still to send. */
export function withWaiting(round: ShownRound, entries: readonly WaitingStop[]): ShownRound {
  const told = entries.filter(({ roundId, refused }) => roundId === round.id && refused === undefined);
  if (told.length === 0) return round;
  // A vehicle may come back to a place it has been at: what waits is of the first stop there that is still open.
  const open = new Map(
    round.stops.toReversed().flatMap((stop) => (stop.arrivedAt ? [] : [[stop.nodeId, stop.position]])),
  );
  return {
    ...round,
    stops: round.stops.map((stop) => {
      const here = told.filter(({ nodeId }) => nodeId === stop.nodeId && open.get(nodeId) === stop.position);
      const [first] = here;
      if (!first) return stop;
      return {
        ...stop,
        arrivedAt: stop.arrivedAt ?? new Date(first.at),
        parcels: stop.parcels.map((parcel) => {
          const handed = here.find((entry) => entry.handed.includes(parcel.id));
          const left = here.find((entry) => entry.notLeft?.ids.includes(parcel.id));
          return {
            ...parcel,
            handedAt: parcel.handedAt ?? (handed ? new Date(handed.at) : null),
            back: parcel.back ?? left?.notLeft?.reason ?? null,
          };
        }),
        toFetch: stop.toFetch.filter(({ id }) => !here.some((entry) => entry.fetched.includes(id))),
      };
    }),
  };
}
