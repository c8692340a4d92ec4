import type { Day } from '#shared/instant.ts';

/** One run of a trip, by its service day. */
export const tripKey = (day: Day, tripId: string) => `${day} ${tripId}`;
