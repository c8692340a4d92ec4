import { between, curve, type Point, points, polar, round, through, turned } from './geometry.ts';
import { polygon } from './path-data.ts';
import { scattered, twig } from './plants.ts';
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
} from './sheet.ts';

const board: Tones = { light: '#c79a63', base: '#9c6b3a', shade: '#5d3a1d' };
const honey: Tones = { light: '#fbd877', base: '#eaa52a', shade: '#b36a0e' };
const glass: Tones = { light: '#ffffff', base: '#e8efe9', shade: '#b8c8c0' };
const comb: Tones = { light: '#fbdc85', base: '#e3a93b', shade: '#a86f17' };

/** A jar of honey with its dipper, a piece of comb, and a bee on its way. */
export function mountainHoney(): string {
  return drawn(73, (sheet) => {
    const cells = [0, 1, 2, 3, 4].flatMap((row) =>
      Array.from(
        { length: 6 - (row % 2) },
        (_, column): Point => [792 + column * 62 + (row % 2) * 31, 562 + row * 54],
      ),
    );
    const hexagon = (at: Point, size: number) =>
      Array.from({ length: 6 }, (_, corner) => polar(at, corner * (Math.PI / 3) + Math.PI / 6, size));
    const slab = through(
      points('752,530 940,508 1150,528 1162,640 1130,806 940,826 748,812 738,660'),
      true,
      4,
    );
    return (
      ground(sheet, [440, 805], 660) +
      ground(sheet, [945, 815], 560) +
      solid(sheet, slab, comb, { depth: 26, lines: 2 }) +
      cells
        .map(
          (at, index) =>
            `<path d="${polygon(hexagon(at, 31))}" fill="${index % 4 === 2 ? '#f7e3a4' : glow(sheet, honey)}" stroke="${comb.shade}" stroke-width="4"/>`,
        )
        .join('') +
      dots(
        cells.map(([x, y]) => [x - 9, y - 10]),
        5,
        '#fff3c4',
        0.8,
      ) +
      jar(sheet, [420, 570]) +
      dipper(sheet) +
      bee(sheet, [900, 300], 66, -0.35) +
      line(curve([600, 190], [720, 330], [820, 330], 9), 3, '#a8976d', 0.6)
    );
  });
}

function jar(sheet: Sheet, [x, y]: Point): string {
  const wall = through(
    [
      [x - 180, y - 190],
      [x - 206, y - 130],
      [x - 214, y + 60],
      [x - 196, y + 210],
      [x, y + 232],
      [x + 196, y + 210],
      [x + 214, y + 60],
      [x + 206, y - 130],
      [x + 180, y - 190],
    ],
    true,
    4,
  );
  const filling = through(
    [
      [x - 190, y - 96],
      [x - 197, y + 60],
      [x - 180, y + 196],
      [x, y + 216],
      [x + 180, y + 196],
      [x + 197, y + 60],
      [x + 190, y - 96],
      [x, y - 64],
    ],
    true,
    4,
  );
  const top = round([x, y - 96], () => 190, { squash: 0.17, count: 26 });
  const mouth = round([x, y - 196], () => 184, { squash: 0.18, count: 26 });
  return (
    outline(wall, 2.6) +
    filled(wall, glow(sheet, glass)) +
    filled(filling, glow(sheet, honey)) +
    crescent(filling, 56, honey.shade, 0.55) +
    filled(top, '#fbdb82') +
    outline(mouth, 2.4) +
    filled(mouth, '#f3f7f3') +
    filled(
      round([x, y - 192], () => 166, { squash: 0.16, count: 24 }),
      '#dfe8e2',
    ) +
    stroke(
      curve([x - 172, y - 60], [x - 188, y + 60], [x - 166, y + 170], 8),
      (share) => 24 * Math.sin(Math.PI * (0.1 + 0.8 * share)),
      '#fff6d2',
    ) +
    line(curve([x + 176, y - 40], [x + 188, y + 60], [x + 168, y + 170], 7), 5, '#ffe9ad', 0.8)
  );
}

function dipper(sheet: Sheet): string {
  const [top, foot]: [Point, Point] = [
    [610, 90],
    [468, 350],
  ];
  const rings = Array.from({ length: 6 }, (_, index) => {
    const at = between(foot, [436, 408], index / 5 + 0.05);
    const wide = 44 * Math.sin(Math.PI * (0.22 + 0.58 * (index / 5)));
    return solid(
      sheet,
      round(at, () => wide, { squash: 0.34, turn: -0.5, count: 16 }),
      board,
      { depth: 6, lines: 0 },
    );
  });
  const drip = curve([432, 412], [424, 440], [428, 476], 6);
  return (
    twig([top, between(top, foot, 0.5), foot], 17, 15, board) +
    rings.join('') +
    stroke(drip, (share) => 30 - 16 * share, honey.base) +
    stroke(
      drip.map(([x, y]): Point => [x - 5, y]),
      (share) => 7 - 4 * share,
      '#fde6a3',
    )
  );
}

/** A native honey bee in flight. */
function bee(sheet: Sheet, centre: Point, size: number, turn: number): string {
  const place = ([x, y]: Point) => turned(centre, [x * size, y * size], turn);
  const oval = (at: Point, radius: number, squash: number, lean = 0) =>
    round(place(at), () => radius * size, { squash, turn: turn + lean, count: 18 });
  const tailEnd = oval([-0.95, 0.12], 0.86, 0.56, 0.12);
  const stripes = [-1.5, -1.15, -0.8, -0.45].map((x) =>
    stroke(
      curve(place([x, -0.32]), place([x - 0.2, 0.1]), place([x + 0.02, 0.56]), 5),
      (share) => size * 0.16 * Math.sin(Math.PI * (0.15 + 0.7 * share)),
      '#4a3218',
    ),
  );
  const wings = [
    [[-0.55, -0.95], -1.95],
    [[0.05, -1.0], -1.35],
  ] as const;
  const legs = [-0.1, 0.2, 0.45].map((x) =>
    line(curve(place([x, 0.4]), place([x + 0.1, 0.75]), place([x - 0.15, 1]), 5), 4, colours.ink),
  );
  const feelers = [0.2, 0.5].map((lift) =>
    line(
      curve(place([1.02, -0.2]), place([1.25, -0.5 - lift * 0.3]), place([1.5, -0.3 - lift]), 5),
      3,
      colours.ink,
    ),
  );
  return (
    legs.join('') +
    solid(sheet, tailEnd, honey, { depth: size * 0.2, lines: 2, gap: 6 }) +
    stripes.join('') +
    solid(
      sheet,
      oval([0.15, 0], 0.56, 0.9),
      { light: '#d8a95a', base: '#a3742c', shade: '#5e3f14' },
      { depth: size * 0.16, lines: 2, gap: 6 },
    ) +
    dots(scattered(sheet, place([0.15, -0.05]), size * 0.5, size * 0.44, 50), 1.6, '#f5d99a', 0.9) +
    solid(
      sheet,
      oval([0.86, -0.02], 0.36, 0.95),
      { light: '#8a6a3a', base: '#5b421f', shade: '#2e200d' },
      { depth: size * 0.1, lines: 1, gap: 5 },
    ) +
    feelers.join('') +
    wings
      .map(([at, lean]) => {
        const wing = round(place(at), () => size * 0.86, { squash: 0.4, turn: turn + lean, count: 20 });
        return `<g opacity=".86">${outline(wing, 1.6)}${filled(wing, '#eef4f1')}</g>${line([place([0, -0.35]), place([at[0] * 1.5, at[1] * 1.45])], 1.6, '#8fa39a')}`;
      })
      .join('')
  );
}
