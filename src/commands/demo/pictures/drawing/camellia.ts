import { gleamAt } from './citrus.ts';
import { curve, type Point, points, polar, round, through, turned } from './geometry.ts';
import { path } from './path-data.ts';
import { leafAlong, scattered, twig } from './plants.ts';
import {
  crescent,
  dots,
  drawn,
  filled,
  glow,
  ground,
  line,
  outline,
  type Sheet,
  solid,
  stroke,
  type Tones,
  tones,
} from './sheet.ts';

const board: Tones = { light: '#c79a63', base: '#9c6b3a', shade: '#5d3a1d' };
const oil: Tones = { light: '#fbe08a', base: '#e9b63a', shade: '#b47b16' };
const petal: Tones = { light: '#ffffff', base: '#f8f4ea', shade: '#d8d0ba' };
const pod: Tones = { light: '#b6a35c', base: '#8a7738', shade: '#52451f' };
const glass: Tones = { light: '#ffffff', base: '#e8efe9', shade: '#b8c8c0' };

/** A white oil-camellia flower: seven notched petals round a brush of yellow stamens. */
function camellia(sheet: Sheet, centre: Point, size: number, turn: number): string {
  const petals = Array.from({ length: 7 }, (_, index) => {
    const angle = turn + (index / 7) * Math.PI * 2;
    const place = ([along, across]: Point) => turned(centre, [along * size, across * size], angle);
    const edge = through(
      points('0.1,-0.06 0.5,-0.3 0.86,-0.34 1.04,-0.12 0.94,0 1.04,0.14 0.86,0.34 0.5,0.28 0.1,0.06').map(
        (point) => sheet.near(place(point), size * 0.03),
      ),
      true,
      3,
    );
    const fold = [-0.12, 0.1].map((across) =>
      path(
        curve(place([0.3, across * 0.6]), place([0.55, across * 1.4]), place([0.84, across * 1.5]), 4),
        false,
      ),
    );
    return (
      outline(edge, 1.8) +
      filled(edge, glow(sheet, petal)) +
      `<path d="${fold.join('')}" fill="none" stroke="${petal.shade}" stroke-width="2"/>`
    );
  });
  const stamens = Array.from({ length: 34 }, (_, index) => {
    const reach = size * (0.16 + 0.2 * sheet.chance.next());
    return polar(centre, index * 2.4, reach);
  });
  const threads = stamens.map((tip) => path([centre, tip], false));
  return (
    petals.join('') +
    `<path d="${threads.join('')}" stroke="#d9b53c" stroke-width="2"/>` +
    dots(stamens, 5.5, '#e8a91f') +
    dots(
      stamens.map(([x, y]) => [x - 1.5, y - 1.5]),
      2.4,
      '#ffe28a',
    )
  );
}

/** A flowering and fruiting branch of oil camellia above a bottle of its oil. */
export function camelliaOil(): string {
  return drawn(72, (sheet) => {
    const branch = curve([1240, 330], [900, 160], [330, 190], 14);
    const fruit = ([x, y]: Point, size: number) => {
      const body = round([x, y], () => size, { count: 22 });
      const seams = [0.3, 2.4, 4.5].map((angle) =>
        line(
          curve(
            [x, y + size * 0.1],
            polar([x, y], angle, size * 0.6),
            polar([x, y], angle + 0.12, size * 0.96),
            5,
          ),
          2.4,
          pod.shade,
          0.8,
        ),
      );
      return (
        solid(sheet, body, pod, { depth: size * 0.4, lines: 3, gap: 7 }) +
        seams.join('') +
        gleamAt(sheet, polar([x, y], -2.2, size * 0.5), size * 0.3)
      );
    };
    const placed: readonly (readonly [number, number, number, Tones])[] = [
      [0.12, -2.2, 190, tones.deepLeaf],
      [0.3, -1.5, 180, tones.leaf],
      [0.45, -2.5, 210, tones.deepLeaf],
      [0.62, -1.6, 190, tones.leaf],
      [0.8, -2.3, 180, tones.deepLeaf],
      [0.98, 2.9, 190, tones.leaf],
      [0.9, 2.2, 170, tones.deepLeaf],
      [0.2, 1.9, 190, tones.leaf],
    ];
    return (
      ground(sheet, [400, 810], 480) +
      ground(sheet, [810, 815], 560) +
      twig(branch, 22, 9) +
      placed
        .map(([share, angle, length, tone]) =>
          leafAlong(sheet, branch, share, angle, { length, width: length * 0.4, tone }),
        )
        .join('') +
      bottle(sheet, [400, 560]) +
      twig(curve([830, 195], [870, 300], [850, 400], 6), 10, 8, tones.leaf) +
      fruit([850, 455], 66) +
      twig(curve([1000, 228], [1030, 300], [1020, 400], 6), 10, 8, tones.leaf) +
      camellia(sheet, [680, 290], 150, 0.2) +
      camellia(sheet, [1015, 440], 122, 0.9) +
      fruit([730, 725], 74) +
      fruit([880, 742], 70) +
      seeds(sheet, [800, 815])
    );
  });
}

function seeds(sheet: Sheet, centre: Point): string {
  return scattered(sheet, centre, 150, 22, 7)
    .map((at, index) =>
      solid(
        sheet,
        round(at, () => 21, { squash: 0.74, turn: index, count: 14 }),
        { light: '#8a5a3c', base: '#5a3524', shade: '#2c1810' },
        { depth: 7, lines: 0 },
      ),
    )
    .join('');
}

function bottle(sheet: Sheet, [x, y]: Point): string {
  const half: readonly Point[] = points(
    '34,-296 36,-196 44,-156 98,-104 128,-44 130,40 130,190 118,236 60,248',
  );
  const mirror = (points: readonly Point[]): Point[] => [
    ...points.map(([px, py]): Point => [x + px, y + py]),
    ...points.toReversed().map(([px, py]): Point => [x - px, y + py]),
  ];
  const wall = through(mirror(half), true, 3);
  const filling = through(mirror(points('40,-130 92,-86 118,-36 119,40 119,188 108,228 56,238')), true, 3);
  const cork = through(mirror(points('24,-350 29,-290 20,-286')), true, 3);
  const surface = round([x, y - 122], () => 58, { squash: 0.22, count: 16 });
  return (
    solid(sheet, cork, board, { depth: 14, lines: 2, gap: 5 }) +
    outline(wall, 2.6) +
    filled(wall, glow(sheet, glass)) +
    filled(filling, glow(sheet, oil)) +
    crescent(filling, 46, oil.shade, 0.6) +
    filled(surface, '#fdeeb0') +
    stroke(
      curve([x - 84, y - 70], [x - 108, y + 30], [x - 100, y + 190], 8),
      (share) => 18 * Math.sin(Math.PI * (0.1 + 0.8 * share)),
      '#fffbe6',
    ) +
    line(curve([x + 96, y - 60], [x + 112, y + 40], [x + 104, y + 200], 7), 4, '#fff3c2', 0.7) +
    stroke(
      [
        [x - 36, y - 292],
        [x, y - 286],
        [x + 36, y - 292],
      ],
      () => 20,
      '#c9d6cf',
    ) +
    line(
      [
        [x - 36, y - 282],
        [x, y - 276],
        [x + 36, y - 282],
      ],
      2,
    )
  );
}
