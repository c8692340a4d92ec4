/** What is kept cold may be this warm for as long as it is on its way. */
export const MOST_WARM_C = 8;
const KEPT_AT_C = 4;
const Q10 = 2.5;
/** Freshness that may be lost on the way before somebody has to look at the goods. */
const LOOK_AFTER_HOURS = 6;

/**
 * How many hours at 4 °C a time at another temperature takes from goods: they age `Q10` times as fast for each 10 °C more.
 * Fresh produce has Q10 between 2 and 3 (USDA Agriculture Handbook 66, "Respiratory Metabolism"); 2.5 is taken.
 */
export function hoursLost(temperatureC: number, minutes: number): number {
  const faster = Q10 ** ((temperatureC - KEPT_AT_C) / 10);
  return Math.max(0, (faster - 1) * (minutes / 60));
}

/** Whether somebody has to look at goods before they are handed over. */
export function mustBeLookedAt(temperatureC: number, minutes: number): boolean {
  return temperatureC > MOST_WARM_C && hoursLost(temperatureC, minutes) >= LOOK_AFTER_HOURS;
}
