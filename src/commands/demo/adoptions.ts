import type { PlanToOpen } from '#adopting';
import { addDays, type Day } from '#shared/instant.ts';
import { idOf } from './demo-id.ts';
import type { DemoHousehold, DemoPlot } from './households.ts';
import { productOf } from './products.ts';

/** A plan to be opened as of its first day, with its units and who has adopted them. */
export interface PlannedAdoptions {
  readonly plan: Omit<PlanToOpen, 'unitIds'>;
  readonly householdId: string;
  readonly plates: readonly string[];
  readonly adopted: readonly PlannedAdoption[];
}

export interface PlannedAdoption {
  readonly id: string;
  /** Which of the demo's buyers. */
  readonly buyer: number;
  readonly plates: readonly string[];
  /** Days after the plan was opened. */
  readonly after: number;
  readonly name?: string;
  /** The seller has looked at the name. */
  readonly shown?: boolean;
}

const DAYS_AGO = 45;

/** Kumquat trees of the grower who signs in, and hives of somebody who keeps bees: invented, and marked so. */
export function demoAdoptions(households: readonly DemoHousehold[], today: Day): PlannedAdoptions[] {
  const trees = plotOf(households, 'huapi-kumquat');
  const hives = plotOf(households, 'mountain-honey');
  return [...(trees ? [treePlan(trees, today)] : []), ...(hives ? [hivePlan(hives, today)] : [])];
}

function plotOf(households: readonly DemoHousehold[], productCode: string): DemoPlot | undefined {
  return households.flatMap(({ plots }) => plots).find((plot) => plot.productCode === productCode);
}

const plates = (letter: string, count: number) =>
  Array.from({ length: count }, (_, place) => `${letter}-${String(place + 1).padStart(3, '0')}`);

function treePlan(plot: DemoPlot, today: Day): PlannedAdoptions {
  const name = 'adoption trees';
  return {
    householdId: plot.producerId,
    plates: plates('A', 12),
    plan: {
      id: idOf(name),
      plotId: plot.id,
      grade: productOf(plot.productCode).grades[0]?.code ?? '',
      titleZh: '一棵三十年的滑皮金桔',
      titleEn: 'A smooth-skin kumquat tree of thirty years',
      wordsZh: '树在屋后坡上，冬天盖膜，果子留树到最甜才剪。',
      wordsEn: 'On the slope behind the house; covered in winter, picked when it is sweetest.',
      demo: true,
      terms: {
        kind: 'tree',
        fromDay: addDays(today, -DAYS_AGO),
        untilDay: addDays(today, 364 - DAYS_AGO),
        priceFen: 29_800,
        heldBp: 6_000,
        deliveries: 2,
        guaranteed: 5_000,
        failure: 'insurance',
        insurer: '演示保险公司',
        policy: 'DEMO-0001',
        insuredFen: 15_000,
      },
    },
    adopted: [
      { id: idOf(`${name} 1`), buyer: 0, plates: ['A-003'], after: 1, name: '思敏的小太阳', shown: true },
      { id: idOf(`${name} 2`), buyer: 1, plates: ['A-001', 'A-002'], after: 3, name: '外婆的树' },
      { id: idOf(`${name} 3`), buyer: 2, plates: ['A-007'], after: 8 },
    ],
  };
}

function hivePlan(plot: DemoPlot, today: Day): PlannedAdoptions {
  const name = 'adoption hives';
  return {
    householdId: plot.producerId,
    plates: plates('B', 6),
    plan: {
      id: idOf(name),
      plotId: plot.id,
      grade: productOf(plot.productCode).grades[0]?.code ?? '',
      titleZh: '一箱山里的中蜂',
      titleEn: 'A hive of mountain bees',
      wordsZh: '一年割一次蜜，割多少按分成送。',
      wordsEn: 'Honey is taken once a year, and sent by its share.',
      demo: true,
      terms: {
        kind: 'hive',
        fromDay: addDays(today, -DAYS_AGO),
        untilDay: addDays(today, 364 - DAYS_AGO),
        priceFen: 48_000,
        heldBp: 7_000,
        deliveries: 1,
        shareBp: 800,
        failure: 'carry',
        insurer: '',
        policy: '',
        insuredFen: 0,
      },
    },
    adopted: [{ id: idOf(`${name} 1`), buyer: 3, plates: ['B-002'], after: 5 }],
  };
}
