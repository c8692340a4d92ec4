import { between, curve, type Point, points, round, through, turned } from './geometry.ts';
import { path } from './path-data.ts';
import { riceEar } from './rice-ear.ts';
import { colours, dots, drawn, filled, line, type Sheet, solid, type Tones } from './sheet.ts';

const hackle: Tones = { light: '#f6cf74', base: '#dc9a35', shade: '#9a5a18' };
const scale: Tones = { light: '#d9b173', base: '#a9793c', shade: '#5f4222' };

/** A carp facing along its turn, its back up on the given side: scales row on row, fins, gill and eye. */
function carp(sheet: Sheet, centre: Point, size: number, turn: number, side: 1 | -1): string {
  const place = ([x, y]: Point) => turned(centre, [x * size, y * size * side], turn);
  const shape = (edge: readonly Point[], steps = 4) => through(edge.map(place), true, steps);
  const body = shape(
    points(
      '1,0.02 0.82,-0.17 0.45,-0.31 0,-0.33 -0.45,-0.2 -0.78,-0.08 -0.8,0.08 -0.45,0.2 0,0.3 0.45,0.29 0.82,0.17',
    ),
  );
  const fins = [
    shape(points('0.32,-0.3 0.16,-0.54 -0.1,-0.46 -0.5,-0.36 -0.42,-0.2 0,-0.3')),
    shape(points('-0.74,-0.07 -1.02,-0.34 -1.2,-0.3 -1.02,0 -1.2,0.32 -1.02,0.34 -0.74,0.07')),
    shape(points('0.42,0.27 0.3,0.47 0.08,0.46 0.2,0.28')),
    shape(points('-0.3,0.22 -0.42,0.38 -0.6,0.33 -0.48,0.17')),
  ];
  const rays = fins.map((fin) => {
    const root = fin[0] ?? centre;
    return fin
      .filter((_, index) => index % 3 === 1)
      .map((tip) => path([root, between(root, tip, 0.94)], false))
      .join('');
  });
  const scales = Array.from({ length: 15 }, (_, column) =>
    Array.from({ length: 7 }, (_, rowAt) => {
      const along = 0.46 - column * 0.082;
      const half = 0.29 * Math.cos((along - 0.12) * 1.25) ** 1.2;
      const across = ((rowAt + (column % 2) * 0.5) / 6.5 - 0.5) * 2 * half;
      const [a, b, c] = [
        place([along, across - 0.045]),
        place([along - 0.085, across]),
        place([along, across + 0.045]),
      ];
      return Math.abs(across) < half - 0.02 ? path(curve(a, b, c, 4), false) : '';
    }).join(''),
  );
  const gill = curve(place([0.56, -0.23]), place([0.42, 0]), place([0.56, 0.24]), 8);
  const eye = place([0.78, -0.05]);
  const whisker = (to: Point) =>
    line(curve(place([0.95, 0.08]), place([0.98, 0.16]), place(to), 5), 3, scale.shade);
  return (
    fins.map((fin) => solid(sheet, fin, hackle, { depth: size * 0.04, lines: 0 })).join('') +
    `<path d="${rays.join('')}" stroke="${hackle.shade}" stroke-width="2" opacity=".7"/>` +
    solid(sheet, body, scale, { depth: size * 0.15, lines: 3, gap: size * 0.03 }) +
    filled(
      shape(points('0.9,0.12 0.45,0.2 0,0.2 -0.4,0.12 -0.4,0.17 0,0.28 0.45,0.27 0.82,0.16')),
      '#f2dfae',
      0.55,
    ) +
    `<path d="${scales.join('')}" fill="none" stroke="${scale.shade}" stroke-width="2.4" stroke-linecap="round" opacity=".75"/>` +
    line(gill, 4, scale.shade) +
    whisker([0.88, 0.24]) +
    dots([eye], size * 0.04, '#f4d878') +
    dots([eye], size * 0.022, colours.ink) +
    line([place([0.98, 0.05]), place([0.9, 0.06])], 3, colours.ink)
  );
}

/** Two rice-field carp crossing under ripe ears of rice. */
export function riceFieldCarp(): string {
  return drawn(63, (sheet) => {
    const ripples = [
      curve([90, 520], [330, 470], [560, 520], 9),
      curve([640, 640], [860, 590], [1110, 640], 9),
      curve([120, 790], [360, 745], [600, 790], 9),
      curve([700, 800], [850, 770], [1000, 800], 9),
      curve([80, 330], [220, 300], [360, 330], 9),
    ];
    const pool = round([600, 520], (angle) => 560 * (1 + 0.03 * Math.sin(angle * 3)), {
      squash: 0.58,
      count: 30,
    });
    return (
      filled(pool, '#dfe9df') +
      filled(
        round([600, 530], () => 500, { squash: 0.52, count: 26 }),
        '#d2e1d8',
      ) +
      ripples.map((ripple) => line(ripple, 4, '#9fbcae', 0.9)).join('') +
      riceEar(sheet, [1190, 610], [1080, 90], [820, 200]) +
      carp(sheet, [690, 370], 300, -0.22, 1) +
      carp(sheet, [540, 640], 330, 2.96, -1) +
      riceEar(sheet, [20, 860], [60, 200], [330, 190])
    );
  });
}
