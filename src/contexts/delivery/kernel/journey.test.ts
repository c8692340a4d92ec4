import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { journeyOf, type Scan, type ScanKind, type ShipmentStatus, statusOf, steps } from './journey.ts';

function scansAt(...kinds: ScanKind[]): Scan[] {
  return kinds.map((kind, minute) => ({ kind, at: new Date(Date.UTC(2026, 5, 1, 8, minute)) }));
}

const history = fc.array(
  fc.record({ kind: fc.constantFrom<ScanKind>(...steps, 'lost'), at: fc.date({ noInvalidDate: true }) }),
  { maxLength: 12 },
);

test('each hand-over moves a shipment one step, from expected to collected', () => {
  const moves = steps.map((_, index) => statusOf(scansAt(...steps.slice(0, index + 1))));
  assert.deepEqual(moves, ['packed', 'at-hub', 'at-hub', 'on-way', 'at-station', 'ready', 'collected']);
  assert.equal(statusOf([]), 'expected');
});

test('an arrival sent after the shelving undoes nothing', () => {
  assert.equal(statusOf(scansAt('packed', 'shelved', 'arrived')), 'ready');
});

test('the same scans give the same status, in whatever order they were sent', () => {
  fc.assert(
    fc.property(history, (scans) => {
      assert.equal(statusOf(scans.toReversed()), statusOf(scans));
      assert.equal(statusOf([...scans, ...scans]), statusOf(scans));
    }),
  );
});

test('another scan never takes a shipment back, unless it says that it is lost', () => {
  const order: ShipmentStatus[] = [
    'expected',
    'packed',
    'at-hub',
    'on-way',
    'at-station',
    'ready',
    'collected',
  ];
  const walked = history.map((scans) => scans.filter((scan) => scan.kind !== 'lost'));
  fc.assert(
    fc.property(walked, fc.constantFrom(...steps), fc.date({ noInvalidDate: true }), (scans, kind, at) => {
      const before = order.indexOf(statusOf(scans));
      assert.ok(order.indexOf(statusOf([...scans, { kind, at }])) >= before);
    }),
  );
});

test('a parcel reported lost is found again when someone scans it later', () => {
  assert.equal(statusOf(scansAt('packed', 'departed', 'lost')), 'lost');
  assert.equal(statusOf(scansAt('packed', 'departed', 'lost', 'arrived')), 'at-station');
});

test('a cancelled order stays cancelled wherever its parcel is scanned, unless it was handed over', () => {
  assert.equal(statusOf(scansAt('packed', 'received'), true), 'cancelled');
  assert.equal(statusOf(scansAt('collected'), true), 'collected');
});

test('a hand-over that nobody scanned is shown as missing, not as done', () => {
  const journey = journeyOf(scansAt('packed', 'departed', 'arrived'));
  assert.deepEqual(
    journey.map(({ step, state }) => `${step} ${state}`),
    [
      'packed done',
      'received missing',
      'loaded missing',
      'departed done',
      'arrived done',
      'shelved ahead',
      'collected ahead',
    ],
  );
});
