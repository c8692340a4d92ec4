import type { LockedLot } from './locked-lots.ts';
import { type OriginRefusal, refuse } from './refusals.ts';

/** Why a lot may not be worked on, if so: closed or on hold. */
export function notOpen(lot: LockedLot): OriginRefusal | undefined {
  return notClosed(lot) ?? held(lot);
}

export function notClosed(lot: LockedLot): OriginRefusal | undefined {
  return lot.status === 'closed' ? refuse('origin.lot-closed', { lot: lot.code }).refusal : undefined;
}

export function held(lot: LockedLot): OriginRefusal | undefined {
  return lot.status === 'held' ? refuse('origin.lot-held', { lot: lot.code }).refusal : undefined;
}

/** Why a lot may not be sold, if so: not open, or without the certificate its product needs. */
export function notForSale(lot: LockedLot): OriginRefusal | undefined {
  return notOpen(lot) ?? uncertified(lot);
}

export function uncertified(lot: LockedLot): OriginRefusal | undefined {
  return lot.certificateRequired && lot.certificateId === undefined
    ? refuse('origin.certificate-missing', { lot: lot.code }).refusal
    : undefined;
}
