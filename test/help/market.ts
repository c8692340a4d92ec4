import assert from 'node:assert/strict';
import * as delivery from '#delivery';
import * as ordering from '#ordering';
import { addToBasket, agreedDays, type IfShort, type Placed, placeOrder, quote } from '#ordering';
import { addPlots, addProducts, issueCertificate, makeForecast } from '#origin';
import {
  checkBook,
  type Notice,
  paymentOfCheckout,
  refundsWithoutAnswer,
  setRule,
  takeNotices,
} from '#paying';
import { addOffers, type Draft } from '#selling';
import { type Actor, type Call, visitor } from '../../src/shared/call.ts';
import type { Db } from '../../src/shared/database.ts';
import { newId } from '../../src/shared/id.ts';
import { must, type Outcome, type Refusal } from '../../src/shared/outcome.ts';
import { quantity } from '../../src/shared/quantity.ts';
import { transact } from '../../src/shared/transact.ts';
import { drain } from '../../src/shared/worker.ts';
import { asCall, COUNTY, MORNING } from './county.ts';
import type { TestDatabase } from './database.ts';
import { layNetwork, POINT } from './network.ts';
import { KUMQUAT, type Orchard, picked, plantOrchard, TEA_OIL } from './orchard.ts';

export const POMELO = 'shatian-pomelo';

/** What is sold in the tests of orders. The co-op sells kumquats and boxes, Wei his pomelos. */
export interface Market {
  readonly orchard: Orchard;
  readonly lots: Readonly<Record<'kumquats' | 'olderKumquats' | 'oil' | 'pomelos', string>>;
  readonly offers: Readonly<Record<'kumquats' | 'pomelo' | 'box' | 'ahead', string>>;
  readonly forecast: string;
}

export const buyer: Actor = { personId: newId(), name: '李小红', roles: ['consumer'] };

/**
 * Opens a market on the morning of 1 June 2026: 100 斤 of kumquats by Chen and 20 older ones by Qin (12.90 a 斤), 30 kg of
 * Wei's pomelos of about 1.5 kg (8.00 a kg, paid by weight), boxes of 1 kg kumquats and half a kg of oil (68.00), and kumquats to
 * come between 10 and 20 June.
 */
export async function openMarket(db: Db): Promise<Market> {
  const orchard = await plantOrchard(db);
  return asCall(db, {}, async (call) => {
    await layNetwork(call);
    await setRule(call, rule);
    const pomelos = await plantPomelos(call, orchard);
    const lots = {
      kumquats: await certified(call, orchard.plots.east, {}),
      olderKumquats: await certified(call, orchard.plots.qin, { amount: '20', harvestedAt: yesterday }),
      oil: (await picked(call, orchard.plots.hill, { amount: '40', unit: 'kg', productCode: TEA_OIL })).id,
      pomelos: await certified(call, pomelos, { amount: '30', unit: 'kg', productCode: POMELO }),
    };
    const { id: forecast } = must(
      await makeForecast(call, {
        id: newId(),
        producerId: orchard.chen,
        productCode: KUMQUAT,
        grade: 'first',
        fromDay: '2026-06-10',
        untilDay: '2026-06-20',
        low: quantity('60', 'jin'),
        likely: quantity('80', 'jin'),
        high: quantity('100', 'jin'),
      }),
    );
    const drafts = draftsOf(orchard, forecast);
    must(await addOffers(call, { drafts: Object.values(drafts), demo: true }));
    const offers = {
      kumquats: drafts.kumquats.id,
      pomelo: drafts.pomelo.id,
      box: drafts.box.id,
      ahead: drafts.ahead.id,
    };
    return { orchard, lots, offers, forecast };
  });
}

const yesterday = new Date(MORNING.getTime() - 24 * 3_600_000);
const rule = {
  validFrom: '2026-01-01',
  coopBp: 500,
  brandBp: 200,
  leaderBp: 300,
  platformBp: 100,
  source: 'test',
};

async function certified(call: Call, plotId: string, picking: Parameters<typeof picked>[2]): Promise<string> {
  const lot = await picked(call, plotId, picking);
  must(await issueCertificate(call, { id: newId(), lotId: lot.id, basis: ['quality-control'] }));
  return lot.id;
}

async function plantPomelos(call: Call, { wei }: Orchard): Promise<string> {
  must(
    await addProducts(call, [
      {
        code: POMELO,
        gtin: '92045022400040',
        nameZh: '沙田柚',
        nameEn: 'Shatian pomelo',
        pinyin: 'shatian you',
        category: 'fruit',
        unit: 'kg',
        shelfLifeDays: 60,
        certificateRequired: true,
        seasonFrom: '01-01',
        seasonUntil: '12-31',
        descriptionZh: '',
        descriptionEn: '',
        storyZh: '',
        storyEn: '',
        grades: [{ code: 'first', nameZh: '一级', nameEn: 'First', basisZh: '', basisEn: '' }],
      },
    ]),
  );
  const id = newId();
  must(
    await addPlots(call, [
      {
        id,
        producerId: wei,
        name: '韦家柚园',
        placeCode: '450224103204',
        productCode: POMELO,
        areaMu: '2',
        lat: 25.2245,
        lng: 109.3975,
      },
    ]),
  );
  return id;
}

