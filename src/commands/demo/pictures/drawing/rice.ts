import { type Point, points, polar, through } from './geometry.ts';
import { path } from './path-data.ts';
import { scattered } from './plants.ts';
import { riceEar } from './rice-ear.ts';
import {
  colours,
  crescent,
  drawn,
  filled,
  glow,
  ground,
  line,
  outline,
  solid,
  stroke,
  type Tones,
  tones,
} from './sheet.ts';

const rice: Tones = { light: '#ffffff', base: '#f7f1df', shade: '#d9cba4' };
const board: Tones = { light: '#c79a63', base: '#9c6b3a', shade: '#5d3a1d' };

/** New rice in a wooden measure, with ripe ears leaning over it. */
export function newRice(): string {
  return drawn(71, (sheet) => {
    const wall = through(points('300,470 320,620 352,770 600,812 848,770 880,620 900,470'), false, 5);
    const lip = Array.from(
      { length: 21 },
      (_, index): Point => polarEllipse([600, 470], 300, 92, Math.PI - (index / 20) * Math.PI),
    );
    const heap = through(
      points('308,470 420,380 520,316 600,298 690,322 790,388 892,470 780,545 600,562 420,545'),
      true,
      4,
    );
    const grains = Array.from({ length: 150 }, (_, index) => {
      const across = (((index * 0.618) % 1) - 0.5) * 1.84;
      const top = 470 - 168 * (1 - across ** 2) ** 1.1;
      const low = 470 + 86 * Math.sqrt(1 - across ** 2);
      const at: Point = [600 + across * 292, top + 12 + (low - top - 30) * ((index * 0.7549) % 1)];
      return path([at, polar(at, index * 1.9, 15)], false);
    });
    const staves = [0.12, 0.27, 0.42, 0.58, 0.73, 0.88].map((share) => {
      const x = 300 + 600 * share;
      const drop = 470 + Math.sqrt(Math.max(0, 1 - ((x - 600) / 300) ** 2)) * 92;
      return line(
        [
          [x, drop + 14],
          [600 + (x - 600) * 0.86, drop + 236],
        ],
        2.4,
        board.shade,
        0.7,
      );
    });
    const hoop = (drop: number, half: number) =>
      Array.from(
        { length: 15 },
        (_, index): Point => polarEllipse([600, 470 + drop], half, 92, Math.PI - (index / 14) * Math.PI),
      );
    return (
      ground(sheet, [600, 800], 940) +
      riceEar(sheet, [1040, 900], [1090, 40], [700, 190], 34) +
      riceEar(sheet, [1110, 900], [1190, 170], [900, 300], 28) +
      outline(heap, 2.4) +
      filled(heap, glow(sheet, rice)) +
      crescent(heap, 60, rice.shade, 0.5) +
      `<path d="${grains.join('')}" stroke="#cbb98a" stroke-width="7.5" stroke-linecap="round"/>` +
      `<path d="${grains.join('')}" stroke="#fffdf4" stroke-width="5" stroke-linecap="round"/>` +
      solid(sheet, [...lip, ...wall.slice(1, -1).reverse()], board, { depth: 70, lines: 5, gap: 12 }) +
      staves.join('') +
      [hoop(48, 287), hoop(196, 256)]
        .map(
          (ring) =>
            stroke(ring, () => 19, colours.ink) +
            stroke(ring, () => 15, tones.bamboo.base) +
            line(ring, 2, tones.bamboo.light),
        )
        .join('') +
      stroke(lip, () => 17, colours.ink) +
      stroke(lip, () => 13, board.light) +
      scattered(sheet, [300, 815], 150, 24, 16)
        .map((at, index) => stroke([at, polar(at, index, 8), polar(at, index, 17)], () => 6, '#e4d5ab'))
        .join('')
    );
  });
}

function polarEllipse([x, y]: Point, rx: number, ry: number, angle: number): Point {
  return [x + Math.cos(angle) * rx, y + Math.sin(angle) * ry];
}
