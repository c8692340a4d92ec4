import { between, curve, type Point, polar, round } from './geometry.ts';
import { path } from './path-data.ts';
import {
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

const ear: Tones = { light: '#8a6650', base: '#4f382c', shade: '#261a15' };

/** One dried wood ear: a ruffled cup with folds that run to where it sat on the wood. */
function woodEar(sheet: Sheet, centre: Point, size: number, turn: number): string {
  const wave = (angle: number) =>
    1 +
    0.08 * Math.sin(angle * 2 + turn * 5) +
    0.07 * Math.sin(angle * 5 + turn * 3) +
    0.055 * Math.sin(angle * 9 + turn);
  const edge = round(centre, (angle) => size * wave(angle), { squash: 0.76, turn, count: 36 });
  const root = polar(centre, turn + 2, size * 0.3);
  const folds = Array.from({ length: 9 }, (_, index) => {
    const end = edge[index * 4] ?? root;
    return curve(
      between(root, end, 0.12),
      sheet.near(between(root, end, 0.6), size * 0.1),
      between(root, end, 0.96),
      4,
    );
  });
  const beside = folds.map((fold) =>
    path(
      fold.map(([x, y]): Point => [x - size * 0.05, y - size * 0.055]),
      false,
    ),
  );
  return (
    solid(sheet, edge, ear, { depth: size * 0.22, lines: 2, gap: size * 0.07 }) +
    folds.map((fold) => stroke(fold, (share) => 3 + 9 * share, ear.shade)).join('') +
    `<path d="${beside.join('')}" fill="none" stroke="${ear.light}" stroke-width="4" stroke-linecap="round" opacity=".8"/>` +
    line(edge.slice(18, 33), 4, '#c3a184', 0.8)
  );
}

/** Dried wood ears on a round bamboo tray. */
export function driedWoodEar(): string {
  return drawn(
    43,
    (sheet) => {
      const rim = round([600, 500], () => 520, { squash: 0.56, count: 44 });
      const floor = round([600, 492], () => 478, { squash: 0.54, count: 40 });
      const weave = Array.from({ length: 23 }, (_, index) => {
        const x = 150 + index * 41;
        const half = 250 * Math.sqrt(Math.max(0, 1 - ((x - 600) / 470) ** 2));
        return `M${x} ${Math.round(492 - half)}V${Math.round(492 + half)}`;
      });
      const across = Array.from({ length: 15 }, (_, index) => {
        const y = 262 + index * 33;
        const half = 465 * Math.sqrt(Math.max(0, 1 - ((y - 492) / 254) ** 2));
        return `M${Math.round(600 - half)} ${y}H${Math.round(600 + half)}`;
      });
      const ears: readonly (readonly [Point, number, number])[] = [
        [[430, 360], 96, 0.4],
        [[620, 330], 104, 1.7],
        [[800, 370], 98, 2.6],
        [[300, 470], 104, 3.1],
        [[500, 480], 118, 0.9],
        [[710, 490], 122, 2.1],
        [[905, 490], 104, 0.2],
        [[390, 600], 112, 1.3],
        [[600, 630], 124, 2.9],
        [[805, 610], 112, 0.7],
      ];
      return (
        ground(sheet, [600, 770], 1150, 60) +
        solid(
          sheet,
          rim.map(([x, y]) => [x, y + 34]),
          tones.bamboo,
          { depth: 60, lines: 3, gap: 9 },
        ) +
        outline(rim, 2.4) +
        filled(rim, glow(sheet, tones.bamboo)) +
        outline(floor, 2, tones.bamboo.shade) +
        filled(floor, '#e7d09a') +
        `<path d="${weave.join('')}" stroke="#b9965a" stroke-width="13" opacity=".45"/>` +
        `<path d="${across.join('')}" stroke="#c9a869" stroke-width="10" opacity=".6" stroke-dasharray="41 41"/>` +
        `<path d="${across.join('')}" stroke="#8f6e3a" stroke-width="1.6" opacity=".6"/>` +
        ears.map(([at, size, turn]) => woodEar(sheet, at, size, turn)).join('')
      );
    },
    50,
  );
}
