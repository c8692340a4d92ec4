import { wheel } from './citrus.ts';
import { curve, type Point, round } from './geometry.ts';
import { leaf, scattered, twig } from './plants.ts';
import { dots, drawn, filled, glow, ground, outline, type Sheet, solid, type Tones, tones } from './sheet.ts';

const pomelo: Tones = { light: '#f6e68c', base: '#dcc552', shade: '#9b9636' };
const pale: Tones = { light: '#fffbe8', base: '#f6eab9', shade: '#d6c27a' };

/** A pear-shaped Shatian pomelo with its leaves, a quarter cut out beside it. */
export function shatianPomelo(): string {
  return drawn(22, (sheet) => {
    const centre: Point = [430, 500];
    const body = round(centre, () => 252, { count: 36 }).map(([x, y]): Point => {
      const above = Math.max(0, (centre[1] + 40 - y) / 292);
      return [centre[0] + (x - centre[0]) * (1 - 0.2 * above ** 1.5), y - 34 * above ** 2];
    });
    const pores = scattered(sheet, [430, 530], 205, 190, 120);
    return (
      ground(sheet, [440, 768], 640) +
      ground(sheet, [880, 790], 500) +
      leaf(sheet, [432, 190], -0.3, { length: 270, width: 118, tone: tones.deepLeaf, bend: -0.12 }) +
      leaf(sheet, [424, 190], -2.75, { length: 230, width: 104 }) +
      solid(sheet, body, pomelo, { depth: 96, lines: 6, gap: 15 }) +
      dots(pores, 2.4, pomelo.shade, 0.45) +
      dots(
        pores.map(([x, y]) => [x - 3, y - 3]),
        1.6,
        '#fbf6c4',
        0.8,
      ) +
      twig(curve([428, 232], [418, 180], [440, 110], 7), 20, 14, tones.leaf) +
      sliced(sheet, [885, 640])
    );
  });
}

function sliced(sheet: Sheet, centre: Point): string {
  const behind = round([centre[0] + 26, centre[1] + 6], () => 196, { squash: 0.94, count: 26 });
  return (
    outline(behind, 2.4) +
    filled(behind, glow(sheet, pomelo)) +
    wheel(sheet, centre, {
      radius: 192,
      squash: 0.94,
      segments: 11,
      rind: pomelo,
      flesh: pale,
      pith: '#fffaf0',
      peel: 0.06,
    })
  );
}
