import { between, type Point } from './geometry.ts';
import { path, polygon } from './path-data.ts';
import { colours, type Sheet } from './sheet.ts';

const timber = {
  wall: '#a9774a',
  dark: '#7c5231',
  beam: '#5b3a22',
  roof: '#6d716c',
  roofDark: '#4b504c',
  tile: '#8b908a',
} as const;

function flat(points: readonly Point[], fill: string, width = 2): string {
  return `<path d="${polygon(points)}" fill="${fill}" stroke="${colours.ink}" stroke-width="${width}" stroke-linejoin="round"/>`;
}

/** A tiled roof from eave to eave under a ridge, its corners turned up, its tiles in rows. */
function roof([x, y]: Point, half: number, ridge: number, rise: number, lift = 10): string {
  const left: Point[] = [
    [x - half, y - lift],
    [x - half * 0.86, y - 1],
    [x - half * 0.8, y],
  ];
  const right: Point[] = [
    [x + half * 0.8, y],
    [x + half * 0.86, y - 1],
    [x + half, y - lift],
  ];
  const [ridgeLeft, ridgeRight]: [Point, Point] = [
    [x - ridge, y - rise],
    [x + ridge, y - rise],
  ];
  const rows = Math.max(5, Math.round(half / 9));
  const tiles = Array.from({ length: rows }, (_, index) => {
    const share = (index + 0.5) / rows;
    return path(
      [
        between(ridgeLeft, ridgeRight, share),
        between([x - half * 0.86, y - 2], [x + half * 0.86, y - 2], share),
      ],
      false,
    );
  });
  return (
    flat([ridgeLeft, ridgeRight, ...right.toReversed(), ...left.toReversed()], timber.roof) +
    `<path d="${tiles.join('')}" stroke="${timber.tile}" stroke-width="2" opacity=".9"/>` +
    `<path d="${path(
      [
        [x - ridge - 8, y - rise - 6],
        [x - ridge, y - rise],
        [x + ridge, y - rise],
        [x + ridge + 8, y - rise - 6],
      ],
      false,
    )}" stroke="${timber.roofDark}" stroke-width="7" stroke-linecap="round" fill="none"/>`
  );
}

/** A two-storey timber house on stilts, 200 wide before scaling; its foot is at the point. */
export function house(_sheet: Sheet, [x, y]: Point, scale: number): string {
  const at = (px: number, py: number): Point => [x + px * scale, y + py * scale];
  const box = (left: number, top: number, right: number, foot: number) => [
    at(left, top),
    at(right, top),
    at(right, foot),
    at(left, foot),
  ];
  const boards = Array.from({ length: 15 }, (_, index) =>
    path([at(-92 + index * 13, -126), at(-92 + index * 13, -66)], false),
  );
  const posts = [-88, -44, 0, 44, 88].map((px) => path([at(px, -66), at(px, 0)], false));
  const windows = [-66, -14, 38].map(
    (px) =>
      flat(box(px, -114, px + 28, -84), '#e9d6a6', 1.6) +
      `<path d="${path([at(px + 14, -114), at(px + 14, -84)], false)}${path([at(px, -99), at(px + 28, -99)], false)}" stroke="${timber.beam}" stroke-width="1.6"/>`,
  );
  const rail = Array.from({ length: 17 }, (_, index) =>
    path([at(-96 + index * 12, -66), at(-96 + index * 12, -48)], false),
  );
  return (
    flat(box(-84, -50, 84, 0), timber.dark) +
    `<path d="${posts.join('')}" stroke="${timber.beam}" stroke-width="${Math.max(3, 8 * scale)}"/>` +
    flat(box(-94, -130, 94, -62), timber.wall) +
    `<path d="${boards.join('')}" stroke="${timber.dark}" stroke-width="1.6" opacity=".7"/>` +
    windows.join('') +
    flat(box(-104, -68, 104, -60), timber.beam, 1.4) +
    `<path d="${rail.join('')}" stroke="${timber.beam}" stroke-width="2"/>` +
    flat(box(-104, -50, 104, -45), timber.beam, 1.4) +
    roof(at(0, -122), 128 * scale, 92 * scale, 58 * scale, 8 * scale)
  );
}

/** A drum tower of many eaves that draw together towards the top, 260 wide before scaling. */
export function drumTower(_sheet: Sheet, [x, y]: Point, scale: number): string {
  const at = (px: number, py: number): Point => [x + px * scale, y + py * scale];
  const columns = [-74, -26, 26, 74].map((px) => path([at(px, -110), at(px, 0)], false));
  const eaves = Array.from({ length: 9 }, (_, tier) => {
    const half = 134 - tier * 11.5;
    const level = -104 - tier * 40;
    const body = [
      at(-half + 32, level - 36),
      at(half - 32, level - 36),
      at(half - 26, level),
      at(-half + 26, level),
    ];
    const bars = Array.from({ length: 9 }, (_, index) => {
      const px = -half + 36 + ((half - 36) * 2 * index) / 8;
      return path([at(px, level - 34), at(px, level - 20)], false);
    });
    return (
      flat(body, timber.wall) +
      `<path d="${bars.join('')}" stroke="#f1ddb0" stroke-width="2.4"/>` +
      roof(at(0, level), half * scale, (half - 30) * scale, 26 * scale, 15 * scale)
    );
  });
  const neck = [at(-22, -510), at(22, -510), at(26, -462), at(-26, -462)];
  const spire = [at(-5, -640), at(5, -640), at(9, -566), at(-9, -566)];
  const beads = [-648, -618, -590].map((py, index) => {
    const [cx, cy] = at(0, py);
    return `<circle cx="${Math.round(cx)}" cy="${Math.round(cy)}" r="${(7 + index * 3) * scale}" fill="#d8a23c" stroke="${colours.ink}" stroke-width="1.6"/>`;
  });
  return (
    flat([at(-82, -110), at(82, -110), at(82, 0), at(-82, 0)], timber.dark) +
    flat([at(-22, -84), at(22, -84), at(22, 0), at(-22, 0)], '#3b281a') +
    `<path d="${columns.join('')}" stroke="${timber.beam}" stroke-width="${12 * scale}"/>` +
    flat([at(-112, 0), at(112, 0), at(122, 16), at(-122, 16)], '#b9b2a0') +
    eaves.join('') +
    flat(neck, timber.wall) +
    roof(at(0, -506), 62 * scale, 8 * scale, 62 * scale, 14 * scale) +
    flat(spire, '#d8a23c', 1.6) +
    beads.join('')
  );
}
