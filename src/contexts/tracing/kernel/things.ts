/** A traceable thing's identity: its canonical GS1 Digital Link URI (GS1 Digital Link: URI syntax 1.4, § 4.11). */
export type Thing = string;

const GS1 = 'https://id.gs1.org';

/** A lot of a product: AI (01) GTIN-14 and AI (10) batch. */
export function lotThing(gtin: string, lotCode: string): Thing {
  return `${GS1}/01/${gtin}/10/${encodeURIComponent(lotCode)}`;
}

/** A shipment: AI (00) SSCC-18. */
export function shipmentThing(sscc: string): Thing {
  return `${GS1}/00/${sscc}`;
}

/** What names a parcel, crate, consignment or shipment: SSCC, GINC, GSIN. */
export const PARCEL = /^https:\/\/id\.gs1\.org\/(00|401|402)\//;

export function isParcel(thing: Thing): boolean {
  return PARCEL.test(thing);
}

/** A place that is not numbered by GS1: our own URN, resolvable inside the county. */
export function placeUri(kind: 'plot' | 'node' | 'organisation', id: string): string {
  return `urn:maidehao:${kind}:${id}`;
}

/** Check digit of a GS1 key (GS1 General Specifications § 7.9.1): `digits` without it, most significant first. */
export function checkDigit(digits: string): number {
  const sum = [...digits]
    .toReversed()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}
