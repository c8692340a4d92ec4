import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { filesIn, gs1Epcis, jsonFile } from '../../../../../test/help/epcis-vectors.ts';
import { eventListOf } from './event-list.ts';
import { AnyReader, type EventRead } from './reader.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function read(...chunks: Uint8Array[]) {
  const events: EventRead[] = [];
  const reader = new AnyReader((event) => events.push(event));
  for (const chunk of chunks) reader.write(chunk);
  const end = reader.end();
  return { events, end };
}

function faultsOf(text: string): [pointer: string, code: string, at: unknown][] {
  const { events, end } = read(bytes(text));
  return [...events.flatMap((event) => (event.ok ? [] : event.faults)), ...(end.ok ? [] : end.faults)].map(
    ({ pointer, code, facts }) => [pointer, code, facts.at],
  );
}

test('whatever pieces a document comes in, its events and what is around them are read', {
  skip: gs1Epcis.skip,
}, () => {
  const documents = filesIn(gs1Epcis.path, '.jsonld')
    .filter((file) => /^JSON(-simple-context)?\//.test(file))
    .map((file) => jsonFile(gs1Epcis.path, file));
  fc.assert(
    fc.property(
      fc.constantFrom(...documents),
      fc.array(fc.nat({ max: 4000 }), { maxLength: 12 }),
      fc.nat(2),
      (document, cuts, indent) => {
        const whole = bytes(JSON.stringify(document, null, indent));
        const edges = [
          0,
          ...cuts.filter((cut) => cut < whole.length).toSorted((a, b) => a - b),
          whole.length,
        ];
        const { events, end } = read(...edges.slice(1).map((to, index) => whole.subarray(edges[index], to)));
        const list = eventListOf(document);
        assert.deepEqual(
          events,
          list.events.map((event, index) => ({ ok: true, event, pointer: list.pointer(index) })),
        );
        const around = structuredClone(document);
        (eventListOf(around).events as unknown[]).length = 0;
        assert.deepEqual(end, { ok: true, document: around, form: 'json' });
      },
    ),
    { numRuns: 300 },
  );
});

test('a byte order mark and white space before XML or JSON do not matter', () => {
  const [json, xml] = [
    '{"type":"X"}',
    '<ObjectEvent><eventTime>2026-06-01T08:00:00Z</eventTime></ObjectEvent>',
  ];
  for (const start of ['', '\uFEFF', '\uFEFF\n', ' \n\t']) {
    assert.deepEqual(read(bytes(start + json)).end, { ok: true, document: { type: 'X' }, form: 'json' });
  }
  assert.equal(read(bytes(`\uFEFF${xml}`)).end.ok, true);
});

test('what cannot be read as one thing is a fault before anything is hashed, and its place is told', () => {
  const list = (items: string, more = '') =>
    `{"type":"EPCISDocument","epcisBody":{"eventList":[${items}]}${more}}`;
  const first = list('').indexOf(']');
  assert.deepEqual(faultsOf(list('{"a":1,"a":2}')), [
    ['/epcisBody/eventList/0/a', 'json-duplicate-key', first + 7],
  ]);
  assert.deepEqual(faultsOf(list('{},{"a":"\\ud800"}')), [
    ['/epcisBody/eventList/1/a', 'json-lone-surrogate', first + 8],
  ]);
  assert.deepEqual(faultsOf(list('{"a":[1,NaN]}')), [
    ['/epcisBody/eventList/0/a/1', 'json-number-not-finite', first + 8],
  ]);
  assert.deepEqual(faultsOf(list('{"a":1e999}')), [
    ['/epcisBody/eventList/0/a', 'json-number-not-finite', first + 5],
  ]);
  assert.deepEqual(faultsOf(list('{"a":12345678901234567890.1}')), [
    ['/epcisBody/eventList/0/a', 'json-number-not-exact', first + 5],
  ]);
  assert.deepEqual(faultsOf(list('{}', ',"type":1')), [['/type', 'json-duplicate-key', first + 5]]);
  for (const items of ['{},', ',{}', '{} {}', '{},,{}', '{', '}', '{}}', '1 2', '"a""b"', '{"a":]}']) {
    assert.ok(
      faultsOf(list(items)).some(([, code]) => code === 'json-syntax'),
      items,
    );
  }
  for (const text of ['', 'null', '[]', '"x"', list('{}').slice(0, -1), `${list('{}')}}`]) {
    assert.ok(faultsOf(text).length > 0, text);
  }
});
