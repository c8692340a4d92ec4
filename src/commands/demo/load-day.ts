import { dayParcels, saveVehicle, type Vehicle } from '#delivery';
import { acceptPlan, askForPlan, reportTrouble } from '#dispatching';
import type { Db } from '#shared/database.ts';
import { hearAtOnce } from '#shared/hear-at-once.ts';
import { addDays, dayOf, timeOf } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { reactions } from '../../contexts/reactions.ts';
import { demoActors } from './actors.ts';
import { idOf } from './demo-id.ts';
import { inHistory } from './history.ts';
import type { DemoHousehold } from './households.ts';
import { carrierId, hubId } from './network.ts';
import type { DemoPerson } from './people.ts';

const van = (key: string, plate: string, driverName: string, given: Partial<Vehicle> = {}): Vehicle => ({
  ...{ id: idOf(`vehicle ${key}`), plate, driverName, carrierId, hubId, driverId: null, active: true },
  ...{ capacityGrams: 800_000, temperature: 'chilled', fixedFen: 6_000, kmFen: 110, hourFen: 3_000 },
  ...{ shiftFrom: '11:30', shiftUntil: '19:30', weekdays: [1, 2, 3, 4, 5, 6, 7] },
  ...given,
});

const vehicles = [
  van('1', '桂B·演示1', '罗卫东'),
  van('2', '桂B·演示2', '龙海明'),
  van('3', '桂B·演示3', '何志强', { temperature: 'ambient', fixedFen: 4_000, kmFen: 90 }),
  van('truck', '桂B·演示9', '陆新华', {
    ...{ capacityGrams: 3_000_000, fixedFen: 15_000, kmFen: 220, hourFen: 4_000 },
    ...{ shiftFrom: '12:00', shiftUntil: '23:30' },
  }),
];

/** The carrier's vehicles, the next day it has something to bring planned and accepted, and one of its buses late. */
export async function loadDay(
  db: Db,
  {
    households,
    consumers,
    now,
  }: {
    readonly households: readonly DemoHousehold[];
    readonly consumers: readonly DemoPerson[];
    readonly now: Date;
  },
): Promise<void> {
  const { driver } = demoActors(households, consumers);
  await inHistory(db, async (at) => {
    const call = at(dayOf(now), timeOf(now), driver);
    for (const vehicle of vehicles) must(await saveVehicle(call, vehicle));
    const days = [0, 1, 2, 3].map((ahead) => addDays(dayOf(now), ahead));
    for (const day of days) {
      const id = idOf(`day plan ${day}`);
      const asked = await askForPlan(call, { id, carrierId, day, seconds: 2 });
      if (!asked.ok) continue;
      await hearAtOnce(at(dayOf(now), timeOf(now)), reactions);
      must(await acceptPlan(call, id));
      break;
    }
    for (const day of days) {
      const parcels = must(await dayParcels(call, { carrierId, day }));
      const bus = parcels.find(({ byBus, roundId }) => byBus && roundId === null);
      const reported =
        bus &&
        (await reportTrouble(call, {
          ...{ id: idOf('late bus'), day, kind: 'late-bus', serviceIds: [bus.serviceId] },
          ...{ minutesLate: 300, note: '路上塌方，绕行' },
        }));
      if (reported?.ok) return;
    }
  });
}
