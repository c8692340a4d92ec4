import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Draft, flawOf } from './draft.ts';
import { forms, isBox } from './offer.ts';
import { formsFor, usualTerms } from './usual-terms.ts';

test('whatever is offered on its usual terms is a sound offer', () => {
  for (const unit of ['kg', 'jin', 'piece'] as const) {
    for (const form of forms) {
      const terms = usualTerms(form, unit);
      const draft: Draft = {
        id: 'offer',
        sellerId: 'seller',
        form,
        productCode: 'kumquat',
        ...(isBox(form)
          ? { parts: [{ productCode: 'kumquat', grade: 'first', milli: 1000, unit: 'kg' }] }
          : { grade: 'first' }),
        ...(form === 'pick-of-season' ? { kinds: 1 } : {}),
        ...(form === 'presale' ? { forecastId: 'forecast' } : {}),
        titleZh: '金桔',
        titleEn: 'Kumquats',
        priceFen: 1000,
        ...terms,
        ...(terms.soldUnit === 'piece' ? { pieceKg: 1000 } : {}),
        onFrom: '2026-11-01',
        onUntil: '2026-12-01',
      };
      assert.equal(flawOf(draft), undefined, `${form} of lots in ${unit}`);
    }
  }
});

test('what is weighed is not offered by the piece alone, and a harvest to come is only presold', () => {
  assert.deepEqual(formsFor('jin', false), ['by-weight', 'piece-by-weight']);
  assert.deepEqual(formsFor('piece', false), ['by-piece', 'piece-by-weight']);
  assert.deepEqual(formsFor('kg', true), ['presale']);
});
