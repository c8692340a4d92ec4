import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sharedFolder } from '../../../../../test/help/shared.ts';
import type { Direction } from '../composite/columns.ts';
import { normalise } from '../composite/normalise.ts';
import { drasticWs, frobenius, kemeny } from '../ranking/rank-distances.ts';
import { ahpWeights } from '../weighing/ahp.ts';
import { criticWeights } from '../weighing/critic.ts';
import { lopcowWeights } from '../weighing/deciding/lopcow.ts';
import { cilosWeights, idocriwWeights } from '../weighing/deciding/loss-weights.ts';
import { merecWeights } from '../weighing/deciding/merec.ts';
import { rancomWeights } from '../weighing/deciding/rancom.ts';
import {
  angleWeights,
  deviationWeights,
  giniWeights,
  varianceWeights,
} from '../weighing/deciding/spread-weights.ts';
import { entropyWeights, shares } from '../weighing/entropy.ts';
import { aras } from './deciding/aras.ts';
import { aroman } from './deciding/aroman.ts';
import { cocoso } from './deciding/cocoso.ts';
import { codas } from './deciding/codas.ts';
import {
  characteristicObjects,
  characteristicObjectsInTurn,
  comet,
  triadsConsistency,
} from './deciding/comet.ts';
import { copras } from './deciding/copras.ts';
import { edas } from './deciding/edas.ts';
import { ervd } from './deciding/ervd.ts';
import { limitsOnProperty } from './deciding/limits.ts';
import { bonferroniMean, lmaw, lmawWeights } from './deciding/lmaw.ts';
import { mabac } from './deciding/mabac.ts';
import { mairca } from './deciding/mairca.ts';
import { marcos } from './deciding/marcos.ts';
import { moora } from './deciding/moora.ts';
import { ocra } from './deciding/ocra.ts';
import { sprobid } from './deciding/probid.ts';
import { promethee } from './deciding/promethee.ts';
import { rafsi } from './deciding/rafsi.ts';
import { ram } from './deciding/ram.ts';
import { rim } from './deciding/rim.ts';
import { type Scale, scales } from './deciding/scales.ts';
import { spotis } from './deciding/spotis.ts';
import { waspas, wpm, wsm } from './deciding/waspas.ts';
import { topsisScore } from './topsis.ts';
import { vikor } from './vikor.ts';

const vectors = sharedFolder('conformance/region');

interface Case {
  readonly id: string;
  readonly input: Input;
  readonly expected_as_published: Readonly<Record<string, unknown>>;
  readonly library_output_full_precision: readonly number[] | null;
}
// biome-ignore lint/suspicious/noExplicitAny: each case has inputs of its own.
type Input = any;

const columns = (matrix: number[][]) =>
  (matrix[0] ?? []).map((_, j) => Float64Array.from(matrix, (row) => row[j] ?? 0));
const matrixOf = ({ matrix }: Input) => columns(matrix);
const weightsOf = ({ weights }: Input) => Float64Array.from(weights);
const directionsOf = ({ types }: Input): Direction[] => types;
type Method = (c: Float64Array[], w: Float64Array, d: Direction[]) => Float64Array;
const method = (of: Method) => (input: Input) => of(matrixOf(input), weightsOf(input), directionsOf(input));
/** TOPSIS and VIKOR are ours on columns from 0 to 1, more being better. */
const ranged = (c: readonly Float64Array[], d: readonly Direction[]) =>
  c.map((column, j) => normalise(column, d[j] ?? 1, 'min-max') ?? column);
const weighing = (of: (c: Float64Array[], d: Direction[]) => Float64Array) => (input: Input) =>
  of(matrixOf(input), directionsOf(input));
const scale = (of: Scale) => (input: Input) =>
  rowwise(matrixOf(input).map((column, j) => of(column, directionsOf(input)[j] === -1)));
const rowwise = (c: readonly Float64Array[]) =>
  [...(c[0]?.keys() ?? [])].flatMap((row) => c.map((column) => column[row] ?? 0));
const distances =
  (of: (a: number[], b: number[]) => number) =>
  ({ cases }: Input) =>
    cases.map(([ranks]: [number[]]) => of(cases[0][0], ranks));

