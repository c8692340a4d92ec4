import { freshOf, type Quote } from '#ordering';
import type { Day } from '#shared/instant.ts';
import { type PromiseWords, promiseWords } from '../promise-words.ts';
import { orderByText, type Reader } from '../shown.ts';

/** What is promised of one parcel: of one seller's goods that go by one departure. */
export interface ShownParcel {
  readonly key: string;
  readonly goods: string;
  readonly arrives: Day;
  /** 今天 16:00; undefined for what is sold ahead, which has time. */
  readonly orderBy: string | undefined;
  readonly promise: PromiseWords;
}

export function shownParcels({ parcels }: Pick<Quote, 'parcels'>, reader: Reader): ShownParcel[] {
  return parcels.map((parcel) => {
    const { promised, sellerId, channel, lines, deliveryFen: feeFen } = parcel;
    return {
      key: `${sellerId} ${channel} ${promised.serviceId} ${promised.departs}`,
      goods: lines.map(({ offer }) => reader.t(offer.titleZh, offer.titleEn)).join(reader.t('、', ', ')),
      arrives: promised.arrives,
      orderBy: lines.some(({ presale }) => presale) ? undefined : orderByText(promised, reader),
      promise: promiseWords({ promised, fresh: freshOf(parcel), feeFen }, reader),
    };
  });
}
