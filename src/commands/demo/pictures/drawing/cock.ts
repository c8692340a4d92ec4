import { between, curve, offset, type Point, points, polar, round, through } from './geometry.ts';
import { twig } from './plants.ts';
import {
  colours,
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

const russet: Tones = { light: '#e0a25a', base: '#b9692a', shade: '#6f3716' };
const hackle: Tones = { light: '#f6cf74', base: '#dc9a35', shade: '#9a5a18' };
const tail: Tones = { light: '#5f7d6c', base: '#2c4a41', shade: '#13251f' };
const comb: Tones = { light: '#ef7b62', base: '#cf3f32', shade: '#8d1f1f' };
const shank: Tones = { light: '#e8c873', base: '#c79d3f', shade: '#866422' };

/** One pointed feather. */
function feather(
  sheet: Sheet,
  from: Point,
  angle: number,
  length: number,
  width: number,
  tone: Tones,
  bend = 0.1,
): string {
  const tip = polar(from, angle, length);
  const spine = curve(from, polar(between(from, tip, 0.5), angle + 1.57, bend * length), tip, 6);
  const width2 = (index: number) => width * 0.5 * Math.sin(Math.PI * (0.12 + 0.88 * (index / 6))) ** 0.7;
  const edge = [
    ...offset(spine, width2, false),
    ...offset(spine, (index) => -width2(index), false).reverse(),
  ];
  return outline(edge, 1.6) + filled(edge, glow(sheet, tone)) + line(spine, 1.6, tone.light, 0.8);
}

/** Rows of feathers that overlap like tiles: each row's share of the way from `from` to `to`, with its own spread. */
function coat(
  sheet: Sheet,
  rows: readonly { at: readonly Point[]; angle: number; length: number; width: number; tone: Tones }[],
): string {
  return rows
    .map(({ at, angle, length, width, tone }) =>
      at
        .map((point) =>
          feather(
            sheet,
            sheet.near(point, 3),
            angle + (sheet.chance.next() - 0.5) * 0.25,
            length,
            width,
            tone,
            0.06,
          ),
        )
        .join(''),
    )
    .join('');
}

/** A free-range cock on the grass. */
export function woodlandChicken(): string {
  return drawn(61, (sheet) => {
    const plumes = [-2.62, -2.42, -2.22, -2.05, -1.88, -1.72].map((angle, index) =>
      feather(
        sheet,
        [385, 440],
        angle,
        330 - index * 12,
        62,
        index % 2 ? tail : { light: '#7b9a86', base: '#3c5f50', shade: '#1a3028' },
        -0.28,
      ),
    );
    const body = through(
      points('330,420 470,395 610,400 735,330 795,380 790,500 720,610 590,665 450,640 355,550'),
      true,
      4,
    );
    const neck = through(
      points('655,430 700,330 735,235 790,190 850,225 855,290 850,400 800,480 720,500'),
      true,
      4,
    );
    const head = round([812, 222], () => 66, { squash: 0.92, count: 22 });
    const row = (from: Point, to: Point, count: number) =>
      Array.from({ length: count }, (_, index) => between(from, to, index / Math.max(1, count - 1)));
    return (
      ground(sheet, [580, 815], 860) +
      leg(sheet, [555, 640], 0.1) +
      leg(sheet, [645, 640], -0.06) +
      plumes.join('') +
      solid(sheet, body, russet, { depth: 90, lines: 5, gap: 15 }) +
      coat(sheet, [
        { at: row([700, 590], [480, 630], 5), angle: 2.75, length: 92, width: 44, tone: russet },
        { at: row([745, 520], [480, 570], 7), angle: 2.8, length: 96, width: 46, tone: russet },
        { at: row([450, 470], [400, 560], 3), angle: 2.9, length: 150, width: 44, tone: tail },
        {
          at: row([560, 455], [470, 560], 4),
          angle: 2.95,
          length: 150,
          width: 50,
          tone: { light: '#c98a4c', base: '#8f4f22', shade: '#532a10' },
        },
        { at: row([650, 440], [570, 540], 5), angle: 2.95, length: 130, width: 52, tone: russet },
        { at: row([360, 415], [520, 405], 5), angle: 2.6, length: 130, width: 34, tone: hackle },
      ]) +
      solid(sheet, neck, hackle, { depth: 40, lines: 3, gap: 10 }) +
      coat(sheet, [
        { at: row([680, 440], [840, 430], 6), angle: 2.05, length: 120, width: 34, tone: hackle },
        { at: row([700, 380], [850, 370], 6), angle: 1.95, length: 110, width: 32, tone: hackle },
        { at: row([730, 310], [855, 310], 5), angle: 1.85, length: 100, width: 30, tone: hackle },
        { at: row([760, 252], [846, 262], 3), angle: 1.8, length: 84, width: 30, tone: hackle },
      ]) +
      crown(sheet) +
      filled(head, glow(sheet, hackle)) +
      face(sheet) +
      grass(sheet)
    );
  });
}

function crown(sheet: Sheet): string {
  const shape = through(
    points('752,200 735,140 762,150 775,96 806,138 838,88 852,140 890,112 882,176 850,196 800,186'),
    true,
    4,
  );
  return solid(sheet, shape, comb, { depth: 20, lines: 2, gap: 6 });
}

function face(sheet: Sheet): string {
  const cheek = round([838, 226], () => 34, { squash: 0.95, count: 18 });
  const wattle = through(points('842,268 872,268 884,316 864,350 840,326'), true, 4);
  const upper = through(points('868,202 905,208 936,238 900,238 866,236'), true, 3);
  const lower = through(points('866,238 902,240 918,250 888,254 864,250'), true, 3);
  return (
    solid(sheet, wattle, comb, { depth: 12, lines: 2, gap: 5 }) +
    solid(sheet, cheek, comb, { depth: 10, lines: 1 }) +
    solid(sheet, lower, shank, { depth: 4, lines: 0 }) +
    solid(sheet, upper, shank, { depth: 8, lines: 1, gap: 5 }) +
    dots([[838, 214]], 13, '#f3c54b') +
    dots([[839, 214]], 8, colours.ink) +
    dots([[836, 211]], 2.6, '#ffffff')
  );
}

function leg(sheet: Sheet, hip: Point, lean: number): string {
  const knee: Point = [hip[0] + lean * 200, hip[1] + 60];
  const foot: Point = [knee[0] + 8, 795];
  const thigh = through(
    [
      [hip[0] - 50, hip[1] - 30],
      [hip[0] + 50, hip[1] - 30],
      [knee[0] + 24, knee[1] + 14],
      [knee[0] - 20, knee[1] + 14],
    ],
    true,
    4,
  );
  const toes = [0.12, 0.55, 2.75].map((angle) =>
    twig(curve(foot, polar(foot, angle - 0.25, 46), polar(foot, angle, 84), 6), 18, 7, shank),
  );
  return (
    twig([knee, between(knee, foot, 0.5), foot], 22, 20, shank) +
    toes.join('') +
    solid(sheet, thigh, russet, { depth: 24, lines: 3, gap: 8 })
  );
}

function grass(sheet: Sheet): string {
  return Array.from({ length: 30 }, (_, index) => {
    const x = 210 + index * 27 + (sheet.chance.next() - 0.5) * 20;
    const tall = 26 + sheet.chance.next() * 44;
    const lean = (sheet.chance.next() - 0.5) * 40;
    const tone = index % 3 ? tones.leaf.base : tones.leaf.light;
    return stroke(
      curve([x, 826], [x, 826 - tall * 0.6], [x + lean, 826 - tall], 5),
      (share) => 7 - 6 * share,
      tone,
    );
  }).join('');
}
