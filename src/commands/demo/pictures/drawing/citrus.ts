import { between, curve, type Point, polar, round } from './geometry.ts';
import { shown } from './path-data.ts';
import { along, type LeafShape, leafAlong, scattered, twig } from './plants.ts';
import { dots, filled, glow, outline, type Sheet, solid, type Tones, tones } from './sheet.ts';

/** A leaf along a branch: where, which way, how long, in which green. */
export type Placed = readonly [share: number, angle: number, length: number, tone: Tones];

export function leaves(
  sheet: Sheet,
  branch: readonly Point[],
  placed: readonly Placed[],
  broad = 0.4,
): string {
  return placed
    .map(([share, angle, length, tone], number) => {
      const shape: LeafShape = { length, width: length * broad, bend: number % 2 === 0 ? 0.11 : -0.09, tone };
      return leafAlong(sheet, branch, share, angle, shape);
    })
    .join('');
}

export interface FruitShape {
  readonly rx: number;
  readonly ry: number;
  readonly turn?: number;
  readonly tone?: Tones;
  /** How many oil glands show. */
  readonly glands?: number;
  readonly stalk?: boolean;
}

/** A citrus fruit, `turn` 0 meaning its stalk is up: body, glands, a gleam, a green star at the stalk. */
export function citrus(sheet: Sheet, centre: Point, shape: FruitShape): string {
  const { rx, ry, turn = 0, tone = tones.kumquat, glands = 26, stalk = true } = shape;
  const body = round(centre, (angle) => rx * (1 + 0.012 * Math.sin(angle * 5)), {
    squash: ry / rx,
    turn,
    count: 24,
  });
  const gleam = polar(centre, -2.2, Math.min(rx, ry) * 0.52);
  const star = polar(centre, turn - Math.PI / 2, ry * 0.93);
  const pores = scattered(sheet, centre, rx * 0.86, ry * 0.86, glands, turn);
  return (
    solid(sheet, body, tone, { depth: rx * 0.42, lines: 4, gap: rx * 0.085 }) +
    dots(pores, 1.5, tone.shade, 0.55) +
    dots(
      pores.map(([x, y]) => [x - 2, y - 2]),
      1.1,
      '#fff3cf',
      0.7,
    ) +
    gleamAt(sheet, gleam, rx * 0.34) +
    (stalk ? calyx(sheet, star, rx * 0.16) : '')
  );
}

/** A soft light on something glossy. */
export function gleamAt(sheet: Sheet, [x, y]: Point, size: number): string {
  const id = sheet.define(
    (name) =>
      `<radialGradient id="${name}"><stop offset="0" stop-color="#fffdf2" stop-opacity=".95"/>` +
      '<stop offset=".35" stop-color="#fffdf2" stop-opacity=".6"/><stop offset="1" stop-color="#fffdf2" stop-opacity="0"/></radialGradient>',
  );
  const spot = `cx="${shown(x)}" cy="${shown(y)}" rx="${shown(size)}" ry="${shown(size * 0.6)}"`;
  return `<ellipse ${spot} fill="url(#${id})" transform="rotate(-42 ${shown(x)} ${shown(y)})"/>`;
}

/** The little green star where a citrus fruit hangs. */
export function calyx(sheet: Sheet, centre: Point, size: number): string {
  const star = round(centre, (angle) => size * (1 + 0.38 * Math.cos(angle * 5)), { count: 20, squash: 0.8 });
  return (
    outline(star, 1.6) + filled(star, glow(sheet, tones.leaf)) + dots([centre], size * 0.3, tones.wood.shade)
  );
}

/** A fruit hanging from a place along a branch. */
export function hanging(
  sheet: Sheet,
  branch: readonly Point[],
  share: number,
  centre: Point,
  shape: FruitShape,
): string {
  const from = along(branch, share);
  const top = polar(centre, (shape.turn ?? 0) - Math.PI / 2, shape.ry * 0.95);
  const stalk = twig(curve(from, between(from, [top[0], from[1]], 0.6), top, 7), 9, 7, tones.leaf);
  return stalk + citrus(sheet, centre, shape);
}

export interface Cut {
  readonly radius: number;
  readonly squash: number;
  readonly segments: number;
  readonly rind: Tones;
  readonly flesh: Tones;
  readonly pith?: string;
  /** How thick rind and pith are, as shares of the radius. */
  readonly peel?: number;
}

/** A citrus fruit cut across: rind, pith and the wheel of segments with their sacs of juice. */
export function wheel(sheet: Sheet, centre: Point, cut: Cut): string {
  const { radius, squash, segments, rind, flesh, pith = '#fdf0cd', peel = 0.14 } = cut;
  const ring = (share: number) => round(centre, () => radius * share, { count: 24, squash });
  const corner = (angle: number, reach: number): Point => [
    centre[0] + Math.cos(angle) * radius * reach,
    centre[1] + Math.sin(angle) * radius * reach * squash,
  ];
  const outer = 1 - peel * 1.3;
  const parts = Array.from({ length: segments }, (_, number) => {
    const middle = (number / segments) * Math.PI * 2 + 0.3;
    const spread = Math.PI / segments - 0.07;
    const edge: readonly (readonly [side: number, reach: number])[] = [
      ...([
        [0, 0.12],
        [-0.8, 0.4],
        [-1, outer * 0.9],
        [-0.4, outer],
      ] as const),
      ...([
        [0.4, outer],
        [1, outer * 0.9],
        [0.8, 0.4],
      ] as const),
    ];
    const wedge = edge.map(([side, reach]) => corner(middle + side * spread, reach));
    const sacs = [0.4, 0.52, 0.64, 0.74].map((share) =>
      corner(middle + (sheet.chance.next() - 0.5) * spread * 1.2, share * outer * 1.1),
    );
    const juice = dots(sacs, radius * 0.03, flesh.light, 0.9);
    return outline(wedge, 1.2, flesh.shade) + filled(wedge, glow(sheet, flesh)) + juice;
  });
  return (
    outline(ring(1), 2.2) + filled(ring(1), glow(sheet, rind)) + filled(ring(1 - peel), pith) + parts.join('')
  );
}
