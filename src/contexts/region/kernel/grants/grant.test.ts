import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isAnother, stageAmounts } from './grant.ts';

test('the stages of a grant add up to it, to the fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e12 }), fc.integer({ min: 1, max: 98 }), (fen, first) => {
      const weights = [first, 99 - first, 1].filter((weight) => weight > 0);
      const parts = stageAmounts(
        fen,
        weights.map((weight) => ({ zh: '', en: '', weight })),
      );
      assert.equal(
        parts.reduce((sum, part) => sum + part, 0),
        fen,
      );
      for (const [at, part] of parts.entries()) {
        assert.ok(Math.abs(part - (fen * (weights[at] ?? 0)) / 100) <= 1);
      }
    }),
  );
});

test('nobody judges their own grant, nor their organisation’s', () => {
  const applicant = { personId: 'a', organisationId: 'coop' };
  assert.equal(isAnother(applicant, { personId: 'a', organisationId: 'office' }), false);
  assert.equal(isAnother(applicant, { personId: 'b', organisationId: 'coop' }), false);
  assert.equal(isAnother(applicant, { personId: 'b', organisationId: 'office' }), true);
});
