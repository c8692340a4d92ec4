import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gramsOf, naiveBalance, sameAmount } from '../../../../test/help/naive-balance.ts';
import { type EventBody, listedThings } from './event-things.ts';
import { massBalance } from './mass-balance.ts';
import { declaresError, standingEvents } from './standing-events.ts';
import type { JourneyEvent } from './verify/events.ts';
import { collector } from './verify/finding.ts';
import { checkQuantities } from './verify/quantities.ts';

const GTIN = '09506000134352';
const lot = (code: string) => `https://id.gs1.org/01/${GTIN}/10/${code}`;
const of = (code: string, quantity: number, uom?: string) => ({
  epcClass: lot(code),
  quantity,
  ...(uom === undefined ? {} : { uom }),
});

let made = 0;
function event(more: EventBody): EventBody {
  made += 1;
  return { eventID: `urn:uuid:${made}`, eventTime: '2026-06-01T00:00:00Z', ...more };
}
const picked = (...quantityList: object[]) =>
  event({ type: 'ObjectEvent', action: 'ADD', bizStep: 'commissioning', quantityList });
const lost = (...quantityList: object[]) =>
  event({ type: 'ObjectEvent', action: 'DELETE', bizStep: 'destroying', quantityList });
const sold = (...quantityList: object[]) =>
  event({ type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'retail_selling', quantityList });
const turned = (inputQuantityList: object[], outputQuantityList: object[], more: EventBody = {}) =>
  event({ type: 'TransformationEvent', inputQuantityList, outputQuantityList, ...more });
const packed = (action: 'ADD' | 'DELETE', parcel: string, ...childQuantityList: object[]) =>
  event({
    type: 'AggregationEvent',
    action,
    bizStep: 'packing',
    parentID: `https://id.gs1.org/00/${parcel}`,
    ...(childQuantityList.length > 0 ? { childQuantityList } : {}),
  });
const wrong = (body: EventBody) => ({
  ...body,
  errorDeclaration: { declarationTime: '2026-06-02T00:00:00Z' },
});

const keyed = (events: readonly EventBody[]) =>
  standingEvents(events.map((body, place) => ({ key: String(place), body })));
const weigh = (...events: EventBody[]) => massBalance(keyed(events));
const told = (code: string, ...events: EventBody[]) => {
  const found = weigh(...events).lots.find(({ thing }) => thing === lot(code));
  return found && [found.in, found.out, found.remaining, found.unit, found.brokenBy.join()];
};

test('what goes out is taken from what came in, whatever way it goes', () => {
  const all = [
    picked(of('A', 100, 'KGM')),
    turned([of('A', 30, 'KGM')], [of('B', 29.5, 'KGM')]),
    lost(of('A', 0.5, 'KGM')),
    packed('ADD', '1', of('A', 5, 'KGM')),
    sold(of('A', 2, 'KGM')),
  ];
  assert.deepEqual(told('A', ...all), ['100', '35.5', '64.5', 'KGM', '']);
  assert.deepEqual(told('B', ...all), ['29.5', '0', '29.5', 'KGM', '']);
});

test('a gram too much is impossible, and the events that cannot be true are named', () => {
  const broken = [
    picked(of('A', 10, 'KGM')),
    lost(of('A', 4, 'KGM')),
    turned([of('A', 6.001, 'KGM')], [of('B', 6, 'KGM')]),
    lost(of('A', 1, 'GRM')),
  ];
  assert.deepEqual(told('A', ...broken), ['10', '10.002', '-0.002', 'KGM', '2,3']);
});

test('tenths add up to a whole, as they do on a scale and not in floating point', () => {
  const tenths = Array.from({ length: 10 }, () => lost(of('A', 0.1, 'KGM')));
  assert.deepEqual(told('A', picked(of('A', 1, 'KGM')), ...tenths), ['1', '1', '0', 'KGM', '']);
  const twice = [picked(of('A', 0.3, 'KGM')), lost(of('A', 0.1, 'KGM'), of('A', 0.2, 'KGM'))];
  assert.deepEqual(told('A', ...twice), ['0.3', '0.3', '0', 'KGM', '']);
});

test('pounds and kilograms convert by their definition; a lot is told in the unit it was made in', () => {
  const pounds = picked(of('A', 1, 'LBR'));
  assert.deepEqual(told('A', pounds, lost(of('A', 0.45359237, 'KGM'))), ['1', '1', '0', 'LBR', '']);
  assert.equal(weigh(pounds, lost(of('A', 0.453592371, 'KGM'))).lots[0]?.impossible, true);
  assert.deepEqual(told('E', picked(of('E', 2, 'DZN')), lost(of('E', 25))), [
    '2',
    `2.08${'3'.repeat(28)}`,
    `-0.08${'3'.repeat(28)}`,
    'DZN',
    '1',
  ]);
});

