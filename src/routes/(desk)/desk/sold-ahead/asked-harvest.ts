import type { Harvest } from '#ordering';
import { isId } from '#shared/id.ts';
import { isDay } from '#shared/instant.ts';

/** The harvest that an address means: `?seller=…&product=…&grade=…&until=…`. undefined: it is not a whole one. */
export function askedHarvest({ searchParams }: URL): Harvest | undefined {
  const [sellerId = '', productCode = '', grade = '', untilDay = ''] = [
    'seller',
    'product',
    'grade',
    'until',
  ].map((name) => searchParams.get(name) ?? undefined);
  return isId(sellerId) && isDay(untilDay) && productCode && grade
    ? { sellerId, productCode, grade, untilDay }
    : undefined;
}

export function shareHref({ sellerId, productCode, grade, untilDay }: Harvest): string {
  const asked = new URLSearchParams({ seller: sellerId, product: productCode, grade, until: untilDay });
  return `/desk/sold-ahead/share?${asked}`;
}
