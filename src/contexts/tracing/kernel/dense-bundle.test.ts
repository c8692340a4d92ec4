import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import '../native.ts';
import {
  bundleOf,
  coop,
  grower,
  harvested,
  honestLog,
  lineOfKey,
  lotOf,
  mixed,
  seen,
} from '../../../../test/help/forged-journey.ts';
import { ForgedLog } from '../../../../test/help/forged-log.ts';
import { assertLit, judge } from '../../../../test/help/judge.ts';
import type { Bundle } from './bundle.ts';
import { type DenseBundle, expanded } from './dense-bundle.ts';
import { bundleText } from './make-dense.ts';

const honest = bundleOf(honestLog().seal());
const travelling = (bundle: Bundle) => JSON.parse(bundleText(bundle)) as DenseBundle;

test('what travels is the same bundle, each entry and each hash of a path once', () => {
  const dense = travelling(honest);
  assert.equal(dense.type, 'maidehao/bundle/2');
  assert.deepEqual(expanded(dense), honest);
  assert.equal(new Set(dense.nodes).size, dense.nodes.length);
  const texts = new Set(honest.lines.flatMap(({ entries = [] }) => entries));
  assert.equal(dense.entries.length, texts.size);
});

test('whatever happened to lots, its bundle comes out as it went in', () => {
  const lots = ['A', 'B', 'C'];
  const step = fc.record({ kind: fc.constantFrom('harvest', 'see', 'mix', 'together'), lot: fc.nat(2) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const log = new ForgedLog();
      log.register(grower);
      log.register(coop);
      for (const [hour, { kind, lot }] of steps.entries()) {
        const [one = '', other = ''] = [lots[lot], lots[(lot + 1) % 3]];
        if (kind === 'harvest') log.record(grower, harvested(hour, one, 10));
        if (kind === 'see') log.record(coop, seen(hour, one, 10));
        if (kind === 'mix') log.record(coop, mixed(hour, [[one, 1]], [[other, 1]]));
        if (kind === 'together') {
          log.recordDocument(grower, [seen(hour, one, 10), seen(hour, other, 10)], {
            at: '2026-06-01T04:00:00.000Z',
          });
        }
      }
      const bundle = log
        .seal()
        .bundle(lotOf('A'), { lines: [lotOf('B'), lotOf('C'), lineOfKey(grower), lineOfKey(coop)] });
      const dense = travelling(bundle);
      assert.equal(dense.type, 'maidehao/bundle/2');
      assert.deepEqual(expanded(dense), bundle);
    }),
    { numRuns: 50 },
  );
});

test('a file of before is still checked', () => {
  assertLit(judge(JSON.stringify(honest)), 'green');
});

test('an entry left out, told twice or moved is red', () => {
  const dense = travelling(honest);
  const { entries } = dense;
  for (const [place, entry] of entries.entries()) {
    const without = entries.filter((_, each) => each !== place);
    for (const changed of [without, [...without, entry], [entry, ...without], [...entries, entry]]) {
      if (JSON.stringify(changed) === JSON.stringify(entries)) continue;
      const verdict = judge(JSON.stringify({ ...dense, entries: changed }));
      // Lines that share no record may be told in any order: then nothing else is said.
      if (verdict.light === 'green') assert.deepEqual(verdict, judge(honest));
      else assert.equal(verdict.light, 'red');
    }
    assertLit(judge(JSON.stringify({ ...dense, entries: without })), 'red');
  }
});

test('a small file that would become a large one is refused', () => {
  const dense = travelling(honest);
  const long = 'x'.repeat(600);
  const lines = [[long, 0, '', [0]]];
  for (const entries of [
    [[Array(500_000).fill(0), {}]],
    Array(20_000).fill([[0], {}]),
    Array(9_000).fill([Array(90).fill(0), {}]),
  ]) {
    assertLit(judge(JSON.stringify({ ...dense, lines, entries })), 'red', 'bundle.shape');
  }
});

test('what cannot be told so is told in full', () => {
  const [first, ...others] = honest.lines;
  const stray = others.find(({ line }) => line === lineOfKey(grower))?.entries ?? [];
  const odd = { ...honest, lines: [{ ...first, entries: [...(first?.entries ?? []), ...stray] }, ...others] };
  assert.deepEqual(JSON.parse(bundleText(odd as Bundle)), JSON.parse(JSON.stringify(odd)));
});
