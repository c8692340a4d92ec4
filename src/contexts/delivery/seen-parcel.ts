import { maskedName, maskedPhone } from '#people';
import type { Actor } from '#shared/call.ts';
import type { Parcel } from './parcels.ts';
import { overCounty } from './scope.ts';

/** Who sends, carries or hands over a parcel needs its recipient's name and phone; who only oversees does not know them. */
export function seenParcel(actor: Actor, parcel: Parcel): Parcel {
  if (actor.system || !overCounty(actor)) return parcel;
  const { recipientName, recipientPhone } = parcel;
  return {
    ...parcel,
    recipientName: maskedName(recipientName),
    recipientPhone: maskedPhone(recipientPhone),
  };
}
