/**
 * What a year in a county is made of. Nothing here was measured: every number is an assumption that stands for a small mountain
 * county, to be replaced by the county's own (a JSON file with the same names). Money is in fen, so that it adds up.
 */
export const assumptions = {
  /** Parcels on an ordinary day, shared by places in proportion to `share` (a point 1, a township's station 3). */
  parcels: 260,
  share: { point: 1, station: 3 },
  /** Kilograms of a parcel: exponentially distributed with this mean, at least `least`, at most `most`. */
  kg: { mean: 4, least: 0.5, most: 40 },
  /** How much of each month's parcels is fresh food, January first: harvests in summer, citrus at the year's end. */
  fresh: [0.3, 0.2, 0.15, 0.15, 0.2, 0.25, 0.3, 0.3, 0.3, 0.35, 0.45, 0.45],
  /** How many parcels a month has, an ordinary one having 1. */
  season: [1.1, 0.7, 0.9, 0.9, 0.95, 1, 1, 0.95, 1.05, 1.05, 1.2, 1.2],
  /** Days around which more is sent, `days` before and after. */
  festivals: [
    { name: 'Spring Festival goods', month: 1, day: 28, days: 10, times: 1.6 },
    { name: '6.18', month: 6, day: 18, days: 3, times: 1.5 },
    { name: 'Mid-autumn', month: 9, day: 22, days: 4, times: 1.4 },
    { name: '11.11', month: 11, day: 12, days: 4, times: 1.9 },
  ],
  /** How often a day of each month has weather that slows the roads, and how much longer everything takes then. */
  weather: { often: [0.05, 0.06, 0.1, 0.15, 0.2, 0.25, 0.18, 0.15, 0.08, 0.05, 0.04, 0.05], slower: 1.3 },
  /** How often a bus does not come, on ordinary days and in bad weather. */
  missed: { ordinary: 0.02, badWeather: 0.06 },
  /** Carriers and their part of the parcels. */
  carriers: { post: 0.4, couriers: 0.45, 'supply co-op': 0.15 },
  /** Seconds of the day. Parcels are at the hub when vans begin; they are in time when they are at their place by `due`. */
  ready: 7 * 3600,
  due: 18 * 3600,
  van: {
    ...{ count: 8, kg: 800, leaves: 7.5 * 3600, back: 19 * 3600, service: 480 },
    /** A day of a van at all, each kilometre, and each hour of driving. */
    ...{ fixed: 9000, perKm: 110, perHour: 2500 },
  },
  feeder: {
    count: 1,
    kg: 200,
    leaves: 11 * 3600,
    back: 18 * 3600,
    service: 300,
    fixed: 2500,
    perKm: 40,
    perHour: 2000,
  },
  fare: { perParcel: 60, perKg: 8 },
  /** Roads are so much longer than a straight line, and driven at so many km/h; a bus stops on its way. */
  roads: { detour: 1.5, kmh: 32, busKmh: 24 },
  /** Buses from the county town to every township and on to its villages: when they leave, and what they take. */
  buses: { leaves: ['07:40', '10:30', '14:00'], kg: 60, handOverMinutes: 3, inspectionMinutes: 5 },
  /** Hours after which fresh food has lost half of its freshness, at the temperature it is carried at. */
  halfLifeHours: 60,
};

export type Assumptions = typeof assumptions;
