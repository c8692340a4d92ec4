import type { Promised } from '#delivery';
import type { OnArrival } from '#selling';
import { priceTag } from '#shared/money.ts';
import { nearDay, orderByText, type Reader } from './shown.ts';

/** What is promised, in the reader's language: with which service, for how much, how fresh, and what if it is missed. */
export interface PromiseWords {
  readonly service: string;
  readonly byBus: boolean;
  readonly fee: string;
  /** undefined for what is not picked yet. */
  readonly fresh: string | undefined;
  readonly after: string | undefined;
}

export function promiseWords(
  {
    promised,
    fresh,
    after,
    feeFen = promised.feeFen,
  }: {
    readonly promised: Pick<Promised, 'byBus' | 'cold' | 'feeFen'>;
    readonly fresh?: OnArrival | undefined;
    readonly after?: Promised | undefined;
    /** What it comes to, where the fee is shared. */
    readonly feeFen?: number;
  },
  reader: Reader,
): PromiseWords {
  const { t } = reader;
  return {
    service: serviceText(promised, reader),
    byBus: promised.byBus,
    fee: t(`运费 ${priceTag(feeFen)}`, `Delivery ${priceTag(feeFen)}`),
    fresh: fresh && freshText(fresh, reader),
    after:
      after &&
      t(
        `赶不上这一班：${orderByText(after, reader)} 前下单，${nearDay(after.arrives, reader)}到`,
        `If you miss it: order by ${orderByText(after, reader)}, there ${nearDay(after.arrives, reader)}`,
      ),
  };
}

/** What brings it: a bus or a van, and whether it is kept cold. */
export function serviceText(
  { byBus, cold }: Pick<Promised, 'byBus' | 'cold'>,
  { t }: Pick<Reader, 't'>,
): string {
  const what = byBus ? t('客运班车捎来', 'Comes on the rural bus') : t('配送车送来', 'Comes by van');
  return cold ? t(`${what}，路上冷藏`, `${what}, kept cold on the way`) : what;
}

/** How long it keeps once it is collected: 取货后还能放 12 天（从采收起 20 天）. */
export function freshText({ keepsDays, ofDays }: OnArrival, { t }: Pick<Reader, 't'>): string {
  if (keepsDays < 1) return t('取货当天就要吃', 'To be eaten on the day you collect it');
  const days = keepsDays === 1 ? 'day' : 'days';
  return t(
    `取货那天起还能放 ${keepsDays} 天（采收起共 ${ofDays} 天）`,
    `Keeps ${keepsDays} more ${days} when you collect it (of ${ofDays} from harvest)`,
  );
}
