/** What a logger in a field measures, in the order people read it. */
export const measures = ['air-temperature', 'soil-temperature', 'air-humidity', 'soil-moisture'] as const;
export type Measure = (typeof measures)[number];

/** Its words, its unit, and what no such logger can have measured: beyond it the logger is broken. */
export const measureWords = {
  'air-temperature': { zh: '气温', en: 'Air', unit: '°C', from: -40, to: 60 },
  'soil-temperature': { zh: '地温', en: 'Soil', unit: '°C', from: -30, to: 60 },
  'air-humidity': { zh: '空气湿度', en: 'Air humidity', unit: '%', from: 0, to: 100 },
  'soil-moisture': { zh: '土壤湿度', en: 'Soil moisture', unit: '%', from: 0, to: 100 },
} as const satisfies Readonly<
  Record<Measure, { zh: string; en: string; unit: '°C' | '%'; from: number; to: number }>
>;

/** Can it have measured that? */
export function isPossible(measure: Measure, value: number): boolean {
  const { from, to } = measureWords[measure];
  return value >= from && value <= to;
}

/** The lowest, mean and highest of one measure in a stretch of days, and of how many readings. */
export interface Measured {
  /** The stretch's first day, `YYYY-MM-DD`. */
  readonly day: string;
  readonly measure: Measure;
  readonly low: number;
  readonly mean: number;
  readonly high: number;
  readonly readings: number;
}

/** Days put together into weeks that begin on Monday; a mean weighs each day by its readings. Keeps the order of measures within a week. */
export function byWeek(days: readonly Measured[]): Measured[] {
  const weeks = Map.groupBy(days, ({ day, measure }) => `${mondayOf(day)} ${measure}`);
  return [...weeks.values()].map((own) => {
    const readings = own.reduce((sum, each) => sum + each.readings, 0);
    const weighed = own.reduce((sum, each) => sum + each.mean * each.readings, 0);
    return {
      day: mondayOf(own[0]?.day ?? ''),
      measure: own[0]?.measure ?? 'air-temperature',
      low: Math.min(...own.map(({ low }) => low)),
      mean: Math.round((weighed / readings) * 10) / 10,
      high: Math.max(...own.map(({ high }) => high)),
      readings,
    };
  });
}

/** What a line of them can show: day by day for two months, week by week for longer. */
export function readableStretches(days: readonly Measured[]): {
  readonly by: 'day' | 'week';
  readonly measured: readonly Measured[];
} {
  const moments = days.map(({ day }) => Date.parse(day));
  const span = Math.max(...moments) - Math.min(...moments);
  return span > 62 * DAY_MS ? { by: 'week', measured: byWeek(days) } : { by: 'day', measured: days };
}

const DAY_MS = 86_400_000;

function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  const sinceMonday = (at.getUTCDay() + 6) % 7;
  return new Date(at.getTime() - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}