test('a process gives no more than it takes; less is its yield', () => {
  const juice = weigh(picked(of('A', 100, 'KGM')), turned([of('A', 100, 'KGM')], [of('J', 62, 'KGM')]));
  assert.deepEqual(
    juice.processes.map(({ in: into, out, impossible }) => [into, out, impossible]),
    [['100', '62', false]],
  );
  const forged = weigh(
    picked(of('A', 100, 'KGM')),
    turned([of('A', 50, 'KGM')], [of('J', 30, 'KGM'), of('K', 20.5, 'KGM')]),
  );
  assert.deepEqual(
    forged.processes.map(({ outputs, brokenBy }) => [outputs, brokenBy]),
    [[[lot('J'), lot('K')], ['1']]],
  );
});

test('one process told in several events is weighed as one', () => {
  const batch = { transformationID: 'urn:example:batch:7' };
  const events = [
    picked(of('A', 60, 'KGM')),
    turned([of('A', 40, 'KGM')], [], batch),
    turned([], [of('J', 55, 'KGM')], batch),
    turned([of('A', 20, 'KGM')], [], batch),
  ];
  assert.deepEqual(
    weigh(...events).processes.map((each) => [each.in, each.out, each.impossible]),
    [['60', '55', false]],
  );
});

test('what nothing converts is not judged: eggs into cake, sugar water into jam, a lot without a beginning', () => {
  const cake = weigh(turned([of('E', 12), of('F', 1, 'KGM')], [of('C', 1.7, 'KGM')]));
  assert.deepEqual(cake.processes, []);
  assert.deepEqual(cake.unjudged, [lot('E'), lot('F'), lot('C')]);
  const unmeasured = weigh(picked({ epcClass: lot('A') }), lost(of('A', 7, 'KGM')));
  assert.deepEqual(unmeasured.unjudged, [lot('A')]);
});

test('more mass than went in is never passed over because something else went in too', () => {
  const bags = weigh(turned([of('A', 10, 'KGM'), of('B', 1)], [of('C', 1000, 'KGM')]));
  assert.deepEqual(bags.processes, []);
  assert.ok(bags.unjudged.includes(lot('C')));
  const untold = weigh(turned([of('A', 10, 'KGM'), { epcClass: lot('B') }], [of('C', 1000, 'KGM')]));
  assert.ok(untold.unjudged.includes(lot('C')));
  const enough = weigh(turned([of('A', 10, 'KGM'), of('B', 1)], [of('C', 10, 'KGM')]));
  assert.deepEqual(
    enough.processes.map((each) => [each.in, each.out, each.impossible]),
    [['10', '10', false]],
  );
  assert.ok(!enough.unjudged.includes(lot('C')));
  const alsoBoxes = weigh(turned([of('A', 10, 'KGM')], [of('C', 11, 'KGM'), of('D', 3)]));
  assert.deepEqual(
    alsoBoxes.processes.map((each) => [each.outputs, each.impossible]),
    [[[lot('C')], true]],
  );
});

test('what was packed is sold next and counts once; unpacked it is free again', () => {
  const parcel = [picked(of('A', 10, 'KGM')), packed('ADD', '1', of('A', 10, 'KGM'))];
  assert.deepEqual(told('A', ...parcel, sold(of('A', 10, 'KGM'))), ['10', '10', '0', 'KGM', '']);
  assert.deepEqual(told('A', ...parcel, packed('DELETE', '1', of('A', 4, 'KGM'))), [
    '10',
    '6',
    '4',
    'KGM',
    '',
  ]);
  const again = [...parcel, packed('DELETE', '1'), packed('ADD', '2', of('A', 10, 'KGM'))];
  assert.deepEqual(told('A', ...again), ['10', '10', '0', 'KGM', '']);
  assert.deepEqual(told('A', ...parcel, packed('ADD', '2', of('A', 1, 'KGM'))), [
    '10',
    '11',
    '-1',
    'KGM',
    '2',
  ]);
});

test('an event declared wrong counts for nothing, and neither does its declaration', () => {
  const slip = turned([of('A', 86, 'KGM')], [of('B', 86, 'KGM')]);
  const events = [picked(of('A', 68, 'KGM')), slip];
  assert.equal(told('A', ...events)?.[2], '-18');
  assert.deepEqual(told('A', ...events, wrong(slip)), ['68', '0', '68', 'KGM', '']);
});

/** Histories of a few lots as their owners might write them down, true and false ones. */
const grams = fc.integer({ min: 1, max: 40_000 });
const code = fc.constantFrom('A', 'B', 'C', 'D');
const amount = fc
  .tuple(code, grams, fc.constantFrom('KGM', 'GRM', 'LBR'))
  .map(([name, mass, uom]) => of(name, uom === 'GRM' ? mass : mass / 1000, uom));
