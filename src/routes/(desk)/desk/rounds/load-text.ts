import { decimal } from '#shared/quantity.ts';
import type { Tongue } from '#shared/tongue.ts';
import { counted } from '../shipments/counted.ts';

/**
 * How many parcels a stop is for. '' where there are none and its note says what it is for: what a note names has no label and is
 * in no count, so that “0 parcels” beside it would read as nothing.
 */
export function parcelsText({ parcels, note }: { parcels: number; note: string }, t: Tongue): string {
  return parcels === 0 && note !== '' ? '' : t(`${parcels} 件`, counted(parcels, 'parcel'));
}

/** The same of a whole round: its stops, and parcels with their weight. */
export function loadText(
  load: { stops: readonly { readonly note: string }[]; parcels: number; grams: number },
  t: Tongue,
): string {
  const { stops, parcels, grams } = load;
  const note = stops.map((stop) => stop.note).join('');
  const aboard = parcelsText({ parcels, note }, t);
  return [
    t(`${stops.length} 站`, counted(stops.length, 'stop')),
    ...(aboard ? [aboard, t(`${decimal(grams)} 公斤`, `${decimal(grams)} kg`)] : []),
  ].join(t('，', ', '));
}

/** Where a stop is and when it is open; not every node has an address. */
export function placeText(node: {
  readonly address: string;
  readonly opening: { readonly opens: string; readonly closes: string };
}): string {
  return [node.address, `${node.opening.opens}–${node.opening.closes}`].filter(Boolean).join(' · ');
}
