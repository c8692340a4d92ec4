import { type ChosenWay, type PlannedLine, type WaysToChoose, wayText } from '#ordering';
import type { Day } from '#shared/instant.ts';
import { type PromiseWords, promiseWords } from '../promise-words.ts';
import { orderByText, type Reader } from '../shown.ts';

/** A departure to choose, in the reader's language. */
export interface ShownWay {
  readonly key: string;
  readonly arrives: Day;
  readonly orderBy: string;
  readonly promise: PromiseWords;
  readonly taken: boolean;
  /** What of the page's address chooses it: `&way=now.…`, the other choices kept. */
  readonly choose: string;
}

export interface ShownWays {
  readonly key: string;
  readonly goods: string;
  readonly ways: readonly ShownWay[];
}

export function shownWays(
  { of, offerIds, ways: offered }: WaysToChoose,
  {
    ways,
    lines,
    reader,
  }: { readonly ways: readonly ChosenWay[]; readonly lines: readonly PlannedLine[]; readonly reader: Reader },
): ShownWays {
  const { t } = reader;
  const others = ways.filter((way) => way.of !== of);
  return {
    key: of,
    goods: lines
      .flatMap(({ offer }) => (offer && offerIds.includes(offer.id) ? [t(offer.titleZh, offer.titleEn)] : []))
      .join(t('、', ', ')),
    ways: offered.map(({ way, promised, fresh, taken }) => ({
      key: wayText(way),
      arrives: promised.arrives,
      orderBy: orderByText(promised, reader),
      promise: promiseWords({ promised, fresh }, reader),
      taken,
      choose: addressOf([...others, way]),
    })),
  };
}

/** Choices as a part of the page's address. */
export function addressOf(ways: readonly ChosenWay[]): string {
  return ways.map((way) => `&way=${wayText(way)}`).join('');
}
