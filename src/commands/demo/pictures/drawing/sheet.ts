import { type Seeded, seeded } from '../../seeded.ts';
import { normals, offset, type Point } from './geometry.ts';
import { path, shown } from './path-data.ts';

export const colours = {
  paper: '#faf6ec',
  ink: '#3a3527',
  shadow: '#d8ccb2',
} as const;

/** Three tones of one thing: lit, its own colour, in shade. */
export interface Tones {
  readonly light: string;
  readonly base: string;
  readonly shade: string;
}

export const tones = {
  leaf: { light: '#8fb264', base: '#5b8c3a', shade: '#37602a' },
  deepLeaf: { light: '#6c9a4c', base: '#3f7136', shade: '#25502b' },
  kumquat: { light: '#f8c257', base: '#e8951f', shade: '#bf610f' },
  wood: { light: '#b18a60', base: '#85603c', shade: '#563b25' },
  bamboo: { light: '#ead7a2', base: '#cfae6c', shade: '#94733c' },
  cream: { light: '#fffdf5', base: '#f5ead0', shade: '#d2bd93' },
} as const satisfies Record<string, Tones>;

/** Light falls from the upper left; a normal that points away from it lies in shade. */
const AWAY: Point = [0.55, 0.83];

/** One sheet of paper being drawn on: chance for the hand's unevenness, and definitions used more than once. */
export interface Sheet {
  readonly chance: Seeded;
  /** Keeps a gradient or a shape to be used again, and answers its id. */
  define(make: (id: string) => string): string;
  /** A point moved a little, as a hand would. */
  near(point: Point, by: number): Point;
}

function lit(normal: Point): number {
  return normal[0] * AWAY[0] + normal[1] * AWAY[1];
}

/** Draws on a fresh sheet and answers the whole SVG; `raise` lifts a low drawing towards the middle of its sheet. */
export function drawn(seed: number, draw: (sheet: Sheet) => string, raise = 0): string {
  const chance = seeded(seed);
  const definitions = new Map<string, string>();
  const sheet: Sheet = {
    chance,
    define(make) {
      const key = make('*');
      const id = definitions.get(key) ?? `d${definitions.size}`;
      definitions.set(key, id);
      return id;
    },
    near: ([x, y], by) => [x + (chance.next() - 0.5) * 2 * by, y + (chance.next() - 0.5) * 2 * by],
  };
  const body = draw(sheet);
  const defs = [...definitions].map(([make, id]) => make.replace('id="*"', `id="${id}"`)).join('');
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 900" width="1200" height="900">' +
    `${defs && `<defs>${defs}</defs>`}<rect width="1200" height="900" fill="${colours.paper}"/>` +
    `${raise > 0 ? `<g transform="translate(0 -${raise})">${body}</g>` : body}</svg>\n`
  );
}

/** A fill that is light where the light falls. */
export function glow(sheet: Sheet, { light, base, shade }: Tones): string {
  const id = sheet.define(
    (name) =>
      `<radialGradient id="${name}" cx=".36" cy=".3" r=".78"><stop offset="0" stop-color="${light}"/>` +
      `<stop offset=".5" stop-color="${base}"/><stop offset="1" stop-color="${shade}"/></radialGradient>`,
  );
  return `url(#${id})`;
}

