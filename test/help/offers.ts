import type { Offer } from '../../src/contexts/selling/kernel/offer.ts';
import type { Forecast, Goods, Stock } from '../../src/contexts/selling/kernel/stock.ts';

/** Kumquats: ripe from mid-November to mid-March, keeping twenty days, certificate needed. For tests. */
export const kumquats: Goods = {
  season: { from: '11-15', until: '03-20' },
  shelfLifeDays: 20,
  certificateRequired: true,
};

/** An offer of first-grade kumquats at 20 yuan a kg, for tests. */
export function anOffer(differing: Partial<Offer>): Offer {
  const unit = differing.soldUnit ?? 'kg';
  return {
    id: 'offer',
    sellerId: 'seller',
    productCode: 'kumquat',
    titleZh: '滑皮金桔',
    titleEn: 'Smooth-skin kumquat',
    noteZh: '',
    noteEn: '',
    form: 'by-weight',
    priceFen: 2_000,
    priceUnit: 'kg',
    soldUnit: 'kg',
    step: 500,
    least: 500,
    most: 50_000,
    toleranceBp: 0,
    onFrom: '2026-01-01',
    onUntil: '2027-12-31',
    status: 'on',
    floorFen: 0,
    demo: true,
    parts: [{ productCode: 'kumquat', grade: 'first', milli: 1_000, unit }],
    ...differing,
  };
}

/** An open, certified lot of 100 kg, for tests. */
export function aLot(differing: Partial<Stock>): Stock {
  return {
    lotId: differing.lotCode ?? 'LOT1',
    lotCode: 'LOT1',
    producerId: 'household',
    sellerId: 'seller',
    productCode: 'kumquat',
    grade: 'first',
    unit: 'kg',
    available: 100_000,
    harvestedOn: '2026-11-20',
    goodUntil: '2026-12-15',
    certified: true,
    ...differing,
  };
}

/** A forecast of which 100 kg may be presold, for tests. */
export function aForecast(differing: Partial<Forecast>): Forecast {
  return {
    forecastId: 'F',
    fromDay: '2026-12-10',
    untilDay: '2026-12-20',
    unit: 'kg',
    left: 100_000,
    certainty: 100,
    madeAt: new Date('2026-12-01T00:00:00Z'),
    ...differing,
  };
}
