import { citrus, wheel } from './citrus.ts';
import { curve, type Point, points, through, turned } from './geometry.ts';
import { leaf, scattered, twig } from './plants.ts';
import { dots, drawn, ground, line, type Sheet, solid, type Tones, tones } from './sheet.ts';

const orange: Tones = { light: '#f7b552', base: '#e67f1d', shade: '#b9500f' };
const juice: Tones = { light: '#ffd591', base: '#f2a23a', shade: '#cf7516' };

/** Shatang mandarins with their leaves on, one cut across and two segments beside it. */
export function shatangMandarin(): string {
  return drawn(
    21,
    (sheet) => {
      const mandarin = (centre: Point, rx: number, turn: number) =>
        citrus(sheet, centre, { rx, ry: rx * 0.84, turn, tone: orange, glands: 60 });
      return (
        ground(sheet, [620, 655], 520) +
        ground(sheet, [360, 765], 620) +
        ground(sheet, [850, 790], 560) +
        twig(curve([668, 400], [676, 330], [640, 270], 6), 13, 9, tones.leaf) +
        leaf(sheet, [648, 292], -0.45, { length: 270, width: 104, tone: tones.deepLeaf }) +
        leaf(sheet, [645, 285], -2.2, { length: 220, width: 88 }) +
        mandarin([662, 520], 180, 0.04) +
        leaf(sheet, [322, 405], -2.35, { length: 250, width: 98, tone: tones.deepLeaf, bend: -0.1 }) +
        mandarin([360, 580], 212, -0.1) +
        leaf(sheet, [345, 408], -0.85, { length: 210, width: 84 }) +
        wheel(sheet, [830, 665], {
          radius: 142,
          squash: 0.9,
          segments: 9,
          rind: orange,
          flesh: juice,
          peel: 0.11,
        }) +
        segment(sheet, [1035, 742], 0.25) +
        segment(sheet, [1010, 800], -0.1)
      );
    },
    30,
  );
}

/** One segment lying on its side: a crescent in its thin skin, with a thread or two. */
function segment(sheet: Sheet, centre: Point, turn: number): string {
  const shape = through(
    points('-92,8 -60,-34 0,-50 60,-34 92,8 50,26 0,32 -50,26').map((point) => turned(centre, point, turn)),
    true,
    4,
  );
  const thread = curve(
    turned(centre, [-70, 10], turn),
    turned(centre, [0, 26], turn),
    turned(centre, [70, 10], turn),
    6,
  );
  const sacs = scattered(sheet, turned(centre, [0, -14], turn), 56, 20, 18, turn);
  return (
    solid(sheet, shape, juice, { depth: 18, lines: 2 }) +
    dots(sacs, 3.4, juice.light, 0.7) +
    line(thread, 3, '#fbe6bd', 0.9)
  );
}