/** How each case is worked out here; those of the same name are told by what they ask. */
const methods: Readonly<Record<string, (input: Input) => ArrayLike<number>>> = {
  'distances.TestDistancesDraWS.test_draws': distances(drasticWs),
  'distances.TestDistancesFrobenius.test_frobenius': distances(frobenius),
  'distances.TestDistancesKemeny.test_kemeny': distances(kemeny),
  'mcdm.TestARAS.test_output': method(aras),
  'mcdm.TestARAS.test_output2': (input) =>
    aras(matrixOf(input), weightsOf(input), directionsOf(input), input.xopt),
  'mcdm.TestAROMAN.test_output': method(aroman),
  'mcdm.TestBalancedSPOTIS.test_output_balanced': (input) => spot(input, 0.5),
  'mcdm.TestBalancedSPOTIS.test_output_expected': (input) => spot(input, 1),
  'mcdm.TestBalancedSPOTIS.test_output_ideal': (input) => spot(input, 0),
  'mcdm.TestCOCOSO.test_output': method(cocoso),
  'mcdm.TestCODAS.test_output': method(codas),
  'mcdm.TestCOMET.test_gray_code': ({ cvalues }) => characteristicObjectsInTurn(cvalues).flat(),
  'mcdm.TestCOMET.test_output': (input) => {
    const objects = columns(characteristicObjects(input.cvalues));
    const judged = topsisScore(ranged(objects, directionsOf(input)), weightsOf(input));
    return comet(matrixOf(input), input.cvalues, judged);
  },
  'mcdm.TestCOPRAS.test_output': method(coprasAsThere),
  'mcdm.TestCOPRAS2.test_output': method(coprasAsThere),
  'mcdm.TestEDAS.test_output': method(edas),
  'mcdm.TestERVD.test_output': (input) =>
    ervd(matrixOf(input), weightsOf(input), directionsOf(input), input.ref),
  'mcdm.TestLMAW.test_matrix_aggregation': ({ matrices }) => [
    bonferroniMean(matrices.map((matrix: number[][]) => matrix[0]?.[0] ?? 0)),
  ],
  'mcdm.TestLMAW.test_output': method(lmaw),
  'mcdm.TestLMAW.test_weights_aggregation': ({ weight_vectors }) => lmawWeights(weight_vectors),
  'mcdm.TestLoPM.test_output': (input) =>
    // As the test calls it: LoPM([10_000, 14, 0.0015, 3.5, 2.3, 9.0], lower, lower, upper, upper, target, upper).
    limitsOnProperty(matrixOf(input), weightsOf(input), [
      { kind: 'least', value: 10_000 },
      { kind: 'least', value: 14 },
      { kind: 'most', value: 0.0015 },
      { kind: 'most', value: 3.5 },
      { kind: 'target', value: 2.3 },
      { kind: 'most', value: 9 },
    ]),
  'mcdm.TestMABAC.test_output': method(mabac),
  'mcdm.TestMAIRCA.test_output': method(mairca),
  'mcdm.TestMARCOS.test_output': method(marcos),
  'mcdm.TestMOORA.test_output': method(moora),
  'mcdm.TestOCRA.test_output': method(ocra),
  'mcdm.TestPROBID.test_output': method(sprobid),
  'mcdm.TestPROMETHEE_II.test_output': method(promethee),
  'mcdm.TestRAFSI.test_output': (input) =>
    rafsi(
      matrixOf(input),
      weightsOf(input),
      directionsOf(input),
      input.ideal.map((ideal: number, j: number) => [ideal, input.anti_ideal[j]]),
    ),
  'mcdm.TestRAM.test_output': method(ram),
  'mcdm.TestRIM.test_output': (input) => rim(matrixOf(input), weightsOf(input), input.range_t, input.ref_s),
  'mcdm.TestSPOTIS.test_output': (input) => spot(input, 0),
  'mcdm.TestSPOTIS2.test_output': (input) => spot(input, 1),
  'mcdm.TestTOPSIS.test_output': method((c, w, d) => topsisScore(ranged(c, d), w)),
  'mcdm.TestVIKOR.test_output_opricovic': method((c, w, d) => vikor(ranged(c, d), w).compromise),
  'mcdm.TestVIKOR.test_output_yang': method((c, w, d) => vikor(ranged(c, d), w).compromise),
  'mcdm.TestWASPAS.test_output': method((c, w, d) => waspas(c, w, d)),
  'mcdm.TestWPM.test_output': method(wpm),
  'mcdm.TestWSM.test_output': method(wsm),
  'normalizations.TestEANormalization.test_output': scale(scales['enhanced-accuracy']),
  'normalizations.TestLinearNormalization.test_output': scale(scales.linear),
  'normalizations.TestLogarithmicNormalization.test_output': scale(scales.logarithmic),
  'normalizations.TestMaxNormalization.test_output': scale(scales.max),
  'normalizations.TestMinmaxNormalization.test_output': scale(scales['min-max']),
  'normalizations.TestNonlinearNormalization.test_output': scale(scales.nonlinear),
  'normalizations.TestNormalizeMatrix.test_correct_data1': (input) =>
    matrixOf(input).flatMap((column) => [...scales.max(column, false)]),
  'normalizations.TestNormalizeMatrix.test_correct_data2': (input) =>
    matrixOf(input).flatMap((column, j) => [...([scales.max, scales.sum][j]?.(column, false) ?? column)]),
  'normalizations.TestSumNormalization.test_output': scale(scales.sum),
  'normalizations.TestVectorNormalization.test_output': scale(scales.vector),
  'normalizations.TestZTNormalization.test_output': scale(scales['zavadskas-turskis']),
  'normalizations.TestZTNormalization2.test_output': scale(scales['zavadskas-turskis']),
  'weights.TestAHPWeights.test_output': ({ matrix }) => ahpWeights(matrix).weights,
  'weights.TestAngleWeights.test_output': (input) => angleWeights(matrixOf(input)),
  'weights.TestCILOSWeights.test_output': weighing(cilosWeights),
  'weights.TestCRITICWeights.test_output': (input) =>
    criticWeights(matrixOf(input).map((column) => scales['min-max'](column, false))),
  'weights.TestEntropyWeights.test_output': (input) => entropyWeights(matrixOf(input)),
  'weights.TestEqualWeights.test_output': (input) => shares(Float64Array.from(matrixOf(input), () => 1)),
  'weights.TestGiniWeights.test_output': (input) => giniWeights(matrixOf(input)),
  'weights.TestIDOCRIWWeights.test_output': weighing(idocriwWeights),
  'weights.TestLOPCOWWeights.test_output': weighing(lopcowWeights),
  'weights.TestMERECWeights.test_output': weighing(merecWeights),
  'weights.TestRANCOMWeights.test_output': ({ matrix }) => rancomWeights(matrix),
  'weights.TestSTDWeights.test_output': (input) => deviationWeights(matrixOf(input)),
  'weights.TestVarianceWeights.test_output': (input) => varianceWeights(matrixOf(input)),
};

