import { gleamAt } from './citrus.ts';
import { between, curve, type Point, polar, round } from './geometry.ts';
import { path } from './path-data.ts';
import { scattered } from './plants.ts';
import {
  colours,
  crescent,
  dots,
  drawn,
  filled,
  glow,
  ground,
  line,
  outline,
  type Sheet,
  solid,
  stroke,
  type Tones,
  tones,
} from './sheet.ts';

const shells: readonly Tones[] = [
  { light: '#fff8ec', base: '#f3e2c8', shade: '#cfb28a' },
  { light: '#fbe3c6', base: '#e8bf93', shade: '#b98757' },
  { light: '#f6d0aa', base: '#d9a06b', shade: '#a16a3c' },
];

/** Eggs of many shades in a bamboo basket lined with straw. */
export function freeRangeEgg(): string {
  return drawn(
    62,
    (sheet) => {
      const egg = ([x, y]: Point, turn: number, tone: number, size = 78) => {
        const shape = round([x, y], (angle) => size * (1 + 0.1 * Math.cos(angle)), {
          squash: 0.8,
          turn,
          count: 26,
        });
        const shell = shells[tone % shells.length] ?? (shells[0] as Tones);
        const freckles =
          tone % 3 === 2
            ? dots(scattered(sheet, [x, y], size * 0.8, size * 0.62, 16, turn), 1.6, shell.shade, 0.7)
            : '';
        return (
          solid(sheet, shape, shell, { depth: size * 0.34, lines: 3, gap: 8 }) +
          freckles +
          gleamAt(sheet, [x - size * 0.34, y - size * 0.36], size * 0.3)
        );
      };
      const straw = Array.from({ length: 54 }, (_, index) => {
        const angle = Math.PI + (index / 53) * Math.PI;
        const from: Point = [600 + Math.cos(angle) * 340, 440 + Math.sin(angle) * 96];
        const to = sheet.near(
          polar(from, angle + (index % 2 ? 1.9 : -1.9), 60 + sheet.chance.next() * 50),
          14,
        );
        return line(
          curve(from, sheet.near(between(from, to, 0.5), 16), to, 5),
          5,
          index % 3 ? '#d9b765' : '#b98f43',
        );
      });
      return (
        ground(sheet, [600, 768], 900) +
        basketBack(sheet) +
        straw.join('') +
        [
          egg([430, 385], -1.2, 1),
          egg([560, 350], -1.7, 0),
          egg([690, 356], -1.4, 2),
          egg([805, 400], -1.9, 1),
        ].join('') +
        [
          egg([365, 465], -0.8, 2),
          egg([495, 450], -1.5, 1),
          egg([625, 445], -1.2, 2),
          egg([755, 472], -2.1, 0),
        ].join('') +
        [egg([450, 530], -0.9, 0), egg([590, 535], -1.7, 1), egg([715, 552], -1.3, 2)].join('') +
        basketFront(sheet) +
        egg([1015, 730], 0.15, 1, 84)
      );
    },
    70,
  );
}

function basketBack(sheet: Sheet): string {
  const rim = round([600, 440], () => 392, { squash: 0.35, count: 40 });
  return (
    outline(rim, 2.6) + filled(rim, glow(sheet, { light: '#9b7a3f', base: '#b08a49', shade: '#d8bd7b' }))
  );
}

function basketFront(sheet: Sheet): string {
  const edge = (drop: number, half: number, deep: number) =>
    Array.from({ length: 25 }, (_, index): Point => {
      const angle = Math.PI - (index / 24) * Math.PI;
      return [600 + Math.cos(angle) * half, 440 + drop + Math.sin(angle) * deep];
    });
  const [lip, foot] = [edge(0, 392, 137), edge(232, 268, 92)];
  const wall = [...lip, ...foot.toReversed()];
  const bands = Array.from({ length: 6 }, (_, band) => {
    const share = (band + 0.5) / 6;
    const across = lip.map((point, index) => between(point, foot[index] ?? point, share));
    const over = across.slice(0, -1).map((point, index) => {
      if ((index + band) % 2) return '';
      const next = across[index + 1] ?? point;
      return (
        stroke(
          [point, between(point, next, 0.5), next],
          (way) => 24 + 8 * Math.sin(way * Math.PI),
          '#e2c585',
        ) + line([point, next], 1.6, '#94733c', 0.5)
      );
    });
    return line(across, 27, '#b8934f', 0.55) + over.join('');
  });
  const rimRope = edge(2, 392, 137);
  const twists = rimRope.slice(1, -1).map(([x, y]) =>
    path(
      [
        [x - 9, y + 13],
        [x + 9, y - 13],
      ],
      false,
    ),
  );
  return (
    outline(wall, 2.6) +
    filled(wall, glow(sheet, tones.bamboo)) +
    bands.join('') +
    crescent(wall, 90, '#6b4d1f', 0.35) +
    stroke(rimRope, () => 36, colours.ink) +
    stroke(rimRope, () => 31, tones.bamboo.base) +
    `<path d="${twists.join('')}" stroke="${tones.bamboo.shade}" stroke-width="3"/>`
  );
}
