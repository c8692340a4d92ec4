import { between, type Point, points, polar, through, turned } from './geometry.ts';
import { path } from './path-data.ts';
import { filled, glow, line, outline, type Sheet, type Tones } from './sheet.ts';

const vine: Tones = { light: '#a3bf6b', base: '#7a9a45', shade: '#4d6b2c' };
interface BroadLeaf {
  /** The edge, one long from the stalk end at the origin to the tip at (1, 0). */
  readonly edge: readonly Point[];
  readonly tips: readonly Point[];
}

export const heart: BroadLeaf = {
  edge: through(
    points(
      '0.06,0 -0.16,-0.3 0.02,-0.54 0.36,-0.5 0.7,-0.26 0.92,-0.07 1.1,0.03 0.9,0.11 0.7,0.28 0.36,0.5 0.02,0.54 -0.16,0.3',
    ),
    true,
    3,
  ),
  tips: points('1,0.02 0.5,-0.4 0.5,0.4 0.05,-0.46 0.05,0.46'),
};

const lobes = [0, 1.15, -1.15, 2.25, -2.25];

/** Five lobes with a toothed edge, open where the stalk comes in. */
export const vineLeaf: BroadLeaf = {
  edge: Array.from({ length: 84 }, (_, index): Point => {
    const angle = -Math.PI + 0.28 + (index / 83) * (Math.PI * 2 - 0.56);
    const lobe = Math.max(
      ...lobes.map((middle) => Math.exp(-(((angle - middle) / 0.42) ** 2)) * (1 - Math.abs(middle) * 0.1)),
    );
    const tooth = index % 3 === 0 ? 0.05 : 0;
    return polar([0, 0], angle, 0.6 + 0.44 * lobe + tooth - 0.2 * Math.max(0, Math.abs(angle) - 2.5));
  }),
  tips: lobes.map((angle) => polar([0, 0], angle, 0.92 - Math.abs(angle) * 0.08)),
};

/** A broad leaf with the veins that fan out from its stalk. */
export function broadLeaf(
  sheet: Sheet,
  at: Point,
  turn: number,
  size: number,
  { edge, tips }: BroadLeaf,
  tone: Tones,
): string {
  const place = ([x, y]: Point) => turned(at, [x * size, y * size], turn);
  const placed = edge.map(place);
  const veins = tips.map((tip) => {
    const end = place(tip);
    const angle = Math.atan2(end[1] - at[1], end[0] - at[0]);
    const ribs = [0.35, 0.55, 0.75].flatMap((share) => {
      const root = between(at, end, share);
      return [-0.75, 0.75].map((side) =>
        path([root, polar(root, angle + side, size * 0.26 * (1 - share * 0.6))], false),
      );
    });
    return path([at, end], false) + ribs.join('');
  });
  return (
    outline(placed, 2.2) +
    filled(placed, glow(sheet, tone)) +
    `<path d="${veins.join('')}" fill="none" stroke="${tone.light}" stroke-width="2" stroke-linecap="round" opacity=".8"/>`
  );
}

/** A tendril that winds up towards its end. */
export function tendril(from: Point, angle: number, size: number): string {
  const coil = Array.from({ length: 26 }, (_, index): Point => {
    const way = index / 25;
    return polar(polar(from, angle, size * way), angle + way * 13, size * 0.2 * way * (1.15 - way));
  });
  return line(coil, 3.4, vine.shade) + line(coil, 1.8, vine.base);
}
