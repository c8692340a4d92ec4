import { broadLeaf, heart, tendril } from './broad-leaf.ts';
import { gleamAt } from './citrus.ts';
import { curve, type Point, points, polar, round, through } from './geometry.ts';
import { along, scattered, twig } from './plants.ts';
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
  type Tones,
  tones,
} from './sheet.ts';

const vine: Tones = { light: '#a3bf6b', base: '#7a9a45', shade: '#4d6b2c' };
const gourd: Tones = { light: '#b9c169', base: '#868f3e', shade: '#4f5a24' };
const seedCoat: Tones = { light: '#cfb27a', base: '#a5834a', shade: '#6b5127' };
const pulp: Tones = { light: '#fdf8dc', base: '#f0e4ac', shade: '#cdb96c' };

/** Monk fruit on its vine under heart-shaped leaves, one opened below. */
export function luohanguo(): string {
  return drawn(31, (sheet) => {
    const stem = through(points('-20,120 240,175 520,130 800,190 1220,110'), false, 5);
    const fruit = (share: number, [x, y]: Point, size: number) => {
      const from = along(stem, share);
      const body = round([x, y], () => size, { squash: 1.05, count: 26 });
      const stripes = [-0.72, -0.36, 0, 0.36, 0.72].map((side) =>
        line(
          curve(
            [x + side * size * 0.3, y - size * 0.98],
            [x + side * size * 1.5, y],
            [x + side * size * 0.3, y + size * 0.98],
            7,
          ),
          3,
          '#5f6a2b',
          0.5,
        ),
      );
      return (
        twig(curve(from, [from[0], y - size * 1.5], [x, y - size * 0.98], 6), 9, 7, vine) +
        solid(sheet, body, gourd, { depth: size * 0.44, lines: 4, gap: size * 0.08 }) +
        stripes.join('') +
        dots(scattered(sheet, [x, y], size * 0.9, size * 0.92, 90), 1.2, '#e8e6b0', 0.75) +
        gleamAt(sheet, polar([x, y], -2.2, size * 0.5), size * 0.3)
      );
    };
    return (
      tendril([330, 165], 1.3, 190) +
      tendril([1010, 150], 0.9, 170) +
      broadLeaf(sheet, [180, 160], 1.9, 215, heart, tones.deepLeaf) +
      broadLeaf(sheet, [880, 178], 1.15, 220, heart, tones.deepLeaf) +
      fruit(0.36, [455, 400], 108) +
      fruit(0.56, [690, 430], 120) +
      twig(stem, 16, 11, vine) +
      broadLeaf(sheet, [420, 150], 2.35, 190, heart, tones.leaf) +
      broadLeaf(sheet, [620, 150], 0.75, 200, heart, tones.leaf) +
      broadLeaf(sheet, [1090, 135], 2.0, 190, heart, tones.leaf) +
      ground(sheet, [560, 815], 720) +
      cracked(sheet)
    );
  });
}

/** A fruit beside its opened half: thin shell, pale pulp, flat seeds. */
function cracked(sheet: Sheet): string {
  const whole = round([400, 715], () => 102, { count: 26 });
  const shell = round([690, 735], () => 112, { squash: 0.82, count: 26 });
  const inside = round([688, 728], () => 98, { squash: 0.8, count: 22 });
  const seeds = scattered(sheet, [688, 728], 70, 54, 13).map((at, index) => {
    const seed = round(at, () => 15, { squash: 0.62, turn: index * 1.3, count: 12 });
    return outline(seed, 1.4, seedCoat.shade) + filled(seed, glow(sheet, seedCoat));
  });
  return (
    solid(sheet, whole, gourd, { depth: 44, gap: 9 }) +
    dots(scattered(sheet, [400, 715], 92, 92, 60), 1.4, '#e8e6b0', 0.7) +
    gleamAt(sheet, [362, 668], 34) +
    solid(sheet, shell, gourd, { depth: 18, lines: 2 }) +
    outline(inside, 1.4, gourd.shade) +
    filled(inside, glow(sheet, pulp)) +
    seeds.join('')
  );
}
