import { type Point, points, round, through, turned } from './geometry.ts';
import { path } from './path-data.ts';
import { drawn, filled, glow, ground, outline, type Sheet, solid, type Tones } from './sheet.ts';

const blade: Tones = { light: '#79ab57', base: '#3f7d3b', shade: '#1f5130' };
const heart: Tones = { light: '#b4d07c', base: '#82b04f', shade: '#4d8038' };
const rib: Tones = { light: '#ffffff', base: '#eff3dc', shade: '#b6c795' };

/** One leaf of pak choi from the crown: a broad white stalk that opens into a spoon of green. */
function spoon(
  sheet: Sheet,
  crown: Point,
  angle: number,
  length: number,
  width: number,
  tone: Tones,
): string {
  const place = ([along, across]: Point) => turned(crown, [along * length, across * width], angle);
  const shape = (edge: readonly Point[]) => through(edge.map(place), true, 2);
  const green = shape(
    points(
      '0.46,-0.06 0.54,-0.34 0.7,-0.52 0.87,-0.44 0.99,-0.16 0.99,0.16 0.87,0.44 0.7,0.52 0.54,0.34 0.46,0.06',
    ),
  );
  const stalk = shape(
    points('0.9,0 0.66,-0.05 0.46,-0.13 0.2,-0.3 0,-0.22 0,0.22 0.2,0.3 0.46,0.13 0.66,0.05'),
  );
  const veins = [0.58, 0.68, 0.78].flatMap((along) =>
    [-1, 1].map((side) =>
      path(
        [place([along, side * 0.04]), place([along + 0.06, side * 0.2]), place([along + 0.1, side * 0.38])],
        false,
      ),
    ),
  );
  const grooves = [-0.12, 0.02, 0.15].map((across) =>
    path([place([0.06, across]), place([0.26, across * 0.9]), place([0.46, across * 0.35])], false),
  );
  return (
    solid(sheet, green, tone, { depth: width * 0.2, lines: 2, gap: 9 }) +
    `<path d="${veins.join('')}" fill="none" stroke="${heart.light}" stroke-width="2.6" stroke-linecap="round" opacity=".7"/>` +
    outline(stalk, 1.8, '#6f8a55') +
    filled(stalk, glow(sheet, rib)) +
    `<path d="${grooves.join('')}" fill="none" stroke="${rib.shade}" stroke-width="2" stroke-linecap="round"/>`
  );
}

/** Three plants of frost-sweet pak choi, two lying aside and one upright before them. */
export function winterGreens(): string {
  return drawn(
    51,
    (sheet) => {
      const plant = (crown: Point, lean: number, size: number) => {
        const fan: readonly (readonly [turn: number, long: number, tone: Tones])[] = [
          ...([
            [-0.5, 0.86, blade],
            [0.52, 0.86, blade],
            [-0.24, 1, blade],
            [0.26, 1.02, blade],
          ] as const),
          ...([
            [0.02, 0.9, heart],
            [-0.36, 0.7, heart],
            [0.38, 0.68, heart],
          ] as const),
        ];
        const base = round([crown[0], crown[1] - size * 0.03], () => size * 0.13, {
          squash: 0.66,
          count: 16,
          turn: lean,
        });
        return (
          fan
            .map(([turn, long, tone]) =>
              spoon(sheet, crown, lean - Math.PI / 2 + turn, size * long, size * 0.4, tone),
            )
            .join('') + solid(sheet, base, rib, { depth: size * 0.05, lines: 2, gap: 6 })
        );
      };
      return (
        ground(sheet, [600, 800], 1000) +
        plant([430, 760], -0.5, 500) +
        plant([770, 760], 0.5, 500) +
        plant([600, 800], 0.02, 620)
      );
    },
    65,
  );
}
