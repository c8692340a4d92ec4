import { curve, type Point, points, polar, round } from './geometry.ts';
import { path, shown } from './path-data.ts';
import { scattered } from './plants.ts';
import { colours, dots, filled, glow, outline, type Sheet, stroke, type Tones, tones } from './sheet.ts';

/** A karst peak: where, how high, how wide. Its sides are steep and its head is round. */
export type Peak = readonly [x: number, height: number, width: number];

export interface Range {
  readonly peaks: readonly Peak[];
  /** Where the peaks stand on the sheet. */
  readonly base: number;
  readonly tone: Tones;
  /** Broad hills instead of steep towers. */
  readonly gentle?: boolean;
  /** How much of the foot is lost in mist, 0 to 1. */
  readonly mist?: number;
}

function heightAt(x: number, peaks: readonly Peak[], gentle: boolean): number {
  const power = gentle ? 2 : 3.4;
  return Math.max(
    ...peaks.map(([at, height, width]) => height * Math.exp(-(Math.abs((x - at) / width) ** power))),
  );
}

/** A range of hills across the sheet: silhouette, shaded flanks in pen strokes, mist at the foot. */
export function range(sheet: Sheet, { peaks, base, tone, gentle = false, mist = 0.6 }: Range): string {
  const crest = Array.from({ length: 81 }, (_, index): Point => {
    const x = -30 + index * 15.8;
    return [x, base - heightAt(x, peaks, gentle) - 3 * Math.sin(x * 0.21) - 2 * Math.sin(x * 0.53)];
  });
  const flanks = peaks.flatMap(([at, height, width]) =>
    Array.from({ length: gentle ? 5 : 9 }, (_, index) => {
      const x = at + width * (0.05 + index * (gentle ? 0.16 : 0.095)) + (sheet.chance.next() - 0.5) * 8;
      const top = base - heightAt(x, peaks, gentle) + 8;
      const low = Math.min(base, top + height * (0.16 + sheet.chance.next() * 0.3));
      return path(
        [
          [x, top],
          [x + width * 0.05, (top + low) / 2],
          [x + width * 0.09, low],
        ],
        false,
      );
    }),
  );
  const veil = sheet.define(
    (name) =>
      `<linearGradient id="${name}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${colours.paper}" stop-opacity="0"/>` +
      `<stop offset="1" stop-color="${colours.paper}" stop-opacity="${mist}"/></linearGradient>`,
  );
  const top = Math.min(...crest.map(([, y]) => y));
  const silhouette = [...crest, [1500, base + 60], [-300, base + 60]] as const;
  const fall = base + 60 - top;
  return (
    filled(
      crest
        .map(([x, y]): Point => [x, y - 2])
        .concat([
          [1500, base + 60],
          [-300, base + 60],
        ]),
      tone.shade,
    ) +
    filled(silhouette, tone.base) +
    `<path d="${flanks.join('')}" fill="none" stroke="${tone.shade}" stroke-width="2.4" stroke-linecap="round" opacity=".6"/>` +
    (mist > 0
      ? `<rect x="0" y="${shown(top + fall * 0.45)}" width="1200" height="${shown(fall * 0.56)}" fill="url(#${veil})"/>`
      : '')
  );
}

/** Something drawn once and set down many times, larger or smaller. */
export function stamp(
  sheet: Sheet,
  drawing: string,
): (at: Point, scale: number, mirrored?: boolean) => string {
  const id = sheet.define((name) => `<g id="${name}">${drawing}</g>`);
  return ([x, y], scale, mirrored = false) => {
    const across = mirrored ? `-${shown(scale)}` : shown(scale);
    return `<use href="#${id}" transform="translate(${shown(x)} ${shown(y)})scale(${across} ${shown(scale)})"/>`;
  };
}

/** A kumquat tree about 100 across, its foot at the origin. */
export function kumquatTree(sheet: Sheet, fruits = 16): string {
  const crown = round(
    [0, -58],
    (angle) => 50 * (1 + 0.07 * Math.sin(angle * 6) + 0.04 * Math.sin(angle * 9)),
    { squash: 0.88, count: 28 },
  );
  const tufts = scattered(sheet, [-6, -62], 36, 30, 9).map((at) =>
    path(curve(polar(at, 2.6, 8), polar(at, -1.57, 9), polar(at, 0.5, 8), 4), false),
  );
  const fruit = scattered(sheet, [0, -54], 42, 35, fruits);
  return (
    stroke(curve([0, 2], [-2, -14], [0, -30], 4), (share) => 9 - 3 * share, tones.wood.shade) +
    outline(crown, 2) +
    filled(crown, glow(sheet, { light: '#87ae58', base: '#4f8338', shade: '#2c5729' })) +
    `<path d="${tufts.join('')}" fill="none" stroke="#9fc06c" stroke-width="2.4" stroke-linecap="round" opacity=".8"/>` +
    dots(fruit, 4.6, '#b65c10') +
    dots(
      fruit.map(([x, y]) => [x - 0.6, y - 0.8]),
      3.9,
      '#f0a02c',
    )
  );
}

/** A fir about 150 tall, its foot at the origin. */
export function fir(
  sheet: Sheet,
  tone: Tones = { light: '#6f9a68', base: '#3d6b4a', shade: '#234635' },
): string {
  const tiers = [0, 1, 2, 3, 4, 5].map((tier) => {
    const [y, half] = [-18 - tier * 22, 36 - tier * 5.4];
    const edge: Point[] = [
      [0, y - 40],
      [half * 0.5, y - 14],
      [half, y + 5],
      [half * 0.4, y - 1],
      [0, y + 6],
      [-half * 0.45, y - 1],
      [-half, y + 4],
      [-half * 0.5, y - 14],
    ];
    return outline(edge, 1.6) + filled(edge, glow(sheet, tone));
  });
  return stroke(points('0,2 0,-10 0,-24'), () => 7, tones.wood.shade) + tiers.join('');
}

/** A wash of mist lying across the sheet. */
export function mistBand(sheet: Sheet, y: number, height: number, strength = 0.85): string {
  const id = sheet.define(
    (name) =>
      `<linearGradient id="${name}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fffdf6" stop-opacity="0"/>` +
      `<stop offset=".5" stop-color="#fffdf6" stop-opacity="${strength}"/><stop offset="1" stop-color="#fffdf6" stop-opacity="0"/></linearGradient>`,
  );
  return `<rect x="0" y="${shown(y)}" width="1200" height="${shown(height)}" fill="url(#${id})"/>`;
}

/** The sky: pale above, warm where it meets the hills. */
export function sky(sheet: Sheet, above: string, below: string): string {
  const id = sheet.define(
    (name) =>
      `<linearGradient id="${name}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${above}"/><stop offset="1" stop-color="${below}"/></linearGradient>`,
  );
  return `<rect width="1200" height="620" fill="url(#${id})"/>`;
}
