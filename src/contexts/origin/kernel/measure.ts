import { type Quantity, type Unit, units } from '#shared/quantity.ts';

/**
 * A typed amount in the unit its product is counted in, as thousandths. Only kg and 斤 convert (1 斤 = 500 g);
 * undefined when the units do not, and when a mass is finer than a gram, which no scale of the county weighs.
 */
export function inProductUnit(amount: Quantity, unit: Unit): number | undefined {
  if (amount.unit === 'piece' || unit === 'piece') return amount.unit === unit ? amount.milli : undefined;
  const jinMilli = amount.unit === 'jin' ? amount.milli : amount.milli * 2;
  if (jinMilli % 2 !== 0) return undefined;
  return unit === 'jin' ? jinMilli : jinMilli / 2;
}

/** The units a person may type for a product counted in `unit`. */
export function typedUnits(unit: Unit): readonly Unit[] {
  return units.filter((typed) => (typed === 'piece') === (unit === 'piece'));
}