function spot(input: Input, trust: number) {
  const expected = input.esp === undefined ? {} : { expected: input.esp };
  return spotis(matrixOf(input), weightsOf(input), directionsOf(input), input.bounds, { ...expected, trust });
}

/**
 * The reference's term for costs, min S₋ · S₋ / (S₋ · (min S₋/S₋)), comes to S₋: it adds costs as if they were benefits. Its figures are
 * ours with all columns benefits; what ours makes of costs is asked below.
 */
function coprasAsThere(c: Float64Array[], w: Float64Array, d: Direction[]) {
  return copras(
    c,
    w,
    d.map(() => 1),
  );
}

/** Cases that say what goes in and not what comes out, or not all that goes in. */
const untold = [
  'comet_tools.TestStructuralCOMET.test_output',
  'comet_tools.TestTriadsConsistency_COMET.test_output',
  'comet_tools.TestTriadsConsistency_MEJ.test_output',
];

const cases: readonly Case[] = vectors.skip
  ? []
  : JSON.parse(readFileSync(join(vectors.path, 'pymcdm_cases.json'), 'utf8')).cases;

test('all cases are there and each is worked out or said to tell too little', { skip: vectors.skip }, () => {
  const names = cases.map(({ id }) => id.replace('pymcdm:test_', ''));
  assert.deepEqual(names.toSorted(), [...Object.keys(methods), ...untold].toSorted());
});

for (const { id, input, expected_as_published, library_output_full_precision: full } of cases) {
  const name = id.replace('pymcdm:test_', '');
  const of = methods[name];
  if (!of) continue;
  test(`${name}: as printed`, () => {
    const made = [...Array.from(of(input))];
    const printed = Object.values(expected_as_published)[0] as readonly unknown[];
    const expected = name.startsWith('distances')
      ? (printed as [unknown, number][]).map(([, distance]) => distance)
      : (printed as readonly unknown[]).flat();
    const numbers = expected as readonly number[];
    assert.equal(made.length, numbers.length);
    const digits = Math.max(...numbers.map((each) => String(each).split('.')[1]?.length ?? 0));
    for (const [at, each] of numbers.entries()) {
      assert.ok(
        Math.abs((made[at] ?? Number.NaN) - each) <= 0.5000001 * 10 ** -digits,
        `${at}: ${made[at]} for ${each}`,
      );
    }
    for (const [at, each] of (full ?? []).entries()) {
      assert.ok(
        Math.abs((made[at] ?? Number.NaN) - each) <= 1e-12 * Math.max(1, Math.abs(each)),
        `${at}: ${made[at]} for ${each}`,
      );
    }
  });
}

test('by COPRAS who costs half as much and is alike otherwise is better', () => {
  const [dear = 0, cheap = 0] = copras(
    [Float64Array.of(4, 4), Float64Array.of(10, 5)],
    Float64Array.of(0.5, 0.5),
    [1, -1],
  );
  // S₊ = 1/4 each, S₋ = 1/3 and 1/6: Q = 1/4 + 1/6 and 1/4 + 1/3.
  assert.equal(cheap, 1);
  assert.equal(dear.toFixed(12), (5 / 7).toFixed(12));
});

test('a matrix of judgements with as many triads against themselves as its paper counts', () => {
  // Sałabun, Shekhovtsov and Kizielewicz 2021: 5 of 20.
  const judgements = [
    [0.5, 0, 0, 1, 0, 1],
    [1, 0.5, 0, 0, 0, 0],
    [1, 1, 0.5, 0, 0, 0],
    [0, 1, 1, 0.5, 0, 0],
    [1, 1, 1, 1, 0.5, 0],
    [0, 1, 1, 1, 1, 0.5],
  ];
  assert.equal(triadsConsistency(judgements), 0.75);
});
