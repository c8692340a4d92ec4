import type { Difference, OutsideOrder, OutsideStatus, PlatformAtDesk } from '#channels';
import { priceTag } from '#shared/money.ts';
import { quantityText } from '#shared/quantity.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { sentenceOf } from '../../../../refusals.ts';

interface Reader {
  readonly t: Tongue;
  readonly lang: Lang;
}

/** The platform's listings as the page shows them. Packs are whole. */
export function shownListings({ listings, onTheWay }: PlatformAtDesk, { t, lang }: Reader) {
  const waiting = new Set(onTheWay.map(({ sku }) => sku));
  return listings.map(({ sku, offer, packMilli, told, packFen, mostPacks, theirPacks }) => ({
    ...{ sku, packFen, mostPacks, theirPacks },
    title: offer ? t(offer.titleZh, offer.titleEn) : sku,
    pack: offer ? quantityText({ milli: packMilli, unit: offer.soldUnit }, lang) : '',
    told: Math.floor(told / packMilli),
    waiting: waiting.has(sku),
  }));
}

/** What became of an order of the platform. */
export function shownOrders(orders: readonly OutsideOrder[], { t, lang }: Reader) {
  const words: Readonly<Record<OutsideStatus, string>> = {
    placed: t('已接单', 'taken'),
    refused: t('没接', 'not taken'),
    cancelled: t('已取消', 'called off'),
    'too-late': t('对方取消，已发货', 'called off there, shipped'),
  };
  return orders.map(({ number, status, heard, totalFen, heardAt, refusal }) => ({
    ...{ number, totalFen, heardAt, status },
    state: words[status],
    asked: heard === 'asked',
    why: refusal ? sentenceOf(refusal, lang).why : '',
  }));
}

/** Each difference as a sentence, and what to do about it. */
export function shownDifferences(
  differences: readonly Difference[],
  listings: ReturnType<typeof shownListings>,
  { t }: Reader,
): { readonly key: string; readonly what: string; readonly next: string }[] {
  const titles = new Map(listings.map(({ sku, title }) => [sku, title]));
  return differences.map((each) => {
    const of = 'number' in each ? each.number : (titles.get(each.sku) ?? each.sku);
    return { key: `${each.kind} ${of}`, ...sentence(each, of, t) };
  });
}

function sentence(each: Difference, of: string, t: Tongue): { what: string; next: string } {
  switch (each.kind) {
    case 'not-here':
      return {
        what: t(`平台有订单 ${of}，我们没有`, `The platform has order ${of}, and we do not`),
        next: t('点“现在核对”，会自动接进来', 'Ask now: it is taken by itself'),
      };
    case 'refused-here':
      return {
        what: t(`订单 ${of} 我们没接，平台还当它有效`, `We did not take order ${of}; it still stands there`),
        next: t('请平台退款给买家', 'Have the platform pay its buyer back'),
      };
    case 'not-there':
      return {
        what: t(`订单 ${of} 平台说没有`, `The platform knows nothing of order ${of}`),
        next: t('先别发货，问清平台', 'Do not send it before you have asked them'),
      };
    case 'off-there':
      return {
        what: t(`订单 ${of} 平台已取消，我们已经装箱或发货`, `Order ${of} is off there, and packed here`),
        next: t('和买家、平台商量退货或照收', 'Settle with the buyer and the platform whether it comes back'),
      };
    case 'off-here':
      return {
        what: t(
          `订单 ${of} 我们已取消退款，平台还当它有效`,
          `Order ${of} is off and paid back here, and stands there`,
        ),
        next: t('请平台关闭这张订单', 'Have the platform close it'),
      };
    case 'total':
      return {
        what: t(
          `订单 ${of} 金额不同：我们 ${priceTag(each.hereFen)}，平台 ${priceTag(each.thereFen)}`,
          `Order ${of}: ${priceTag(each.hereFen)} here, ${priceTag(each.thereFen)} there`,
        ),
        next: t('以平台收到的钱为准，请核对', 'Check it against the money the platform took'),
      };
    case 'sells-more':
      return {
        what: t(
          `“${of}”平台还能卖 ${each.there} 份，我们只给了 ${each.here} 份`,
          `“${of}”: ${each.there} packs on sale there, ${each.here} told`,
        ),
        next: t('请平台改小，免得卖重', 'Have the platform lower it before it sells too much'),
      };
    case 'sells-less':
      return {
        what: t(
          `“${of}”平台只剩 ${each.there} 份，我们给了 ${each.here} 份`,
          `“${of}”: ${each.there} packs on sale there, ${each.here} told`,
        ),
        next: t('可能有订单没告诉我们，请核对', 'There may be orders we never heard of: check'),
      };
    case 'price':
      return {
        what: t(
          `“${of}”价格不同：我们 ${priceTag(each.hereFen)}，平台 ${priceTag(each.thereFen)}`,
          `“${of}”: ${priceTag(each.hereFen)} here, ${priceTag(each.thereFen)} there`,
        ),
        next: t('等推送到达，或请平台改价', 'Wait for the push, or have the platform change it'),
      };
  }
}
