import type { LineEntry, OrderLine } from '#ordering';
import { decimal } from '#shared/quantity.ts';
import { whoActed } from '#shared/who-acted.ts';
import type { Reader } from '../../../(shop)/order/shown-order.ts';

/** What a grower said of a line before it is packed, as the forms for it begin with. */
export function shownEntry(
  entries: readonly LineEntry[],
  { position }: Pick<OrderLine, 'position'>,
  { t }: Pick<Reader, 't'>,
) {
  const entry = entries.find((each) => each.position === position);
  return (
    entry && {
      by: whoActed(t, entry.personName, entry.helperName),
      at: entry.at,
      count: decimal(entry.packedMilli),
      kg: entry.grams === undefined ? '' : decimal(entry.grams),
    }
  );
}