function draftsOf({ coop, wei }: Orchard, forecastId: string) {
  const on = { onFrom: '2026-01-01', onUntil: '2027-12-31' };
  return {
    kumquats: {
      ...on,
      id: newId(),
      sellerId: coop,
      form: 'by-weight',
      productCode: KUMQUAT,
      grade: 'first',
      titleZh: '滑皮金桔',
      titleEn: 'Smooth-skin kumquats',
      priceFen: 1290,
      priceUnit: 'jin',
      soldUnit: 'jin',
      step: 500,
      least: 500,
      most: 200_000,
    },
    pomelo: {
      ...on,
      id: newId(),
      sellerId: wei,
      form: 'piece-by-weight',
      productCode: POMELO,
      grade: 'first',
      titleZh: '沙田柚（按个卖，按实重结算）',
      titleEn: 'Shatian pomelo (by the piece, paid by weight)',
      priceFen: 800,
      priceUnit: 'kg',
      soldUnit: 'piece',
      step: 1000,
      least: 1000,
      most: 20_000,
      pieceKg: 1500,
      toleranceBp: 1000,
    },
    box: {
      ...on,
      id: newId(),
      sellerId: coop,
      form: 'mixed-box',
      productCode: KUMQUAT,
      parts: [
        { productCode: KUMQUAT, grade: 'first', milli: 1000, unit: 'kg' },
        { productCode: TEA_OIL, grade: 'first', milli: 500, unit: 'kg' },
      ],
      titleZh: '山里礼盒',
      titleEn: 'Box from the hills',
      priceFen: 6800,
      priceUnit: 'piece',
      soldUnit: 'piece',
      step: 1000,
      least: 1000,
      most: 10_000,
      pieceKg: 1800,
    },
    ahead: {
      ...on,
      id: newId(),
      sellerId: coop,
      form: 'presale',
      productCode: KUMQUAT,
      grade: 'first',
      titleZh: '六月金桔预售',
      titleEn: 'June kumquats, sold ahead',
      priceFen: 1190,
      priceUnit: 'jin',
      soldUnit: 'jin',
      step: 1000,
      least: 1000,
      most: 50_000,
      forecastId,
    },
  } as const satisfies Record<string, Draft>;
}

export interface Buying {
  readonly actor?: Actor;
  readonly now?: Date;
  readonly checkoutId?: string;
  readonly basketId?: string;
  readonly phone?: string;
}

/** One person's shopping, as the pages do it: each step in a transaction of its own, undone when refused. */
export function shopper(db: Db, { actor = visitor, now = MORNING, ...given }: Buying = {}) {
  const run = <T>(verb: (call: Call) => Promise<T>) => transact(db, { county: COUNTY, now, actor }, verb);
  const basketId = given.basketId ?? '';
  return {
    run,
    /** Fills a new basket; answers it. */
    async fill(lines: readonly (readonly [offerId: string, milli: number])[]): Promise<string> {
      let id = basketId || undefined;
      for (const [offerId, milli] of lines) {
        id = must(await run((call) => addToBasket(call, { basketId: id, offerId, milli }))).basketId;
      }
      return id ?? '';
    },
    /** Orders a basket at the price that is shown for it at this moment. */
    async order(
      filled: string,
      more: { checkoutId?: string; ifShort?: ReadonlyMap<string, IfShort> } = {},
    ): Promise<Outcome<Placed, Refusal>> {
      const shown = must(await run((call) => quote(call, { basketId: filled, nodeId: POINT })));
      return run((call) =>
        placeOrder(call, {
          ...more,
          checkoutId: more.checkoutId ?? newId(),
          basketId: filled,
          nodeId: POINT,
          name: '李小红',
          phone: given.phone ?? '13877321234',
          lang: 'zh',
          agreedFen: shown.totalFen,
          agreedDays: agreedDays(shown),
        }),
      );
    },
  };
}

/** Lets the provider say that a checkout was paid, and lets everyone hear it. */
export async function payFor({ db, pool }: TestDatabase, checkoutId: string, now = MORNING): Promise<void> {
  await noticeOf(db, checkoutId, now);
  await settleAll({ db, pool }, now);
}

/** The provider's notice alone is taken; nobody has heard of it yet. */
export async function noticeOf(db: Db, checkoutId: string, now = MORNING): Promise<void> {
  const notice = await noticeFor(db, checkoutId, now);
  await asCall(db, { now }, (call) => takeNotices(call, [notice]));
}

/** What the provider will say when a checkout is paid. */
export async function noticeFor(db: Db, checkoutId: string, now = MORNING): Promise<Notice> {
  const payment = await asCall(db, { now }, (call) => paymentOfCheckout(call, checkoutId));
  if (!payment) throw new Error('nothing to pay');
  return {
    kind: 'paid',
    id: `n-${payment.id}`,
    paymentId: payment.id,
    reference: `r-${payment.id}`,
    amountFen: payment.amountFen,
    at: now.toISOString(),
  };
}

/** Every payment is booked and split whole, and every entry adds up to zero. */
export async function booksBalance(db: Db): Promise<void> {
  const book = await asCall(db, {}, checkBook);
  assert.equal(book.paymentsNotBooked + book.splitsOff + book.sumFen + book.entriesOffBalance, 0);
}

/** Lets ordering and delivery hear everything that was announced. The provider is not asked. */
export async function settleAll(
  { db, pool }: Pick<TestDatabase, 'db' | 'pool'>,
  now = MORNING,
): Promise<void> {
  await drain({ db, pool, reactions: [...ordering.reactions, ...delivery.reactions], now: () => now });
}

/** The provider says of every refund that it has arrived, and everybody hears it. */
export async function settleRefunds({ db, pool }: TestDatabase, now = MORNING): Promise<void> {
  const refunds = await asCall(db, { now }, (call) =>
    refundsWithoutAnswer(call, new Date(now.getTime() + 1)),
  );
  const at = now.toISOString();
  const notices = refunds.map(({ id, amountFen }): Notice => {
    return { kind: 'refunded', id: `n-${id}`, refundId: id, reference: `r-${id}`, amountFen, at };
  });
  await asCall(db, { now }, (call) => takeNotices(call, notices));
  await settleAll({ db, pool }, now);
}