const amounts = fc.array(amount, { minLength: 1, maxLength: 3 });
const step = fc.oneof(
  { weight: 4, arbitrary: amounts.map((list) => picked(...list)) },
  amounts.map((list) => lost(...list)),
  amounts.map((list) => sold(...list)),
  fc.tuple(amounts, amounts).map(([into, from]) => turned(into, from)),
  fc.tuple(amounts, fc.constantFrom('1', '2')).map(([list, parcel]) => packed('ADD', parcel, ...list)),
);
const history = fc
  .tuple(fc.array(step, { minLength: 1, maxLength: 30 }), fc.array(fc.nat(29), { maxLength: 4 }))
  .map(([events, struck]) => [
    ...events,
    ...struck.flatMap((place) => (events[place] ? [wrong(events[place])] : [])),
  ]);

test('of any history it says what plain adding with fractions says', () => {
  fc.assert(
    fc.property(history, (events) => {
      const { lots } = massBalance(keyed(events));
      const naive = naiveBalance(events);
      assert.deepEqual(lots.map(({ thing }) => thing).sort(), [...naive.keys()].sort());
      for (const { thing, unit, ...found } of lots) {
        const expected = naive.get(thing);
        assert.ok(expected);
        assert.equal(found.impossible, expected.impossible);
        assert.equal(found.impossible, found.brokenBy.length > 0);
        if (unit !== 'LBR') {
          assert.ok(sameAmount(gramsOf(found.in, unit), expected.in));
          assert.ok(sameAmount(gramsOf(found.out, unit), expected.out));
        }
      }
    }),
  );
});

test('of a history in which every step takes only what is there, nothing is impossible; striking out a use keeps it so', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(code, fc.constantFrom('A', 'B', 'C', 'D'), fc.nat(1000), fc.nat(1000)), {
        maxLength: 40,
      }),
      fc.nat(39),
      (moves, struck) => {
        const left = new Map([
          ['A', 90_000],
          ['B', 50_000],
          ['C', 0],
          ['D', 0],
        ]);
        const events = [picked(of('A', 90, 'KGM'), of('B', 50, 'KGM'))];
        for (const [from, into, part, yields] of moves) {
          const taken = Math.floor(((left.get(from) ?? 0) * part) / 1000);
          const given = Math.floor((taken * yields) / 1000);
          left.set(from, (left.get(from) ?? 0) - taken);
          left.set(into, (left.get(into) ?? 0) + given);
          if (given === 0) events.push(lost(of(from, taken / 1000, 'KGM')));
          else events.push(turned([of(from, taken / 1000, 'KGM')], [of(into, given / 1000, 'KGM')]));
        }
        const { lots, processes } = massBalance(keyed(events));
        assert.ok([...lots, ...processes].every(({ impossible }) => !impossible));
        for (const each of lots) {
          const grams = left.get(each.thing.at(-1) ?? '') ?? 0;
          if (each.unit === 'KGM')
            assert.ok(sameAmount(gramsOf(each.remaining, 'GRM'), gramsOf(String(grams / 1000), 'GRM')));
        }
        const loss = events[struck];
        if (loss?.action !== 'DELETE') return;
        assert.ok(massBalance(keyed([...events, wrong(loss)])).lots.every(({ impossible }) => !impossible));
      },
    ),
  );
});

test('what the checker of bundles accuses, in its few bytes, the balance accuses too', () => {
  let accused = 0;
  fc.assert(
    fc.property(history, (events) => {
      const { lots, processes, unjudged } = massBalance(keyed(events));
      const impossible = new Set(lots.flatMap((each) => (each.impossible ? [each.thing] : [])));
      const broken = new Set(processes.flatMap(({ brokenBy }) => brokenBy));
      const { found, say } = collector();
      checkQuantities(events.map(asJourney(events)), new Set(['A', 'B', 'C', 'D'].map(lot)), say);
      accused += found.filter(({ weight }) => weight === 'red').length;
      for (const { code, on = '' } of found) {
        if (code === 'quantity.unknown') {
          assert.ok(unjudged.includes(on), `${code} ${on}`);
          continue;
        }
        assert.ok(code === 'quantity.overdrawn' ? impossible.has(on) : broken.has(on), `${code} ${on}`);
      }
    }),
  );
  assert.ok(accused > 0);
});

const asJourney = (events: readonly EventBody[]) => (body: EventBody, place: number) => {
  const withdrawn =
    !declaresError(body) && events.some((each) => each.eventID === body.eventID && declaresError(each));
  const { type, action, transformationID: transformation } = body;
  return {
    digest: String(place),
    body,
    type,
    action,
    transformation,
    things: listedThings(body),
    withdrawn,
  } as unknown as JourneyEvent;
};
