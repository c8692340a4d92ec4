import { curve, type Point, points, round, through, turned } from './geometry.ts';
import { path } from './path-data.ts';
import { leaf } from './plants.ts';
import {
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

const sheath: Tones = { light: '#e2bd78', base: '#b98445', shade: '#714519' };
const shoot: Tones = { light: '#fff6d6', base: '#f2dfa0', shade: '#c8a75a' };

/** A winter bamboo shoot: overlapping hairy sheaths that close to a point. */
function bambooShoot(sheet: Sheet, base: Point, length: number, width: number, turn: number): string {
  const place = ([along, across]: Point) => turned(base, [across * width, -along * length], turn);
  const half = (along: number) =>
    0.5 * Math.cos(along ** 1.6 * 1.5) ** 0.8 * (0.86 + 0.28 * Math.sin(along * 3));
  const levels = [0.98, 0.8, 0.63, 0.47, 0.32, 0.2];
  const sheaths = levels.map((top, index) => {
    const side = index % 2 ? 1 : -1;
    const low = Math.max(0, top - 0.34);
    const [wide, narrow] = [half(low), half(Math.min(0.97, top * 0.92))];
    const shape = through(
      (
        [
          [low, -wide],
          [top - 0.12, -narrow - 0.01],
          [top, side * narrow * 0.5],
          [top - 0.12, narrow + 0.01],
          [low, wide],
          [low - 0.035, 0],
        ] as const
      ).map(place),
      true,
      4,
    );
    const ribs = [-0.6, -0.3, 0, 0.3, 0.6].map((share) =>
      path(
        curve(
          place([low + 0.02, wide * share]),
          place([(low + top) / 2, narrow * share * 1.1]),
          place([top - 0.05, side * narrow * 0.5]),
          4,
        ),
        false,
      ),
    );
    return (
      solid(sheet, shape, sheath, { depth: width * 0.16, lines: 2, gap: 7 }) +
      `<path d="${ribs.join('')}" fill="none" stroke="${sheath.shade}" stroke-width="1.6" opacity=".5"/>` +
      stroke(
        [
          place([top - 0.02, side * narrow * 0.5]),
          place([top + 0.03, side * narrow * 0.6]),
          place([top + 0.05, side * narrow * 0.9]),
        ],
        (share) => 9 - 7 * share,
        tones.leaf.base,
      )
    );
  });
  const foot = round(place([0.0, 0]), () => width * 0.44, { squash: 0.3, turn, count: 20 });
  const roots = Array.from({ length: 9 }, (_, index) =>
    place([0.015 - 0.02 * (index % 2), -0.36 + index * 0.09]),
  );
  return (
    solid(sheet, foot, shoot, { depth: 10, lines: 1 }) + dots(roots, 5, '#8d3f5b', 0.8) + sheaths.join('')
  );
}

/** Half a shoot, cut lengthwise: pale chambers one above the other. */
function shootHalf(sheet: Sheet, base: Point, length: number, width: number, turn: number): string {
  const place = ([along, across]: Point) => turned(base, [across * width, -along * length], turn);
  const outer = through(
    points('0,-0.46 0.3,-0.5 0.65,-0.3 1,0 0.65,0.3 0.3,0.5 0,0.46 -0.04,0').map(place),
    true,
    5,
  );
  const inner = through(
    points('0.03,-0.36 0.3,-0.38 0.6,-0.21 0.9,0 0.6,0.21 0.3,0.38 0.03,0.36').map(place),
    true,
    5,
  );
  const floors = Array.from({ length: 9 }, (_, index) => {
    const up = 0.1 + index * 0.078;
    const reach = 0.34 * (1 - up * 0.92);
    return line(
      curve(place([up, -reach]), place([up - 0.035, 0]), place([up, reach]), 5),
      3,
      shoot.shade,
      0.8,
    );
  });
  return (
    solid(sheet, outer, sheath, { depth: width * 0.1, lines: 1 }) +
    outline(inner, 1.6, shoot.shade) +
    filled(inner, glow(sheet, shoot)) +
    floors.join('')
  );
}

/** Winter bamboo shoots in their sheaths, one cut open, with a spray of bamboo leaves. */
export function winterBambooShoot(): string {
  return drawn(42, (sheet) => {
    const blade = (at: Point, angle: number, length: number) =>
      leaf(sheet, at, angle, { length, width: length * 0.15, bend: 0.07, veins: 0, belly: 0.35 });
    const spray: readonly (readonly [Point, number, number])[] = [
      [[900, 148], 0.35, 240],
      [[893, 152], 0.85, 260],
      [[886, 152], 1.4, 220],
      [[785, 108], 2.75, 190],
      [[785, 110], 2.2, 210],
      [[790, 112], 1.65, 170],
    ];
    return (
      ground(sheet, [560, 800], 1040) +
      line(curve([1180, 20], [980, 100], [780, 108], 8), 9, tones.leaf.shade) +
      line(curve([1180, 20], [980, 98], [780, 106], 8), 5, tones.leaf.base) +
      line(curve([980, 88], [930, 110], [893, 150], 5), 6, tones.leaf.shade) +
      spray.map(([at, angle, length]) => blade(at, angle, length)).join('') +
      bambooShoot(sheet, [330, 790], 560, 250, -0.14) +
      bambooShoot(sheet, [610, 805], 600, 265, 0.1) +
      shootHalf(sheet, [880, 800], 400, 210, 0.42)
    );
  });
}
