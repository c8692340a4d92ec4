import { citrus, hanging, leaves, wheel } from './citrus.ts';
import { curve, type Point } from './geometry.ts';
import { twig } from './plants.ts';
import { drawn, ground, type Tones, tones } from './sheet.ts';

const { leaf: green, deepLeaf: deep, kumquat: gold } = tones;
const young: Tones = { light: '#bdd184', base: '#8fb052', shade: '#5b7f2f' };
const turning: Tones = { light: '#f0cf62', base: '#d9a632', shade: '#8f8a2a' };
const flesh: Tones = { light: '#fff0c0', base: '#f5b843', shade: '#d0801a' };
const amber: Tones = { light: '#fbc75a', base: '#ec9a25', shade: '#c4650f' };

/** Smooth-skin kumquats hanging from a branch that reaches in from the left. */
export function huapiKumquat(): string {
  return drawn(11, (sheet) => {
    const branch = curve([-30, 330], [420, 40], [1040, 270], 14);
    const fruit = (share: number, centre: Point, rx: number, turn: number, tone: Tones = gold) =>
      hanging(sheet, branch, share, centre, { rx, ry: rx * 1.26, turn, tone });
    return (
      leaves(sheet, branch, [
        [0.1, -1.2, 200, deep],
        [0.26, -0.75, 235, green],
        [0.4, -1.35, 150, young],
        [0.5, -0.5, 240, deep],
        [0.68, -0.85, 210, green],
        [0.84, -0.55, 190, young],
        [0.62, 2.1, 180, deep],
        [0.3, 2.2, 170, deep],
      ]) +
      fruit(0.5, [575, 335], 86, -0.05) +
      twig(branch, 22, 8) +
      leaves(sheet, branch, [
        [0.16, 1.8, 210, green],
        [0.98, 0.6, 200, green],
        [0.93, 1.35, 170, deep],
      ]) +
      fruit(0.33, [325, 395], 104, 0.08) +
      fruit(0.44, [472, 545], 100, -0.08) +
      fruit(0.62, [705, 450], 104, -0.1) +
      fruit(0.8, [885, 445], 88, -0.14, turning) +
      leaves(sheet, branch, [
        [0.42, 1.9, 180, green],
        [0.74, 1.15, 180, green],
      ]) +
      ground(sheet, [800, 800], 460) +
      citrus(sheet, [905, 735], { rx: 96, ry: 76, turn: 0.15, stalk: false }) +
      wheel(sheet, [715, 752], { radius: 88, squash: 0.78, segments: 6, rind: gold, flesh })
    );
  });
}

/** Two large crisp-honey kumquats with their thick dark leaves, and one cut open. */
export function cuimiKumquat(): string {
  return drawn(12, (sheet) => {
    const branch = curve([1240, 40], [900, 60], [470, 190], 12);
    return (
      leaves(
        sheet,
        branch,
        [
          [0.3, 1.9, 330, deep],
          [0.5, -2.5, 300, green],
          [0.72, 2.4, 300, deep],
          [0.98, -2.75, 310, deep],
        ],
        0.5,
      ) +
      twig(branch, 26, 12) +
      hanging(sheet, branch, 0.62, [700, 430], { rx: 178, ry: 196, turn: -0.12, tone: amber, glands: 40 }) +
      leaves(sheet, branch, [[0.44, 1.15, 270, green]], 0.5) +
      hanging(sheet, branch, 0.97, [395, 480], { rx: 170, ry: 190, turn: 0.1, tone: amber, glands: 40 }) +
      leaves(sheet, branch, [[0.9, 2.75, 230, young]], 0.48) +
      ground(sheet, [790, 805], 560) +
      citrus(sheet, [960, 705], { rx: 130, ry: 108, turn: 0.4, tone: amber, stalk: false }) +
      wheel(sheet, [740, 735], { radius: 132, squash: 0.8, segments: 5, rind: amber, flesh, peel: 0.16 })
    );
  });
}
