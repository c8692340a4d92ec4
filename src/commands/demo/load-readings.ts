import { logReadings, type PlotReading } from '#origin';
import type { Db } from '#shared/database.ts';
import { addDays, type Day, dayOf, instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { demoActors } from './actors.ts';
import { demoAdoptions } from './adoptions.ts';
import { inHistory } from './history.ts';
import type { DemoHousehold } from './households.ts';
import type { DemoPerson } from './people.ts';

const DAYS = 60;
const HOURS = ['06:00', '14:00', '22:00'] as const;

/** What a logger between the adopted trees measured in these two months, three times a day: invented, and its name says so. */
export async function loadReadings(
  db: Db,
  {
    households,
    consumers,
    now,
  }: { households: readonly DemoHousehold[]; consumers: readonly DemoPerson[]; now: Date },
): Promise<void> {
  const actors = demoActors(households, consumers);
  const today = dayOf(now);
  const trees = demoAdoptions(households, today).find(({ plan }) => plan.terms.kind === 'tree');
  if (!trees) return;
  const days = Array.from({ length: DAYS }, (_, back) => addDays(today, back - DAYS + 1));
  const readings = days.flatMap(measuredOn).filter(({ at }) => at <= now);
  await inHistory(db, async (at) => {
    const call = { ...at(today, '00:00', actors.of(trees.householdId)), now };
    must(await logReadings(call, { plotId: trees.plan.plotId, readings }));
  });
}

/** An autumn of Liuzhou: from the twenties down to the low teens, every fourth day wet. */
function measuredOn(day: Day, index: number): PlotReading[] {
  const warm = 21 - index / 8 + 3 * Math.sin(index / 3);
  const wet = index % 4 === 0 ? 12 : 0;
  return HOURS.flatMap((time, hour) => {
    const air = warm + (hour === 0 ? -5 : hour === 1 ? 5 : -1);
    const reading = (measure: PlotReading['measure'], value: number): PlotReading => ({
      ...{ at: instantAt(day, time), measure, sensor: '演示记录仪' },
      ...{ value: value.toFixed(1), source: 'sensor' as const },
    });
    return [
      reading('air-temperature', air),
      reading('soil-temperature', 17 - index / 10 + (air - warm) / 5),
      reading('soil-moisture', Math.max(18, 34 - (index % 4) * 3 + wet)),
    ];
  });
}
