import { citrus } from './citrus.ts';
import { curve, type Point, round } from './geometry.ts';
import { leaf } from './plants.ts';
import {
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

const { leaf: green, deepLeaf: deep, kumquat: gold } = tones;
const young: Tones = { light: '#bdd184', base: '#8fb052', shade: '#5b7f2f' };
const glaze: Tones = { light: '#f3f6ee', base: '#d9e4da', shade: '#9db4aa' };

/** Old oil-skin kumquats heaped in a pale green bowl. */
export function youpiKumquat(): string {
  return drawn(13, (sheet) => {
    const heap: readonly (readonly [x: number, y: number, turn: number])[] = [
      [470, 330, 0.3],
      [600, 285, -0.2],
      [730, 325, 0.5],
      [395, 405, -0.4],
      [530, 395, 0.1],
      [665, 390, -0.35],
      [800, 405, 0.3],
      [455, 465, 0.35],
      [590, 470, -0.1],
      [725, 470, 0.2],
    ];
    const kumquat = ([x, y, turn]: (typeof heap)[number], size = 76) =>
      citrus(sheet, [x, y], { rx: size, ry: size * 1.12, turn, tone: gold, glands: 34 });
    return (
      ground(sheet, [600, 800], 900) +
      bowlBack(sheet) +
      leaf(sheet, [470, 300], -2.5, { length: 230, width: 92, tone: green }) +
      leaf(sheet, [760, 300], -0.6, { length: 240, width: 96, tone: deep, bend: -0.1 }) +
      leaf(sheet, [610, 250], -1.7, { length: 190, width: 76, tone: young }) +
      heap.map((each) => kumquat(each)).join('') +
      bowlFront(sheet) +
      kumquat([985, 735, 1.2], 80) +
      leaf(sheet, [1000, 660], -0.75, { length: 170, width: 70, tone: green })
    );
  });
}

function bowlBack(sheet: Sheet): string {
  const rim = round([600, 470], () => 330, { squash: 0.26 });
  return (
    outline(rim, 2.6) + filled(rim, glow(sheet, { light: '#8aa39a', base: '#a9beb3', shade: '#dfe8dd' }))
  );
}

/** The front half of the rim, and what of the same shape lies below it. */
function rimFront(drop: number, inset: number): Point[] {
  return Array.from({ length: 17 }, (_, index) => {
    const angle = Math.PI - (index / 16) * Math.PI;
    return [600 + Math.cos(angle) * (330 - inset), 470 + drop + Math.sin(angle) * 86] as const;
  });
}

function bowlFront(sheet: Sheet): string {
  const lip = rimFront(0, 0);
  const right = curve([930, 474], [905, 735], [700, 792], 9);
  const foot = curve([700, 806], [600, 826], [500, 806], 5);
  const left = curve([500, 792], [295, 735], [270, 474], 9);
  return (
    solid(sheet, [...lip, ...right, ...foot, ...left], glaze, { depth: 46, lines: 5, gap: 12 }) +
    stroke(rimFront(4, 1), () => 9, '#f7faf3') +
    line(lip, 2.2) +
    line(rimFront(36, 6), 4, '#5f8f86', 0.8) +
    line(rimFront(52, 10), 2, '#5f8f86', 0.8)
  );
}
