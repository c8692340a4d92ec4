import { townships } from './places.ts';
import { seeded } from './seeded.ts';
import { type Terrain, townshipSites } from './townships.ts';

/** A table of the county's townships as an officer might bring it: invented, and its name says so. */
export const townshipTable = {
  fileName: '演示 乡镇指标（虚构）.csv',
  headings: [
    '代码',
    '乡镇',
    '线上销售额（万元）',
    '快递到村（天）',
    '冷库（吨）',
    '返乡青年（人）',
    '会直播的人',
    '带合格证的批次',
    '用品牌的户',
    '信用户占比',
  ],
} as const;

/** From 0 to 1 for each terrain: how near to the road, and how much comes easily there. */
const ease: Readonly<Record<Terrain, number>> = { valley: 0.85, plain: 0.7, mountain: 0.3, karst: 0.2 };

/** One row a township. Terrain decides most; two sell a lot through one big trader and are weak in all else. */
export function townshipRows(): readonly (readonly string[])[] {
  const chance = seeded(20_260);
  return townships.map(({ code, nameZh }, at) => {
    const near = ease[townshipSites[code]?.terrain ?? 'plain'];
    const about = (value: number) => Math.round(value * (0.75 + 0.5 * chance.next()));
    const bigTrader = at === 2 || at === 10;
    return [
      code,
      nameZh,
      String(bigTrader ? 900 + about(200) : about(150 + 700 * near)),
      String(Math.max(1, Math.round(6 - 5 * near + chance.next()))),
      String(about(40 + 400 * near)),
      String(about(8 + 50 * near)),
      String(about(bigTrader ? 3 : 4 + 20 * near)),
      String(about(20 + 200 * near)),
      String(about(10 + 120 * (0.5 + near) * (at % 4 === 1 ? 0.15 : 1))),
      (0.45 + 0.4 * near + 0.1 * chance.next()).toFixed(2),
    ];
  });
}

type Point = readonly [lng: number, lat: number];

/** Round each town hall what lies nearer to it than to any other: not the townships' borders, which are not published with their codes. */
export function townshipShapes(): object {
  const sites = townships.flatMap(({ code }): { code: string; at: Point }[] => {
    const site = townshipSites[code];
    return site ? [{ code, at: [site.lng, site.lat] }] : [];
  });
  return {
    type: 'FeatureCollection',
    features: sites.map(({ code, at }) => {
      const others = sites.filter((site) => site.code !== code);
      const cell = others.reduce<readonly Point[]>(
        (shape, other) => nearerTo(shape, at, other.at),
        around(at),
      );
      return {
        type: 'Feature',
        properties: { code },
        geometry: { type: 'Polygon', coordinates: [[...cell, ...cell.slice(0, 1)]] },
      };
    }),
  };
}

const REACH = 0.13;

function around([lng, lat]: Point): readonly Point[] {
  return Array.from({ length: 12 }, (_, at): Point => {
    const angle = (2 * Math.PI * at) / 12;
    return [lng + REACH * Math.cos(angle), lat + REACH * Math.sin(angle)];
  });
}

/** The part of a convex shape that is nearer to one point than to another. */
function nearerTo(shape: readonly Point[], one: Point, other: Point): readonly Point[] {
  const off = ([x, y]: Point) =>
    (x - one[0]) ** 2 + (y - one[1]) ** 2 - (x - other[0]) ** 2 - (y - other[1]) ** 2;
  return shape.flatMap((point, at): Point[] => {
    const next = shape[(at + 1) % shape.length] ?? point;
    const [here, there] = [off(point), off(next)];
    const kept = here <= 0 ? [point] : [];
    if (here <= 0 === there <= 0) return kept;
    const share = here / (here - there);
    return [...kept, [point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])]];
  });
}
