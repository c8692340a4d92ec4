import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileFaultCode } from './file-fault.ts';
import { readLiLim } from './lilim.ts';
import { readSolomon } from './solomon.ts';
import { readVrplib } from './vrplib.ts';

const vrp = (change: (text: string) => string) =>
  readVrplib(
    change(`NAME : small
TYPE : CVRP
DIMENSION : 3
EDGE_WEIGHT_TYPE : EUC_2D
CAPACITY : 10
NODE_COORD_SECTION
1 0 0
2 3 4
3 0 8
DEMAND_SECTION
1 0
2 5
3 6
DEPOT_SECTION
1
-1
EOF`),
  );

const richly = (change: (text: string) => string) =>
  readVrplib(
    change(`NAME : rich
TYPE : PCVRPTW
VEHICLES : 2
CAPACITY : 10
EDGE_WEIGHT_TYPE : EUC_2D
NODE_COORD_SECTION
1 0 0
2 3 4
DEMAND_SECTION
1 0
2 5
TIME_WINDOW_SECTION
1 0 50
2 8 9
PRIZE_SECTION
1 0
2 7
DEPOT_SECTION
1
-1
EOF`),
  );

const solomon = (change: (text: string) => string) =>
  readSolomon(
    change(`small

VEHICLE
NUMBER     CAPACITY
  2         10

CUSTOMER
CUST NO.  XCOORD.    YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE TIME

    0      0         0          0          0       100          0
    1      1         1          9         10        20          5
`),
  );

const lilim = (change: (text: string) => string) =>
  readLiLim(
    change(`2	10	1
0	0	0	0	0	100	0	0	0
1	3	4	-7	0	90	5	2	0
2	6	8	7	0	90	5	0	1
`),
  );

test('a shipment of Li & Lim’s format knows where it is picked up and delivered', () => {
  const problem = lilim((text) => text);
  assert.ok('visits' in problem);
  assert.deepEqual(
    problem.visits.map(({ collect, deliver, deliveredAt }) => [collect, deliver, deliveredAt]),
    [
      [[], [7], null],
      [[7], [], 0],
    ],
  );
});

test('distances of CVRPLIB are whole, and stops are counted as its solutions count them', () => {
  const problem = vrp((text) => text);
  assert.ok('visits' in problem);
  assert.deepEqual([...problem.distance], [0, 5, 8, 5, 0, 5, 8, 5, 0]);
  assert.deepEqual(
    problem.visits.map(({ name, deliver }) => [name, deliver]),
    [
      ['1', [5]],
      ['2', [6]],
    ],
  );
});

test('times of Solomon’s format are in tenths, and ways are truncated to them', () => {
  const problem = solomon((text) => text);
  assert.ok('visits' in problem);
  assert.deepEqual([...problem.distance], [0, 14, 14, 0]);
  const [visit] = problem.visits;
  assert.deepEqual([visit?.open, visit?.close, visit?.service], [100, 200, 50]);
  assert.equal(problem.vehicles[0]?.close, 1000);
});

test('times and prizes of the wider CVRPLIB format are in tenths where its ways are', () => {
  const problem = richly((text) => text);
  assert.ok('visits' in problem);
  const [visit] = problem.visits;
  assert.deepEqual([visit?.name, visit?.open, visit?.close, visit?.prize], ['1', 80, 90, 70]);
  assert.deepEqual(
    problem.vehicles.map(({ count, capacity, close }) => [count, capacity, close]),
    [[2, [10], 500]],
  );
});

