import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isId, newCode, newDigits, newId } from './id.ts';

test('ids are UUIDs of version 7, sort by when they were made, and no two are alike', () => {
  const moments = [0, 1, 1_780_365_600_000, 1_780_365_600_001, 2 ** 48 - 1].map((time) => new Date(time));
  const ids = moments.flatMap((moment) => [newId(moment), newId(moment)]);
  for (const [place, id] of ids.entries()) {
    assert.ok(isId(id), id);
    assert.match(id, /^.{14}7.{4}[89ab]/);
    assert.equal(Number.parseInt(id.replace('-', '').slice(0, 12), 16), moments[place >> 1]?.getTime());
  }
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(
    ids.map((id) => id.slice(0, 13)),
    ids.map((id) => id.slice(0, 13)).toSorted(),
  );
});

test('ids of one moment sort by which was made first, while those of another are made by turns', () => {
  const [one, other] = [new Date(1_780_365_600_002), new Date(1_780_365_600_900)];
  const [ones, others]: [string[], string[]] = [[], []];
  for (let made = 0; made < 10_000; made += 1) {
    ones.push(newId(one));
    others.push(newId(other));
  }
  for (const ids of [ones, others]) {
    assert.deepEqual(ids, ids.toSorted());
    assert.equal(new Set(ids).size, ids.length);
    // What follows the counter is drawn: nobody names the next id by the one before.
    assert.equal(new Set(ids.map((id) => id.slice(23))).size, ids.length);
  }
});

test('codes have their length, and each sign is as likely as any other', () => {
  for (const [draw, signs] of [
    [newCode, 31],
    [newDigits, 10],
  ] as const) {
    const counts = new Map<string, number>();
    const codes = 6_200;
    for (let made = 0; made < codes; made += 1) {
      const code = draw(10);
      assert.equal(code.length, 10);
      for (const sign of code) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    }
    assert.equal(counts.size, signs);
    const expected = (codes * 10) / signs;
    const off = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // Chi-squared of 30 degrees of freedom is above 90 once in ten million times.
    assert.ok(off < 90, `${off}`);
  }
});

test('a code is not drawn again', () => {
  const codes = Array.from({ length: 10_000 }, () => newCode(20));
  assert.equal(new Set(codes).size, codes.length);
});
