import { broadLeaf, tendril, vineLeaf } from './broad-leaf.ts';
import { gleamAt } from './citrus.ts';
import { curve, type Point, points, polar, round, through } from './geometry.ts';
import { twig } from './plants.ts';
import { drawn, filled, glow, outline, type Tones, tones } from './sheet.ts';

const vine: Tones = { light: '#a3bf6b', base: '#7a9a45', shade: '#4d6b2c' };
const berry: Tones = { light: '#8b7bb4', base: '#4d3d78', shade: '#251b45' };
const ruddy: Tones = { light: '#a37aa8', base: '#6b3d72', shade: '#381b42' };

/** A full bunch of dark grapes with its bloom, under a vine leaf. */
export function summerGrape(): string {
  return drawn(32, (sheet) => {
    const rows = [4, 6, 7, 7, 7, 6, 6, 5, 4, 3, 3, 2, 1];
    const berries = rows.flatMap((count, row) =>
      Array.from({ length: count }, (_, index): Point => {
        const lean = row * 5 - 26;
        return sheet.near([600 + lean + (index - (count - 1) / 2) * 72, 286 + row * 43], 13);
      }),
    );
    const grape = (at: Point, index: number) => {
      const size = 45 + sheet.chance.next() * 5;
      const body = round(at, () => size, { squash: 1.06, count: 12 });
      const bloom = round(polar(at, -2.3, size * 0.3), () => size * 0.52, {
        squash: 0.8,
        turn: -0.7,
        count: 10,
      });
      return (
        outline(body, 2.2, '#1d1533') +
        filled(body, glow(sheet, index % 4 === 1 ? ruddy : berry)) +
        filled(bloom, '#c9c4e2', 0.3) +
        gleamAt(sheet, polar(at, -2.2, size * 0.42), size * 0.26)
      );
    };
    const cane = through(points('150,96 420,120 640,92 1060,128'), false, 5);
    return (
      broadLeaf(sheet, [905, 190], 0.55, 210, vineLeaf, tones.deepLeaf) +
      twig(curve([800, 112], [850, 140], [905, 192], 6), 9, 7, vine) +
      twig(cane, 24, 15) +
      twig(curve([612, 100], [585, 170], [592, 270], 6), 15, 10, vine) +
      twig(curve([430, 112], [370, 150], [330, 216], 6), 9, 7, vine) +
      berries.map(grape).join('') +
      broadLeaf(sheet, [330, 215], 2.45, 225, vineLeaf, tones.leaf) +
      tendril([1010, 122], 1.1, 170)
    );
  });
}
