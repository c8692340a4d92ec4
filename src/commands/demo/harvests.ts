import { addDays, type Day, inSeason } from '#shared/instant.ts';
import { idOf } from './demo-id.ts';
import { feeds, irrigations } from './field-inputs.ts';
import type { DemoHousehold, DemoPlot } from './households.ts';
import { productOf } from './products.ts';
import { type Seeded, seeded } from './seeded.ts';
import { sprayProducts } from './spray-products.ts';

/** An entry of the field book to be written as of its day. */
export interface PlannedRecord {
  readonly id: string;
  readonly plotId: string;
  readonly kind: 'sow' | 'feed' | 'spray' | 'irrigate' | 'prune' | 'observe';
  readonly day: Day;
  readonly time: string;
  readonly sprayProductCode?: string;
  readonly note: string;
}

/** A harvest to be made as of its day; it becomes a lot. */
export interface PlannedHarvest {
  readonly id: string;
  readonly plotId: string;
  readonly producerId: string;
  readonly productCode: string;
  readonly grade: string;
  readonly quantity: string;
  readonly day: Day;
  readonly time: string;
}

/** What one picking brings, in the product's own unit. */
const picking: Readonly<Record<string, readonly [least: number, most: number]>> = {
  'huapi-kumquat': [120, 420],
  'cuimi-kumquat': [80, 260],
  'youpi-kumquat': [100, 300],
  'shatang-mandarin': [200, 600],
  'shatian-pomelo': [60, 200],
  luohanguo: [150, 500],
  'summer-grape': [60, 200],
  shiitake: [40, 160],
  'winter-greens': [30, 90],
  'winter-bamboo-shoot': [20, 70],
  'woodland-chicken': [8, 24],
  'free-range-egg': [80, 240],
  'rice-field-carp': [15, 45],
  'new-rice': [200, 700],
  'camellia-oil': [15, 50],
  'mountain-honey': [10, 40],
  'pickled-mustard-root': [80, 260],
  'dried-wood-ear': [5, 18],
};

/** Days before today on which a plot may have been picked: the last within what keeps, the others before. */
function pickingDays(plot: DemoPlot, today: Day, chance: Seeded): Day[] {
  const { shelfLifeDays, seasonFrom, seasonUntil } = productOf(plot.productCode);
  const fresh = Math.max(1, Math.min(Math.floor(shelfLifeDays / 2), 9));
  const back = [chance.int(1, fresh), chance.int(10, 24), chance.int(25, 55)].slice(0, chance.int(1, 3));
  return back.map((days) => addDays(today, -days)).filter((day) => inSeason(day, seasonFrom, seasonUntil));
}

function gradeOf(plot: DemoPlot, chance: Seeded): string {
  const grades = productOf(plot.productCode).grades;
  return (chance.chance(0.5) ? grades[0] : chance.pick(grades))?.code ?? 'first';
}

function harvestsOf(plot: DemoPlot, today: Day, chance: Seeded): PlannedHarvest[] {
  const [least, most] = picking[plot.productCode] ?? [10, 50];
  return pickingDays(plot, today, chance).map((day) => ({
    ...{ id: idOf(`harvest ${plot.id} ${day}`), plotId: plot.id, producerId: plot.producerId },
    ...{
      productCode: plot.productCode,
      grade: gradeOf(plot, chance),
      quantity: String(chance.int(least, most)),
    },
    ...{ day, time: `0${chance.int(6, 9)}:${chance.int(10, 59)}` },
  }));
}

/** Feeding, watering and spraying before the first picking; a spray is over its interval by then. */
function recordsOf(plot: DemoPlot, firstPicking: Day, chance: Seeded): PlannedRecord[] {
  const on = (kind: PlannedRecord['kind'], daysBefore: number, note: string): PlannedRecord => ({
    ...{ id: idOf(`record ${plot.id} ${kind}`), plotId: plot.id, kind, note },
    ...{ day: addDays(firstPicking, -daysBefore), time: `1${chance.int(0, 7)}:${chance.int(10, 59)}` },
  });
  const records = [
    on('feed', chance.int(90, 140), chance.pick(feeds).nameZh),
    on('irrigate', chance.int(30, 60), chance.pick(irrigations).nameZh),
  ];
  const allowed = sprayProducts.filter(({ crops }) => crops.includes(plot.productCode));
  if (allowed.length === 0 || chance.chance(0.3)) return records;
  const { code, intervalDays } = chance.pick(allowed);
  const spray = on('spray', intervalDays + chance.int(4, 25), '');
  return [...records, { ...spray, sprayProductCode: code }];
}

/** The field book and the harvests of these households up to today, oldest first; alike for a seed. */
export function demoHarvests(households: readonly DemoHousehold[], today: Day, seed = 1) {
  const worked = households
    .flatMap(({ plots }) => plots)
    .map((plot, number) => {
      const chance = seeded(seed * 104_729 + number);
      const harvests = harvestsOf(plot, today, chance);
      const firstPicking = harvests.map(({ day }) => day).sort()[0] ?? today;
      return { harvests, records: recordsOf(plot, firstPicking, chance) };
    });
  const byDay = (a: { day: Day; time: string }, b: { day: Day; time: string }) =>
    `${a.day} ${a.time}`.localeCompare(`${b.day} ${b.time}`);
  return {
    records: worked.flatMap(({ records }) => records).sort(byDay),
    harvests: worked.flatMap(({ harvests }) => harvests).sort(byDay),
  };
}
