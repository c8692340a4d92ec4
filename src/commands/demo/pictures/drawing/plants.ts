import { between, curve, offset, type Point, polar } from './geometry.ts';
import { path } from './path-data.ts';
import { colours, filled, glow, line, outline, type Sheet, stroke, type Tones, tones } from './sheet.ts';

export interface LeafShape {
  readonly length: number;
  readonly width: number;
  /** How far the midrib bends aside, as a share of the length. */
  readonly bend?: number;
  readonly tone?: Tones;
  readonly veins?: number;
  /** Where the leaf is widest, 0 at the stalk to 1 at the tip. */
  readonly belly?: number;
}

/** A leaf from its stalk: two halves in two tones, midrib, side veins, pen outline. */
export function leaf(sheet: Sheet, from: Point, angle: number, shape: LeafShape): string {
  const { length, width, bend = 0.12, tone = tones.leaf, veins = 6, belly = 0.45 } = shape;
  const tip = polar(from, angle, length);
  const elbow = polar(between(from, tip, 0.5), angle + Math.PI / 2, bend * length);
  const rib = curve(from, elbow, tip, 11);
  const half = (side: 1 | -1) =>
    offset(rib, (index) => side * width * 0.5 * swell(index / (rib.length - 1), belly), false);
  const [left, right] = [half(1), half(-1)];
  const edge = [...left, ...right.slice(1, -1).reverse()];
  const sides = Array.from({ length: veins }, (_, number) => {
    const at = Math.round(1 + ((number + 0.6) / veins) * (rib.length - 4));
    const [root, left2, right2] = [rib[at], left[at + 2], right[at + 2]];
    if (!root || !left2 || !right2) return '';
    const vein = (end: Point) =>
      path(
        curve(root, between(between(root, end, 0.5), rib[at + 1] ?? root, 0.2), between(root, end, 0.86), 4),
        false,
      );
    return vein(left2) + vein(right2);
  });
  return (
    outline(edge, 2) +
    filled(edge, glow(sheet, tone)) +
    filled([...rib, ...right.slice(1, -1).reverse()], tone.shade, 0.38) +
    `<path d="${sides.join('')}" fill="none" stroke="${tone.light}" stroke-width="1.5" opacity=".75" stroke-linecap="round"/>` +
    line(rib.slice(0, -1), 2.6, tone.light)
  );
}

/** A leaf on its short stalk, growing from a place along a branch. */
export function leafAlong(
  sheet: Sheet,
  branch: readonly Point[],
  share: number,
  angle: number,
  shape: LeafShape,
): string {
  const root = along(branch, share);
  const base = polar(root, angle, shape.length * 0.13);
  return (
    twig([root, base, polar(root, angle, shape.length * 0.17)], 7, 4, shape.tone ?? tones.leaf) +
    leaf(sheet, base, angle, shape)
  );
}

/** The point at a share of the way along a line of points. */
export function along(points: readonly Point[], share: number): Point {
  const way = share * (points.length - 1);
  const index = Math.min(Math.floor(way), points.length - 2);
  const [from, to] = [points[index] ?? [0, 0], points[index + 1] ?? [0, 0]];
  return between(from as Point, to as Point, way - index);
}

/** Nothing at the stalk, full at the belly, pointed at the tip. */
function swell(share: number, belly: number): number {
  const power = Math.log(0.5) / Math.log(belly);
  return Math.sin(Math.PI * share ** power) ** 0.85;
}

/** A woody twig that thins along its way, with a few lines of bark. */
export function twig(
  points: readonly Point[],
  thick: number,
  thin = thick * 0.35,
  tone: Tones = tones.wood,
): string {
  const width = (share: number) => thick + (thin - thick) * share;
  const lower = offset(points, (index) => -width(index / (points.length - 1)) * 0.22, false);
  return (
    stroke(points, (share) => width(share) + 3.4, colours.ink) +
    stroke(points, width, tone.base) +
    stroke(lower, (share) => width(share) * 0.32, tone.shade) +
    line(
      offset(points, (index) => width(index / (points.length - 1)) * 0.24, false),
      1.4,
      tone.light,
      0.9,
    )
  );
}

/** Points scattered inside a circle squeezed to an oval, denser than chance would have them. */
export function scattered(
  sheet: Sheet,
  centre: Point,
  rx: number,
  ry: number,
  count: number,
  turn = 0,
): Point[] {
  return Array.from({ length: count }, (_, index) => {
    const reach = Math.sqrt((index + 0.5) / count);
    const angle = index * 2.39996;
    const [x, y] = sheet.near([Math.cos(angle) * reach * rx, Math.sin(angle) * reach * ry], rx * 0.06);
    return [
      centre[0] + x * Math.cos(turn) - y * Math.sin(turn),
      centre[1] + x * Math.sin(turn) + y * Math.cos(turn),
    ];
  });
}
