import { type Status, statuses } from '#ordering';
import { type Day, isDay } from '#shared/instant.ts';

/** The kinds of orders one may look at, each some statuses. */
export const kinds = {
  'to-pack': ['paid'],
  under: ['packed', 'on-way', 'ready'],
  done: ['collected'],
  unpaid: ['reserved'],
  ended: ['cancelled', 'expired', 'lost'],
} as const satisfies Record<string, readonly Status[]>;
export type Kind = keyof typeof kinds;

/** What the address of the list of orders asks for. */
export interface AskedOrders {
  readonly kind: Kind | undefined;
  readonly statuses: readonly Status[];
  readonly query: string;
  readonly from: Day | undefined;
  readonly until: Day | undefined;
}

export function askedOrders(url: URL): AskedOrders {
  const asked = url.searchParams.get('kind') ?? '';
  const kind = Object.keys(kinds).find((each): each is Kind => each === asked);
  const day = (name: string) => {
    const text = url.searchParams.get(name) ?? '';
    return isDay(text) ? text : undefined;
  };
  return {
    kind,
    statuses: kind ? kinds[kind] : statuses,
    query: url.searchParams.get('q') ?? '',
    from: day('from'),
    until: day('until'),
  };
}
