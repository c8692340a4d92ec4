import { between, curve, type Point, points, round, through, turned } from './geometry.ts';
import { path } from './path-data.ts';
import { scattered } from './plants.ts';
import { dots, drawn, filled, ground, line, type Sheet, solid, stroke, type Tones } from './sheet.ts';

const root: Tones = { light: '#f6eab9', base: '#dcc57a', shade: '#9c8139' };
const jar: Tones = { light: '#b98a5e', base: '#8a5a38', shade: '#4d2f1d' };

/** One mustard root: a top-shaped bulb with its cut leaf stalks, wrinkled by the sun, and a tail. */
function mustardRoot(sheet: Sheet, centre: Point, size: number, turn: number): string {
  const place = ([x, y]: Point) => turned(centre, [x * size, y * size], turn);
  const bulb = through(
    points(
      '-0.86,0 -0.8,-0.5 -0.4,-0.84 0.1,-0.78 0.6,-0.44 1.02,-0.1 1.3,0.04 1,0.16 0.56,0.5 0.06,0.8 -0.42,0.8 -0.8,0.46',
    ).map((point) => sheet.near(place(point), size * 0.03)),
    true,
    3,
  );
  const stalks = [-0.62, 0.62, -0.34, 0.34, 0].map((side, index) => {
    const from = place([-0.72, side * 0.7]);
    const to = place([-1.25 - (index % 2) * 0.12 + Math.abs(side) * 0.2, side * 1.15]);
    const stalk = [from, between(from, to, 0.5), to];
    return (
      stroke(stalk, () => size * 0.2 + 4, '#4d5f2c') +
      stroke(stalk, () => size * 0.2, '#93ab55') +
      dots([to], size * 0.085, '#d5dfa4')
    );
  });
  const tail = line(curve(place([1.2, 0.04]), place([1.5, 0.06]), place([1.66, 0.24]), 6), 4, root.shade);
  const wrinkles = [-0.5, -0.25, 0, 0.25, 0.5].map((side) =>
    path(
      curve(place([-0.6, side * 0.9]), place([0.1, side * 1.3]), place([0.85, side * 0.4]), 7).map((point) =>
        sheet.near(point, 2),
      ),
      false,
    ),
  );
  const rings = [-0.3, 0.1, 0.45].map((x) =>
    path(curve(place([x, -0.5 + x * 0.2]), place([x + 0.12, -0.3]), place([x + 0.1, -0.05]), 4), false),
  );
  return (
    tail +
    stalks.join('') +
    solid(sheet, bulb, root, { depth: size * 0.36, lines: 4, gap: size * 0.08 }) +
    `<path d="${wrinkles.join('')}${rings.join('')}" fill="none" stroke="${root.shade}" stroke-width="2" opacity=".5" stroke-linecap="round"/>`
  );
}

/** An earthen pickle jar with its water-sealed lid, and salted mustard roots before it. */
export function pickledMustardRoot(): string {
  return drawn(
    52,
    (sheet) => {
      const side = points('150,-300 190,-262 262,-170 285,-40 262,100 205,196 160,214');
      const at: Point = [765, 560];
      const body = through(
        [
          ...side.map(([x, y]): Point => [at[0] + x, at[1] + y]),
          ...side.toReversed().map(([x, y]): Point => [at[0] - x, at[1] + y]),
        ],
        true,
        4,
      );
      const trough = round([at[0], at[1] - 292], () => 205, { squash: 0.25, count: 30 });
      const water = round([at[0], at[1] - 298], () => 182, { squash: 0.22, count: 26 });
      const lid = through(
        points('-132,-296 -124,-360 -70,-404 0,-414 70,-404 124,-360 132,-296 70,-276 0,-270 -70,-276').map(
          ([x = 0, y = 0]): Point => [at[0] + x, at[1] + y],
        ),
        true,
        4,
      );
      const knob = round([at[0], at[1] - 422], () => 30, { squash: 0.72, count: 16 });
      const belt = (drop: number, half: number) =>
        line(
          curve([at[0] - half, at[1] + drop], [at[0], at[1] + drop + 78], [at[0] + half, at[1] + drop], 11),
          5,
          jar.light,
          0.55,
        );
      return (
        ground(sheet, [765, 785], 760) +
        ground(sheet, [360, 800], 660) +
        solid(sheet, body, jar, { depth: 74, lines: 5, gap: 13 }) +
        belt(-176, 256) +
        belt(-152, 264) +
        filled(
          round([at[0] - 130, at[1] - 80], () => 92, { squash: 1.7, turn: 0.25, count: 18 }),
          '#e2b98d',
          0.28,
        ) +
        solid(sheet, trough, jar, { depth: 14, lines: 2, gap: 7 }) +
        filled(water, '#3f2a1f') +
        solid(sheet, lid, jar, { depth: 40, lines: 4, gap: 10 }) +
        solid(sheet, knob, jar, { depth: 12, lines: 2, gap: 5 }) +
        mustardRoot(sheet, [265, 560], 118, 1.25) +
        mustardRoot(sheet, [470, 630], 112, 1.9) +
        mustardRoot(sheet, [320, 725], 122, 0.2) +
        dots(scattered(sheet, [330, 800], 240, 30, 60), 2.6, '#ffffff')
      );
    },
    20,
  );
}