const wrong: [FileFaultCode, number, object][] = [
  ['unknown-edge-weights', 4, vrp((text) => text.replace('EUC_2D', 'GEO'))],
  ['no-capacity', 5, vrp((text) => text.replace('CAPACITY : 10', 'CAPACITY : none'))],
  ['no-fleet', 6, vrp((text) => text.replace('CAPACITY : 10', '$&\nVEHICLES : two'))],
  ['no-fleet', 6, vrp((text) => text.replace('CAPACITY : 10', '$&\nVEHICLES : 2.5'))],
  ['no-fleet', 6, vrp((text) => text.replace('CAPACITY : 10', '$&\nVEHICLES :'))],
  ['missing-section', 1, vrp((text) => text.replace('DEMAND_SECTION', 'DEMANDS'))],
  ['wrong-row', 8, vrp((text) => text.replace('2 3 4', '2 NaN 4'))],
  ['negative-demand', 13, vrp((text) => text.replace('3 6', '3 -6'))],
  ['not-yet', 14, vrp((text) => text.replace('DEPOT_SECTION', 'TIME_WINDOW_SECTION\n2 0 9\n$&'))],
  ['not-yet', 6, vrp((text) => text.replace('CAPACITY : 10', '$&\nDISTANCE : 30'))],
  ['unmatched-number', 9, vrp((text) => text.replace('3 0 8', '2 0 8'))],
  ['unmatched-number', 13, vrp((text) => text.replace('3 6', '9 6'))],
  ['unmatched-number', 13, vrp((text) => text.replace('3 6', '2 6'))],
  ['unmatched-number', 9, vrp((text) => text.replace('3 6\n', ''))],
  ['other-depot', 15, vrp((text) => text.replace('SECTION\n1\n-1', 'SECTION\n2\n-1'))],
  ['other-depot', 16, vrp((text) => text.replace('SECTION\n1\n-1', 'SECTION\n1\n2\n-1'))],
  ['wrong-row', 11, richly((text) => text.replace('2 5', '2 NaN'))],
  ['negative-demand', 11, richly((text) => text.replace('2 5', '2 -5'))],
  ['impossible-window', 14, richly((text) => text.replace('2 8 9', '2 9 8'))],
  ['cut-short', 15, richly((text) => text.replace('2 7\n', ''))],
  ['no-fleet', 3, richly((text) => text.replace('VEHICLES : 2', 'VEHICLES : 0'))],
  ['no-capacity', 4, richly((text) => text.replace('CAPACITY : 10', 'CAPACITY : x'))],
  ['other-depot', 19, richly((text) => text.replace('SECTION\n1\n-1', 'SECTION\n2\n-1'))],
  ['not-yet', 18, richly((text) => text.replace('DEPOT_SECTION', 'GROUP_SECTION\n1 2\n$&'))],
  ['no-fleet', 5, solomon((text) => text.replace('2         10', '2         0'))],
  ['wrong-row', 11, solomon((text) => text.replace('20          5', '20         -5'))],
  ['wrong-row', 10, solomon((text) => text.replace('0      0         0', '0      x         0'))],
  ['unmatched-number', 11, solomon((text) => text.replace('    1      1', '    0      1'))],
  ['no-fleet', 5, solomon((text) => text.replace('2         10', '2.5       10'))],
  ['wrong-row', 11, solomon((text) => text.replace('9         10', 'NaN         10'))],
  ['negative-demand', 11, solomon((text) => text.replace('9         10', '-9         10'))],
  ['impossible-window', 11, solomon((text) => text.replace('10        20', '30        20'))],
  ['no-fleet', 1, lilim((text) => text.replace('2	10	1', '2	10'))],
  ['no-fleet', 1, lilim((text) => text.replace('2	10	1', '2.5	10	1'))],
  ['wrong-row', 3, lilim((text) => text.replace('-7', 'x'))],
  ['no-such-partner', 3, lilim((text) => text.replace('-7', '-6'))],
  ['no-such-partner', 3, lilim((text) => text.replace('5	2	0', '5	9	0'))],
  ['no-depot', 8, solomon((text) => text.split('\n').slice(0, 8).join('\n'))],
];

for (const [code, line, read] of wrong) {
  test(`a file is refused for ${code.replaceAll('-', ' ')}, at line ${line}`, () => {
    assert.ok('code' in read && 'line' in read);
    assert.deepEqual([read.code, read.line], [code, line]);
  });
}
