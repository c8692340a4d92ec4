import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { handedOn, MOST_AT_ONCE, type Receiver, takenBack } from './handed-on.ts';
import { reversedShares, standingShares } from './reverse.ts';
import { type Share, total } from './shares.ts';

const organisation = fc.constantFrom(null, ...Array.from({ length: 130 }, (_, index) => `o${index}`));
const shares = fc.uniqueArray(
  fc.record({ organisationId: organisation, fen: fc.integer({ min: 1, max: 99_999 }) }),
  { maxLength: 131, minLength: 1, selector: ({ organisationId }) => organisationId },
);
const split = (of: readonly { organisationId: string | null; fen: number }[]): Share[] =>
  of.map((share) => ({ orderId: 'order', share: 'producer', ...share }));
const accountsOf = (organisations: readonly (string | null)[]): Receiver[] =>
  organisations.map((organisationId) => ({ organisationId, account: `a-${organisationId}`, name: 'x' }));

test('everyone with an account gets exactly their shares, in requests of at most fifty, and there is always a last one', () => {
  fc.assert(
    fc.property(shares, fc.uniqueArray(organisation), (of, known) => {
      const requests = handedOn(split(of), accountsOf(known));
      assert.ok(requests.length >= 1 && requests.every((request) => request.length <= MOST_AT_ONCE));
      const due = new Map(
        of.filter((share) => known.includes(share.organisationId)).map((s) => [s.organisationId, s.fen]),
      );
      const got = new Map(requests.flat().map((part) => [part.organisationId, part.fen]));
      assert.deepEqual(got, due);
    }),
  );
});

test('refunds after it take back from each account never more than it was handed, and everything when all is refunded', () => {
  fc.assert(
    fc.property(shares, fc.array(fc.integer({ min: 1, max: 50_000 }), { maxLength: 5 }), (of, refunds) => {
      const held = split(of);
      const handed = handedOn(held, accountsOf(of.map((share) => share.organisationId))).flat();
      let standing = held;
      const back = new Map<string, number>();
      const take = (fen: number) => {
        const reversed = reversedShares(standing, fen);
        standing = standingShares(standing, reversed);
        for (const part of takenBack(reversed, handed))
          back.set(part.account, (back.get(part.account) ?? 0) + part.fen);
      };
      for (const fen of refunds) if (fen <= total(standing)) take(fen);
      if (total(standing) > 0) take(total(standing));
      assert.deepEqual(back, new Map(handed.map((part) => [part.account, part.fen])));
    }),
  );
});
