import { between, type Point, points } from './geometry.ts';
import { drumTower, house } from './houses.ts';
import { fir, kumquatTree, mistBand, range, sky, stamp } from './land.ts';
import { path } from './path-data.ts';
import { drawn, filled, line, type Tones } from './sheet.ts';

const far: Tones = { light: '#dfe6dc', base: '#c6d5cd', shade: '#aabfb7' };
const middle: Tones = { light: '#b7ccb9', base: '#9dbaa5', shade: '#7c9c87' };
const near: Tones = { light: '#92b188', base: '#769c6d', shade: '#557a51' };

/** A village of timber houses round its drum tower, rice fields before it and hills behind. */
export function drumTowerVillage(): string {
  return drawn(83, (sheet) => {
    const tree = stamp(sheet, fir(sheet));
    const orchard = stamp(sheet, kumquatTree(sheet, 14));
    const fields = ['#e3cf7c', '#cfd08a', '#d9c468', '#b9c878', '#dcc873'];
    const bund = (level: number) =>
      Array.from({ length: 21 }, (_, index): Point => {
        const x = -60 + index * 66;
        return [x, 668 + level * 46 + 16 * Math.sin(x / 210 + level * 1.3) + 8 * Math.sin(x / 90 + level)];
      });
    const paddies = Array.from({ length: 6 }, (_, level) => {
      const edge = bund(level);
      const stubble = Array.from({ length: 54 }, (_, index) => {
        const along = (index / 54) * 19.9;
        const at = between(
          edge[Math.floor(along)] ?? [0, 0],
          edge[Math.floor(along) + 1] ?? [0, 0],
          along % 1,
        );
        const [x, y] = sheet.near([at[0], at[1] + 26], 11);
        return path(
          [
            [x - 4, y - 7],
            [x, y + 3],
            [x + 5, y - 8],
          ],
          false,
        );
      });
      return (
        filled([...edge, [1320, 1000], [-120, 1000]], fields[level % fields.length] ?? '#d9c468') +
        line(edge, 5, '#8a8a4a') +
        line(
          edge.map(([x, y]): Point => [x, y - 3]),
          2.4,
          '#b9c56e',
        ) +
        `<path d="${stubble.join('')}" fill="none" stroke="#a58a34" stroke-width="2" opacity=".55"/>`
      );
    });
    const homes: readonly (readonly [at: Point, scale: number])[] = [
      [[190, 560], 0.72],
      [[1010, 556], 0.7],
      [[385, 574], 0.66],
      [[840, 576], 0.72],
      [[90, 640], 0.98],
      [[300, 652], 1.02],
      [[900, 650], 1.04],
      [[1120, 644], 1],
    ];
    return (
      sky(sheet, '#e6ede9', '#fbeed2') +
      range(sheet, {
        peaks: [
          [60, 330, 120],
          [300, 260, 95],
          [870, 290, 100],
          [1120, 350, 120],
          [600, 200, 150],
        ],
        base: 470,
        tone: far,
        mist: 0.9,
      }) +
      range(sheet, {
        peaks: [
          [-20, 230, 180],
          [230, 190, 130],
          [1000, 200, 150],
          [1220, 240, 130],
          [620, 110, 190],
        ],
        base: 510,
        tone: middle,
        mist: 0.7,
      }) +
      range(sheet, {
        peaks: [
          [120, 150, 220],
          [560, 60, 260],
          [1040, 160, 240],
        ],
        base: 580,
        tone: near,
        gentle: true,
        mist: 0.15,
      }) +
      [60, 130, 250, 330, 905, 990, 1090, 1170]
        .map((x, index) => tree([x, 500 + (index % 3) * 16], 0.66, index % 2 === 0))
        .join('') +
      mistBand(sheet, 430, 90, 0.6) +
      filled(points('-160,600 300,560 600,566 900,558 1360,600 1360,1000 -160,1000'), '#9fbb73') +
      homes
        .slice(0, 4)
        .map(([at, scale]) => house(sheet, at, scale))
        .join('') +
      drumTower(sheet, [600, 648], 0.82) +
      [470, 728].map((x) => orchard([x, 650], 0.66)).join('') +
      homes
        .slice(4)
        .map(([at, scale]) => house(sheet, at, scale))
        .join('') +
      [205, 405, 800, 1010].map((x, index) => orchard([x, 668], 0.78, index % 2 === 0)).join('') +
      paddies.join('')
    );
  });
}
