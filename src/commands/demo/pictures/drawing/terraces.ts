import { type Point, round } from './geometry.ts';
import { house } from './houses.ts';
import { kumquatTree, range, sky, stamp } from './land.ts';
import { drawn, filled, line, outline, stroke, type Tones } from './sheet.ts';

const far: Tones = { light: '#dfe6dc', base: '#c6d5cd', shade: '#aabfb7' };
const middle: Tones = { light: '#b7ccb9', base: '#9dbaa5', shade: '#7c9c87' };
const near: Tones = { light: '#92b188', base: '#769c6d', shade: '#557a51' };
const earth: readonly string[] = ['#a9c27a', '#93b264', '#a3bd72', '#8aab5c'];

/** Kumquat terraces climbing towards karst peaks. */
export function kumquatTerraces(): string {
  return drawn(81, (sheet) => {
    const trees = [
      stamp(sheet, kumquatTree(sheet, 18)),
      stamp(sheet, kumquatTree(sheet, 13)),
      stamp(sheet, kumquatTree(sheet, 22)),
    ];
    const edge = (level: number) =>
      Array.from({ length: 25 }, (_, index): Point => {
        const x = -30 + index * 52.5;
        const slope = 60 * Math.sin((x + level * 70) / 330) - 0.05 * x;
        return [x, 470 + level ** 1.25 * 46 + slope * (1 - level * 0.09)];
      });
    const terraces = Array.from({ length: 8 }, (_, level) => {
      const top = edge(level);
      const size = 0.42 + level * 0.115;
      const gap = 96 * size + 30;
      const row = Array.from({ length: Math.floor(1260 / gap) + 1 }, (_, index) => {
        const x = -10 + index * gap + (level % 2) * gap * 0.5 + (sheet.chance.next() - 0.5) * 10;
        const at = top[Math.min(24, Math.max(0, Math.round((x + 30) / 52.5)))] ?? [x, 0];
        const tree = trees[(index + level) % trees.length];
        return tree ? tree([x, at[1] + 34 + level * 4], size, index % 2 === 0) : '';
      });
      return (
        filled([...top, [1260, 960], [-60, 960]], earth[level % earth.length] ?? '#a9c27a') +
        stroke(
          top.map(([x, y]): Point => [x, y + 5 + level]),
          () => 9 + level * 2,
          '#b8a06a',
        ) +
        line(top, 3.2, '#66803f') +
        line(
          top.map(([x, y]): Point => [x, y + 11 + level * 2]),
          2,
          '#6f8b45',
        ) +
        row.join('')
      );
    });
    return (
      sky(sheet, '#e9efe6', '#fbf1da') +
      outline(
        round([905, 150], () => 62),
        0,
        '#f2c98a',
      ) +
      filled(
        round([905, 150], () => 60),
        '#f6d9a4',
      ) +
      range(sheet, {
        peaks: [
          [130, 250, 92],
          [330, 300, 80],
          [560, 230, 110],
          [760, 310, 84],
          [1010, 260, 98],
          [1180, 220, 80],
        ],
        base: 470,
        tone: far,
        mist: 0.9,
      }) +
      range(sheet, {
        peaks: [
          [40, 200, 84],
          [235, 250, 74],
          [450, 190, 92],
          [905, 240, 80],
          [1105, 215, 92],
        ],
        base: 490,
        tone: middle,
        mist: 0.8,
      }) +
      range(sheet, {
        peaks: [
          [120, 110, 150],
          [640, 90, 220],
          [1040, 130, 170],
        ],
        base: 520,
        tone: near,
        gentle: true,
        mist: 0.3,
      }) +
      terraces.slice(0, 2).join('') +
      house(sheet, [905, 560], 0.62) +
      terraces.slice(2).join('')
    );
  });
}
