import type { FiledLine, Found, MadeElsewhere, Trouble } from '#recall';
import { dayText } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { IconName } from '$ui/icons.ts';
import { statusWords } from '../../../order-words.ts';

export const kindWords: Readonly<Record<Trouble['kind'], { readonly zh: string; readonly en: string }>> = {
  lot: { zh: '一个批次', en: 'One lot' },
  order: { zh: '一个订单里的货', en: 'The goods of an order' },
  plot: { zh: '一块地，某段日子采的', en: 'What was picked on a plot in some days' },
  spraying: { zh: '一次打药之后采的', en: 'What was picked after one spraying' },
  'spray-product': { zh: '打过某种药的地里采的', en: 'What was picked where a product was sprayed' },
  crate: { zh: '一个周转箱里装的（路上太热）', en: 'What a crate held too warm' },
  round: { zh: '一趟车拉的（路上太热）', en: 'What a vehicle carried too warm' },
};

export const foundWords: Readonly<
  Record<Found, { readonly zh: string; readonly en: string; readonly icon: IconName }>
> = {
  collected: { zh: '已经取走', en: 'Collected', icon: 'check' },
  'on-way': { zh: '已装箱或在路上', en: 'Packed or on its way', icon: 'truck' },
  unpacked: { zh: '还没装箱', en: 'Not packed', icon: 'box' },
  unpaid: { zh: '还没付款', en: 'Not paid', icon: 'clock' },
  lost: { zh: '路上丢失', en: 'Lost on the way', icon: 'warning' },
};

/** Where a recall started from, in one line. */
export function troubleText(trouble: Trouble, t: Tongue, back: boolean): string {
  const { zh, en } = kindWords[trouble.kind];
  const days =
    'from' in trouble
      ? t(
          `${dayText(trouble.from, 'zh')}到${dayText(trouble.until, 'zh')}`,
          `${dayText(trouble.from, 'en')} to ${dayText(trouble.until, 'en')}`,
        )
      : '';
  const name =
    trouble.kind === 'order'
      ? trouble.number
      : 'code' in trouble
        ? trouble.code
        : 'sscc' in trouble
          ? trouble.sscc
          : '';
  const also = back ? t('连同来源的其他去向', 'with whatever else was made of its sources') : '';
  return [t(zh, en), name, days, also].filter(Boolean).join(' · ');
}

/** Where a line's goods are today: a parcel that was on its way is not handed over, whatever its scans say. */
export function statusToday({ found, status }: FiledLine, t: Tongue): string {
  if (found === 'on-way' && status !== 'collected') return t('已扣下', 'Withheld');
  return t(statusWords[status].zh, statusWords[status].en);
}

/** Something made elsewhere of recalled lots, as a table shows it. */
export function elsewhereRow(
  { thing, from, event, at, quantity, unit, by, lotCode }: MadeElsewhere,
  t: Tongue,
) {
  const words: Readonly<Record<string, string>> = { KGM: t('公斤', 'kg'), GRM: t('克', 'g') };
  return {
    key: `${event} ${thing}`,
    thing,
    from: from.join(t('、', ', ')),
    event,
    at,
    amount:
      quantity === null ? '' : `${quantity} ${unit === null ? t('件', 'pieces') : (words[unit] ?? unit)}`,
    by: by ? t(by.nameZh, by.nameEn) : t('县里的平台', 'The county’s platform'),
    phone: by?.phone.replace('+86', '') ?? '',
    lotCode: lotCode ?? '',
  };
}
