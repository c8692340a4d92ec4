import { timeOf } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import { counted } from '../../shipments/counted.ts';
import type { ShownBus } from './shown-bus.ts';
import type { ShownVehicle } from './shown-vehicle.ts';

/** The page in one sentence or two: what is under way, what its place is known of, and when that was so. */
export function leadText(
  {
    vehicles,
    buses,
    now,
  }: {
    readonly vehicles: readonly ShownVehicle[];
    readonly buses: readonly ShownBus[];
    readonly now: Date;
  },
  t: Tongue,
): string {
  const asOf = t(`${timeOf(now)} 的情况。`, `As of ${timeOf(now)}.`);
  return `${roundsText(vehicles, t)}${busesText(buses, t)}${asOf}`;
}

function roundsText(vehicles: readonly ShownVehicle[], t: Tongue): string {
  if (vehicles.length === 0) return t('没有车次在路上。', 'No round is under way. ');
  const placed = vehicles.filter(({ position }) => position !== undefined).length;
  return t(
    `${vehicles.length} 辆车在路上，其中 ${placed} 辆的司机同意让你看到位置。`,
    `${counted(vehicles.length, 'vehicle')} under way; ${placed} of their drivers let you see where. `,
  );
}

function busesText(buses: readonly ShownBus[], t: Tongue): string {
  if (buses.length === 0) return '';
  const old = buses.filter((bus) => bus.old).length;
  const english = buses.length === 1 ? '1 bus has a known place' : `${buses.length} buses have a known place`;
  if (old === 0) return t(`${buses.length} 班班车有位置。`, `${english}. `);
  return t(`${buses.length} 班班车有位置，其中 ${old} 班的旧了。`, `${english}, ${old} of them an old one. `);
}
