import { readFile } from 'node:fs/promises';
import {
  type Assumptions,
  assumptions,
  type CountyPlace,
  countyOf,
  dayIn,
  manners,
  simulateYear,
  withAssumptions,
  type YearFigures,
} from '#routing';
import { Stopped } from '../../shared/stopped.ts';
import { nodes } from '../demo/network.ts';
import { city } from '../demo/places.ts';
import { command as define, WrongUse } from '../line/command.ts';

export const command = define({
  usage: 'route simulate [--assumptions FILE.json] [--days N] [--seed N]',
  zh: '在演示县模拟一年的送货：收获旺季、节日、天气、没来的班车。比较各家各送、合起来送、合起来再加班车：每件花费、准时、到手新鲜度、空驶公里。所有数目都是假设，不是测出来的，可以用自己的换掉。',
  en: 'Simulate a year of deliveries in the demo county: harvests, festivals, weather, buses that do not come. Compares carriers each on their own, pooled, and pooled with buses: cost of a parcel, on time, freshness on arrival, empty kilometres. All its numbers are assumptions, not measured; give your own in their place.',
  options: {
    assumptions: {
      type: 'string',
      zh: '自己的假设（JSON，只写要改的）',
      en: 'Assumptions of your own (JSON; only those that differ)',
    },
    show: {
      type: 'boolean',
      zh: '只打印全部假设，好改了再用',
      en: 'Only print all assumptions, to be changed and given',
    },
    days: { type: 'string', zh: '多少天（默认 365）', en: 'How many days (365 unless told)' },
    from: {
      type: 'string',
      zh: '从哪一天起（默认 2026-01-01）',
      en: 'From which day (2026-01-01 unless told)',
    },
    seed: { type: 'string', zh: '随机种子（默认 1）', en: 'Seed (1 unless told)' },
  },
  async run({ values }) {
    if (values.show) {
      console.log(JSON.stringify(assumptions, null, 2));
      return { assumptions };
    }
    const days = whole('days', values.days ?? '365', 3660);
    const seed = whole('seed', values.seed ?? '1', 2 ** 31 - 1);
    const from = dayIn(values.from ?? '2026-01-01');
    if (from === null)
      throw new WrongUse(
        `--from：没有 ${values.from} 这一天，要写成 2026-01-01。 There is no day ${values.from}: write it as 2026-01-01.`,
      );
    const given = values.assumptions === undefined ? assumptions : await assumptionsIn(values.assumptions);
    const county = countyOf(placesOfDemo(), given);
    const figures: Record<string, YearFigures> = {};
    for (const manner of manners) {
      const made = simulateYear(county, given, { days, from, seed, manner });
      const [zh, en] = words[manner];
      figures[manner] = made;
      tell(zh, en, made);
    }
    console.log(
      '这些是假设出来的县的数目，不是测量（route simulate --show 列出全部假设）。只模拟了下行的包裹。\n  Figures of an assumed county, not measurements (route simulate --show lists every assumption). Only parcels out to the villages are simulated.',
    );
    return { days, from, seed, places: county.places.length, ...figures };
  },
});

const words: Readonly<Record<(typeof manners)[number], readonly [zh: string, en: string]>> = {
  alone: ['各家各送', 'Each carrier alone'],
  pooled: ['合起来送', 'Pooled'],
  'pooled-buses': ['合起来，加班车', 'Pooled, with buses'],
};

function tell(zh: string, en: string, figures: YearFigures): void {
  const yuan = (figures.costPerParcel / 100).toFixed(2);
  const part = (share: number) => `${(share * 100).toFixed(1)} %`;
  const [km, empty] = [Math.round(figures.km), Math.round(figures.emptyKm)];
  console.log(
    `${zh}：${figures.parcels} 件，每件 ${yuan} 元，准时 ${part(figures.onTime)}，到手新鲜度 ${part(figures.freshness)}，${km} 公里，其中空驶 ${empty}，坐班车 ${part(figures.byBus)}`,
  );
  console.log(
    `  ${en}: ${figures.parcels} parcels, ¥${yuan} each, ${part(figures.onTime)} on time, freshness on arrival ${part(figures.freshness)}, ${km} km, ${empty} of them empty, ${part(figures.byBus)} by bus`,
  );
}

/** The demo county's hub, stations and points; its shops in the city are another matter. */
function placesOfDemo(): CountyPlace[] {
  const own = nodes.filter(({ placeCode }) => placeCode !== city.code);
  return own.map(({ nameZh: name, kind, lat, lng, parentId }) => {
    const station = own.findIndex(({ id }) => id === parentId);
    return { name, kind, lat, lng, station: kind === 'point' ? station : null };
  });
}

async function assumptionsIn(file: string): Promise<Assumptions> {
  let given: unknown;
  try {
    given = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Stopped(`读不了，或不是 JSON：${file}`, `This cannot be opened, or is no JSON: ${file}`, error);
  }
  const merged = withAssumptions(given);
  if (!('at' in merged)) return merged;
  throw new Stopped(
    `${file} 里 ${merged.at || '/'} 不对：名称、种类或个数与 route simulate --show 列出的不同，或数目用不得（小于零，大于一百万，作除数的是零，车数不是整数，各部分全是零）`,
    `${file} is wrong at ${merged.at || '/'}: its name, kind or count differs from what route simulate --show prints, or it is a number that cannot be used (below zero, above a million, zero where it divides, vehicles that are not whole, parts that are all zero)`,
  );
}

function whole(option: string, text: string, most: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > most)
    throw new WrongUse(`--${option} takes a whole number from 1 to ${most}`);
  return number;
}
