import { curve, type Point, polar, round } from './geometry.ts';
import { leaf } from './plants.ts';
import { filled, glow, line, outline, type Sheet, stroke, tones } from './sheet.ts';

/** A stalk of rice that bows under its ear. */
export function riceEar(sheet: Sheet, root: Point, bow: Point, tip: Point, grains = 26): string {
  const stalk = curve(root, bow, tip, 22);
  const ear = stalk.slice(11);
  const kernels = Array.from({ length: grains }, (_, index) => {
    const at = ear[Math.floor((index / grains) * ear.length)] ?? tip;
    const next = ear[Math.floor((index / grains) * ear.length) + 1] ?? tip;
    const along = Math.atan2(next[1] - at[1], next[0] - at[0]);
    const side = index % 2 ? 0.6 : -0.6;
    const grain = round(polar(at, along + side, 24), () => 21, {
      squash: 0.44,
      turn: along + side * 0.8,
      count: 12,
    });
    return (
      line([at, polar(at, along + side, 12)], 2.4, '#9a7a2c') +
      outline(grain, 1.5, '#7a5a1d') +
      filled(grain, glow(sheet, { light: '#f7df92', base: '#dcb54c', shade: '#a67a22' }))
    );
  });
  return (
    leaf(sheet, stalk[5] ?? root, Math.atan2(tip[1] - root[1], tip[0] - root[0]) + 0.5, {
      length: 250,
      width: 26,
      bend: -0.2,
      veins: 0,
      belly: 0.3,
      tone: tones.leaf,
    }) +
    stroke(stalk, (share) => 9 - 6 * share, '#6f7d2f') +
    kernels.join('')
  );
}