export function filled(points: readonly Point[], fill: string, opacity = 1): string {
  return `<path d="${path(points)}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;
}

/** A pen's outline, to be laid under its fill: thin towards the light, heavier in the shade. */
export function outline(points: readonly Point[], weight = 2.4, ink: string = colours.ink): string {
  return filled(
    offset(points, (_, normal) => weight * (0.55 + 0.85 * Math.max(0, lit(normal)))),
    ink,
  );
}

/** A brush stroke that swells and thins: `width` by the share of the way. */
export function stroke(points: readonly Point[], width: (share: number) => number, fill: string): string {
  const share = (index: number) => index / (points.length - 1);
  const left = offset(points, (index) => width(share(index)) / 2, false);
  const right = offset(points, (index) => -width(share(index)) / 2, false).reverse();
  return `<path d="${path([...left, ...right])}" fill="${fill}"/>`;
}

/** A thin line of even weight. */
export function line(
  points: readonly Point[],
  width: number,
  ink: string = colours.ink,
  opacity = 1,
): string {
  const faint = opacity < 1 ? ` opacity="${opacity}"` : '';
  return `<path d="${path(points, false)}" fill="none" stroke="${ink}" stroke-width="${width}" stroke-linecap="round"${faint}/>`;
}

/** The dark crescent on the side away from the light. */
export function crescent(points: readonly Point[], depth: number, fill: string, opacity = 0.35): string {
  const outward = normals(points, true);
  const shaded = inShade(points, outward, 0);
  const inner = offset(points, (_, normal) => -depth * Math.max(0, lit(normal)) ** 2);
  const at = (line: readonly Point[]) => shaded.flatMap((index) => [line[index] ?? [0, 0]] as Point[]);
  return filled([...at(points), ...at(inner).reverse()], fill, opacity);
}

/** The longest stretch of an outline that lies in shade, in the order of the outline. */
function inShade(points: readonly Point[], outward: readonly Point[], from: number): number[] {
  const start = outward.findIndex((normal) => lit(normal) < -0.4);
  const stretches: number[][] = [[]];
  for (const step of points.keys()) {
    const index = (step + start) % points.length;
    if (lit(outward[index] ?? [0, 0]) > from) stretches.at(-1)?.push(index);
    else if (stretches.at(-1)?.length) stretches.push([]);
  }
  return stretches.reduce((longest, stretch) => (stretch.length > longest.length ? stretch : longest));
}

/** Engraver's lines that follow the edge inside the shade. */
export function hatching(
  sheet: Sheet,
  points: readonly Point[],
  { gap = 8, lines = 4, ink = colours.ink as string, opacity = 0.4 } = {},
): string {
  const outward = normals(points, true);
  const strokes = Array.from({ length: lines }, (_, number) => {
    const inner = offset(points, () => -gap * (number + 1));
    const run = inShade(points, outward, 0.25 + number * 0.16 + sheet.chance.next() * 0.1);
    const kept = run.map((index) => sheet.near(inner[index] ?? [0, 0], 0.8));
    return kept.length > 2 ? path(kept, false) : '';
  });
  return `<path d="${strokes.join('')}" fill="none" stroke="${ink}" stroke-width="1.5" stroke-linecap="round" opacity="${opacity}"/>`;
}

/** A rounded body: glowing fill, crescent of shade, engraver's lines, pen outline. */
export function solid(
  sheet: Sheet,
  points: readonly Point[],
  tone: Tones,
  { depth = 26, weight = 2.4, lines = 4, gap = 8 } = {},
): string {
  return (
    outline(points, weight) +
    filled(points, glow(sheet, tone)) +
    crescent(points, depth, tone.shade, 0.5) +
    (lines > 0 ? hatching(sheet, points, { lines, gap, ink: tone.shade, opacity: 0.7 }) : '')
  );
}

/** Many dots in one path. */
export function dots(at: readonly Point[], radius: number, fill: string, opacity = 1): string {
  const d = at.map(([x, y]) => `M${Math.round(x)} ${Math.round(y)}h0`).join('');
  return `<path d="${d}" stroke="${fill}" stroke-width="${radius * 2}" stroke-linecap="round" fill="none" opacity="${opacity}"/>`;
}

/** The soft shadow things cast on the table. */
export function ground(sheet: Sheet, [x, y]: Point, width: number, height = width * 0.1): string {
  const id = sheet.define(
    (name) =>
      `<radialGradient id="${name}"><stop offset="0" stop-color="#9c8c66" stop-opacity=".6"/>` +
      '<stop offset=".6" stop-color="#b9a983" stop-opacity=".3"/><stop offset="1" stop-color="#b9a983" stop-opacity="0"/></radialGradient>',
  );
  const strokes = Array.from({ length: 5 }, (_, index) => {
    const level = y + height * (0.15 + index * 0.16);
    const half = width * (0.42 - index * 0.06) * (0.85 + sheet.chance.next() * 0.3);
    const aside = (sheet.chance.next() - 0.4) * width * 0.12;
    return `M${Math.round(x - half + aside)} ${Math.round(level)}h${Math.round(half * 2)}`;
  });
  return (
    `<ellipse cx="${shown(x)}" cy="${shown(y)}" rx="${shown(width * 0.6)}" ry="${shown(height * 1.3)}" fill="url(#${id})"/>` +
    `<path d="${strokes.join('')}" stroke="#a8976d" stroke-width="1.5" stroke-linecap="round" opacity=".55"/>`
  );
}
