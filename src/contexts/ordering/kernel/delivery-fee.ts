import { type Fen, splitByWeight } from '#shared/money.ts';

/** A part of a checkout that travels by one departure: one order. */
export interface Travelling {
  readonly serviceId: string;
  readonly departs: string;
  readonly feeFen: Fen;
  readonly grams: number;
}

/**
 * What each order pays for its way: a departure's fee is paid once for all that travels by it, in proportion to weight,
 * to the fen. In the order given.
 */
export function deliveryFees(orders: readonly Travelling[]): Fen[] {
  const departures = Map.groupBy(orders, (order) => `${order.serviceId} ${order.departs}`);
  const fees = new Map<Travelling, Fen>();
  for (const together of departures.values()) {
    const shares = splitByWeight(
      together[0]?.feeFen ?? 0,
      together.map((order) => order.grams),
    );
    for (const [index, order] of together.entries()) fees.set(order, shares[index] ?? 0);
  }
  return orders.map((order) => fees.get(order) ?? 0);
}
