import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import '../native.ts';
import { grower, harvested, lineOfKey, lotOf, mixed, seen } from '../../../../test/help/forged-journey.ts';
import { ForgedLog } from '../../../../test/help/forged-log.ts';
import { assertLit, judge } from '../../../../test/help/judge.ts';
import type { Bundle } from './bundle.ts';
import { bundleText } from './make-dense.ts';
import type { Verdict } from './verdict.ts';

const LOT = lotOf('HP-9');

/** A small journey with everything a bundle can hold. */
function smallBundle(): Bundle {
  const log = new ForgedLog();
  log.register(grower);
  log.record(grower, harvested(1, 'HP-8', 10.5));
  log.recordDocument(grower, [seen(2, 'HP-8', 10.5), mixed(3, [['HP-8', 10]], [['HP-9', 9.25]])], {
    at: '2026-06-01T04:00:00.000Z',
  });
  log.seal();
  return log.bundle(LOT, { lines: [lotOf('HP-8'), lineOfKey(grower)], anchor: log.anchor(3) });
}

const bundle = smallBundle();
const honest = judge(bundle);

/** Green says the whole of what the honest file says, or it is not green; whatever it is, it has its reason. */
function assertSound(verdict: Verdict): void {
  if (verdict.light === 'green') {
    assert.deepEqual(verdict.facts?.events, honest.facts?.events);
    assert.deepEqual(verdict.facts?.journey, honest.facts?.journey);
    assert.equal(verdict.facts?.root, honest.facts?.root);
    return;
  }
  const [gravest] = verdict.findings;
  assert.equal(gravest?.weight, verdict.light);
  assert.ok(gravest.zh && gravest.en);
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Every place in a JSON value, as the names that lead to it. */
function places(value: Json, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, each]) => places(each, [...path, name]))];
}

for (const [form, text] of [
  ['', JSON.stringify(bundle)],
  [', as it travels', bundleText(bundle)],
] as const) {
  test(`the untouched file${form} is green`, () => assertLit(honest, 'green'));

  test(`a file cut short anywhere is red${form}`, () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => assertLit(judge(text.slice(0, length)), 'red')),
    );
  });

  test(`a flipped bit anywhere never gives another green${form}`, () => {
    const bytes = Buffer.from(text);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        assertSound(judge(flipped.toString('utf8')));
      }),
      { numRuns: 300 },
    );
  });

  const everywhere = fc.constantFrom(...places(JSON.parse(text) as Json).filter((path) => path.length > 0));

  /** The file with the value at a place given to `change`: its holder and name. */
  function changed(
    path: readonly string[],
    change: (holder: Record<string, Json>, name: string) => void,
  ): string {
    const copy = JSON.parse(text) as Record<string, Json>;
    const name = path.at(-1) ?? '';
    const holder = path.slice(0, -1).reduce((at, step) => at[step] as Record<string, Json>, copy);
    change(holder, name);
    return JSON.stringify(copy);
  }

  test(`a value of another type anywhere never gives another green${form}`, () => {
    const odd: fc.Arbitrary<Json> = fc.oneof(
      fc.constantFrom<Json>(null, true, 0, -1, 1.5, 1e308, 2 ** 53, '', 'x', [], {}, [[]], '__proto__'),
      fc.constant<Json>(
        JSON.parse('{"__proto__":{"type":"maidehao/bundle/1"},"constructor":1,"toString":null}') as Json,
      ),
      fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
    );
    fc.assert(
      fc.property(everywhere, odd, (path, value) => {
        assertSound(
          judge(
            changed(path, (holder, name) => {
              holder[name] = value;
            }),
          ),
        );
      }),
      { numRuns: 400 },
    );
  });

  test(`a member left out, renamed to a prototype’s, or doubled never gives another green${form}`, () => {
    const names = fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'length',
      '0',
      '',
    );
    fc.assert(
      fc.property(everywhere, names, fc.boolean(), (path, name, keep) => {
        const file = changed(path, (holder, old) => {
          const value = holder[old] as Json;
          if (Array.isArray(holder)) {
            holder.splice(Number(old), 1, ...(keep ? [value, value] : []));
            return;
          }
          if (!keep) delete holder[old];
          Object.defineProperty(holder, name, {
            value,
            enumerable: true,
            configurable: true,
            writable: true,
          });
        });
        assertSound(judge(file));
      }),
      { numRuns: 300 },
    );
  });

  test(`two parts of the file exchanged never give another green${form}`, () => {
    fc.assert(
      fc.property(everywhere, everywhere, (one, other) => {
        const copy = JSON.parse(text) as Record<string, Json>;
        const at = (path: readonly string[]) =>
          path.reduce<Json | undefined>(
            (value, step) => (value as Record<string, Json> | undefined)?.[step],
            copy,
          );
        const [a, b] = [at(one), at(other)];
        const put = (path: readonly string[], value: Json | undefined) => {
          const holder = at(path.slice(0, -1));
          if (typeof holder === 'object' && holder !== null && value !== undefined) {
            (holder as Record<string, Json>)[path.at(-1) ?? ''] = structuredClone(value);
          }
        };
        put(one, b);
        put(other, a);
        assertSound(judge(JSON.stringify(copy)));
      }),
      { numRuns: 300 },
    );
  });

  test(`a duplicate key, numbers past any size and a nest without end are red${form}`, () => {
    assertLit(judge(text.replace('"about":', '"about":"x","about":')), 'red', 'bundle.unreadable');
    assertLit(judge(text.replace('"index":', '"index":1e999,"x":')), 'red', 'bundle.unreadable');
    assertLit(judge(text.replace('"index":', '"index":123456789012345678901234567890,"x":')), 'red');
    assertLit(judge('['.repeat(1_000_000)), 'red', 'bundle.unreadable');
    assertLit(judge(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`), 'red', 'bundle.unreadable');
  });
}

test('what is no bundle at all is red, with its reason', () => {
  for (const file of [
    '',
    ' ',
    'null',
    '[]',
    '{}',
    '"maidehao/bundle/1"',
    '\u0000',
    '{"type":"maidehao/bundle/2"}',
    '{"type":"maidehao/bundle/3"}',
  ]) {
    const verdict = judge(file);
    assert.equal(verdict.light, 'red');
    assertSound(verdict);
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (file) => assertLit(judge(file), 'red')),
  );
  fc.assert(fc.property(fc.json(), (file) => assertLit(judge(file), 'red')));
});

test('a file too large or of too many records is refused before any signature is checked', () => {
  const many = JSON.parse(JSON.stringify(bundle)) as { lines: { entries?: string[] }[] };
  const entry = many.lines[0]?.entries?.[0] ?? '';
  for (const line of many.lines) line.entries = Array.from({ length: 4_000 }, () => entry);
  assertLit(judge(JSON.stringify(many)), 'red', 'bundle.too-large');
  assertLit(judge(`"${'x'.repeat(9 * 1024 * 1024)}"`), 'red', 'bundle.too-large');
});
