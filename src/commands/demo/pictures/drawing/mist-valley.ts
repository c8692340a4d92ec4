import { curve, type Point, points, round } from './geometry.ts';
import { fir, mistBand, range, sky, stamp } from './land.ts';
import { path } from './path-data.ts';
import { drawn, filled, line, outline, stroke, type Tones } from './sheet.ts';

const middle: Tones = { light: '#b7ccb9', base: '#9dbaa5', shade: '#7c9c87' };
const near: Tones = { light: '#92b188', base: '#769c6d', shade: '#557a51' };

/** Morning mist over a winding river between fir-clad hills. */
export function mistValley(): string {
  return drawn(82, (sheet) => {
    const tree = stamp(sheet, fir(sheet));
    const pale = stamp(sheet, fir(sheet, { light: '#a8c0a4', base: '#7f9f88', shade: '#5f826e' }));
    const course: readonly (readonly [y: number, x: number, half: number])[] = [
      ...([
        [606, 720, 12],
        [632, 664, 26],
        [668, 700, 44],
        [716, 690, 72],
      ] as const),
      ...([
        [780, 560, 112],
        [850, 560, 160],
        [930, 640, 220],
      ] as const),
    ];
    const bank = (side: 1 | -1) => course.map(([y, x, half]): Point => [x + side * half, y]);
    const water = [...bank(-1), ...bank(1).reverse()];
    const glints = course.slice(3).flatMap(([y, x, half], index) =>
      [0.2, -0.3].map((aside) =>
        path(
          [
            [x + half * aside - half * 0.3, y + index * 6],
            [x + half * aside + half * 0.3, y + index * 6],
          ],
          false,
        ),
      ),
    );
    const wood = (
      count: number,
      from: number,
      to: number,
      y: (x: number) => number,
      size: number,
      ink: typeof tree,
    ) =>
      Array.from({ length: count }, (_, index) => {
        const x = from + ((to - from) * (index + 0.5)) / count + (sheet.chance.next() - 0.5) * 26;
        return ink(
          [x, y(x) + sheet.chance.next() * 16],
          size * (0.8 + sheet.chance.next() * 0.4),
          index % 2 === 0,
        );
      }).join('');
    return (
      sky(sheet, '#e4ece8', '#fdeccb') +
      filled(
        round([330, 235], () => 70),
        '#f4b765',
      ) +
      filled(
        round([330, 235], () => 96),
        '#f8d9a0',
        0.35,
      ) +
      range(sheet, {
        peaks: [
          [90, 200, 150],
          [420, 150, 190],
          [760, 240, 170],
          [1090, 190, 160],
        ],
        base: 440,
        tone: { light: '#e2e9e2', base: '#cfdcd6', shade: '#b4c7c0' },
        gentle: true,
        mist: 0.95,
      }) +
      mistBand(sheet, 350, 120) +
      range(sheet, {
        peaks: [
          [230, 190, 90],
          [560, 120, 140],
          [900, 220, 95],
          [1130, 160, 110],
        ],
        base: 510,
        tone: middle,
        mist: 0.95,
      }) +
      mistBand(sheet, 430, 130, 0.95) +
      range(sheet, {
        peaks: [
          [-20, 240, 230],
          [300, 80, 140],
          [1000, 170, 260],
          [1240, 220, 160],
        ],
        base: 580,
        tone: near,
        gentle: true,
        mist: 0.5,
      }) +
      wood(15, -20, 360, (x) => 560 - 150 * Math.exp(-(((x + 20) / 230) ** 2)), 0.5, pale) +
      wood(16, 770, 1220, (x) => 585 - 120 * Math.exp(-(((x - 1000) / 260) ** 2)), 0.5, pale) +
      mistBand(sheet, 520, 130, 0.9) +
      filled(points('-160,610 260,600 520,596 900,604 1360,610 1360,1000 -160,1000'), '#a9c27a') +
      filled(water, '#cfe0dc') +
      line(bank(-1), 3, '#7c9a86') +
      line(bank(1), 3, '#7c9a86') +
      `<path d="${glints.join('')}" stroke="#ffffff" stroke-width="5" stroke-linecap="round" opacity=".9"/>` +
      raft([570, 806]) +
      mistBand(sheet, 590, 90, 0.8) +
      wood(10, -40, 420, (x) => 760 + x * 0.08, 1.15, tree) +
      wood(8, 830, 1240, (x) => 800 - (x - 830) * 0.06, 1.2, tree) +
      filled(points('-30,850 200,830 420,880 430,940 -30,940'), '#7ea254') +
      filled(points('780,900 960,850 1240,830 1240,940 770,940'), '#7ea254')
    );
  });
}

/** A bamboo raft with its poler. */
function raft([x, y]: Point): string {
  const poles = [0, 6, 12].map((drop) =>
    stroke(
      curve([x - 70, y + drop - 4], [x, y + drop + 4], [x + 78, y + drop - 8], 7),
      () => 7,
      drop === 6 ? '#c9a869' : '#b08d50',
    ),
  );
  const body = [
    [x - 8, y - 2],
    [x - 12, y - 40],
    [x, y - 54],
    [x + 12, y - 40],
    [x + 8, y - 2],
  ] as const;
  const hat = [
    [x - 24, y - 54],
    [x, y - 74],
    [x + 24, y - 54],
    [x, y - 50],
  ] as const;
  return (
    line(
      [
        [x - 60, y + 20],
        [x + 70, y + 22],
      ],
      4,
      '#9fbcb2',
      0.8,
    ) +
    poles.join('') +
    outline(body, 1.6) +
    filled(body, '#4a6478') +
    outline(hat, 1.6) +
    filled(hat, '#dcb96a') +
    line(
      [
        [x + 34, y - 96],
        [x + 22, y - 30],
        [x + 6, y + 46],
      ],
      3.4,
      '#7a5f33',
    )
  );
}
