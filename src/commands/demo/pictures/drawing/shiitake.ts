import { gleamAt } from './citrus.ts';
import { between, type Point, points, polar, round, through, turned } from './geometry.ts';
import { path } from './path-data.ts';
import { scattered } from './plants.ts';
import {
  dots,
  drawn,
  filled,
  glow,
  ground,
  outline,
  type Sheet,
  solid,
  stroke,
  type Tones,
} from './sheet.ts';

const cap: Tones = { light: '#c79a6b', base: '#8f5f38', shade: '#573519' };
const flesh: Tones = { light: '#fffaea', base: '#f3e4c4', shade: '#cdb389' };

/** A cap seen from the side, crackled like a flower, on its short stem. */
function mushroom(sheet: Sheet, at: Point, size: number, turn = 0): string {
  const place = (points: readonly Point[]) => points.map(([x, y]) => turned(at, [x * size, y * size], turn));
  const stem = place(
    through(points('-0.2,0.12 -0.17,0.5 -0.24,0.86 0,0.95 0.24,0.86 0.19,0.5 0.22,0.12'), true, 3),
  );
  const rim = place(round([0, 0.14], () => 0.94, { squash: 0.26, count: 26 }));
  const dome = place(
    through(
      points('-1,0.12 -0.9,-0.3 -0.5,-0.6 0,-0.7 0.5,-0.6 0.9,-0.3 1,0.12 0.72,0.26 0,0.34 -0.72,0.26'),
      true,
      4,
    ),
  );
  const cracks = scattered(sheet, [0, -0.2], 0.76, 0.32, 22).map(([x, y]) => {
    const away = Math.atan2(y + 0.55, x) + (sheet.chance.next() - 0.5) * 0.5;
    const reach = 0.06 + sheet.chance.next() * 0.06;
    const middle = polar([x, y], away, reach * 0.5);
    const fork = polar(middle, away + (sheet.chance.chance(0.5) ? 0.9 : -0.9), reach * 0.6);
    const taper = (share: number) => size * (0.034 - 0.028 * share);
    return (
      stroke(place([[x, y], middle, polar([x, y], away, reach)]), taper, flesh.base) +
      stroke(place([middle, between(middle, fork, 0.5), fork]), taper, flesh.base)
    );
  });
  const fringe = Array.from({ length: 26 }, (_, index) => {
    const angle = Math.PI * (0.06 + (index / 25) * 0.88);
    const [edge] = place([[Math.cos(angle) * 0.98, 0.12 + Math.sin(angle) * 0.2]]);
    return edge ?? at;
  });
  return (
    solid(sheet, stem, flesh, { depth: size * 0.14, lines: 2, gap: size * 0.05 }) +
    outline(rim, 2) +
    filled(rim, flesh.shade) +
    solid(sheet, dome, cap, { depth: size * 0.3, lines: 4, gap: size * 0.06 }) +
    cracks.join('') +
    dots(fringe, size * 0.022, flesh.base, 0.9) +
    gleamAt(sheet, turned(at, [-0.4 * size, -0.42 * size], turn), size * 0.2)
  );
}

/** A mushroom lying with its gills up. */
function gillsUp(sheet: Sheet, centre: Point, size: number): string {
  const rim = round(centre, (angle) => size * (1 + 0.02 * Math.sin(angle * 7)), { squash: 0.72, count: 30 });
  const inner = round(centre, () => size * 0.88, { squash: 0.72, count: 26 });
  const gills = Array.from({ length: 60 }, (_, index) => {
    const angle = (index / 60) * Math.PI * 2;
    const at = (reach: number): Point => [
      centre[0] + Math.cos(angle) * size * reach,
      centre[1] + Math.sin(angle) * size * reach * 0.72,
    ];
    return path([at(index % 2 ? 0.5 : 0.26), at(0.85)], false);
  });
  const stem = round([centre[0] + size * 0.1, centre[1] - size * 0.12], () => size * 0.25, {
    squash: 0.85,
    count: 18,
  });
  return (
    solid(sheet, rim, cap, { depth: size * 0.1, lines: 1 }) +
    filled(inner, glow(sheet, flesh)) +
    `<path d="${gills.join('')}" stroke="${flesh.shade}" stroke-width="2.4" stroke-linecap="round"/>` +
    solid(sheet, stem, flesh, { depth: size * 0.1, lines: 2, gap: 6 })
  );
}

/** A cluster of fresh shiitake, one turned over. */
export function shiitake(): string {
  return drawn(
    41,
    (sheet) => {
      return (
        ground(sheet, [590, 785], 1000) +
        mushroom(sheet, [720, 420], 190, 0.12) +
        mushroom(sheet, [395, 440], 205, -0.14) +
        mushroom(sheet, [560, 570], 235, 0.02) +
        mushroom(sheet, [255, 665], 125, -0.2) +
        gillsUp(sheet, [895, 665], 165)
      );
    },
    95,
  );
}
