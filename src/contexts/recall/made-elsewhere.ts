import { type Lot, lotsByCodes } from '#origin';
import { organisationsById } from '#people';
import type { Call } from '#shared/call.ts';
import { lotThing, type MadeOf, madeOf } from '#tracing';

/** A product made of recalled lots by somebody who recorded it in the trace, and that is none of the lots reached here. */
export interface MadeElsewhere extends Omit<MadeOf, 'holder'> {
  /** Codes of the recalled lots in it, or names of what was made of them before. */
  readonly from: readonly string[];
  /** Who recorded it; undefined for the moments until it is in the log, and for the county's platform. */
  readonly by?: { readonly nameZh: string; readonly nameEn: string; readonly phone: string };
  /** Its code when it is a lot kept here: on somebody's word alone it is not held. An officer looks, and recalls from it. */
  readonly lotCode?: string;
}

// Codes given here are plain letters, digits and hyphens: nothing to decode.
const OUR_LOT = /^https:\/\/id\.gs1\.org\/01\/\d{14}\/10\/([\w-]{1,20})$/;
const ORGANISATION = 'urn:maidehao:organisation:';

/** What anybody recorded as made of these lots, however many steps on. */
export async function madeElsewhere(
  call: Call,
  lots: readonly Pick<Lot, 'gtin' | 'code'>[],
): Promise<MadeElsewhere[]> {
  const codes = new Map(lots.map(({ gtin, code }) => [lotThing(gtin, code), code]));
  const made = await madeOf(call, [...codes.keys()]);
  const holders = made.flatMap(({ holder }) =>
    holder?.startsWith(ORGANISATION) ? [holder.slice(ORGANISATION.length)] : [],
  );
  const known = new Map(
    (await organisationsById(call, [...new Set(holders)])).map((each) => [
      `${ORGANISATION}${each.id}`,
      { nameZh: each.nameZh, nameEn: each.nameEn, phone: each.contactPhone },
    ]),
  );
  const ours = await lotsNamed(
    call,
    made.map(({ thing }) => thing),
  );
  return made.map(({ holder, ...each }) => {
    const by = known.get(holder ?? '');
    const lotCode = ours.get(each.thing);
    return {
      ...each,
      from: each.from.map((thing) => codes.get(thing) ?? thing),
      ...(by ? { by } : {}),
      ...(lotCode ? { lotCode } : {}),
    };
  });
}

/** Which of these things are lots kept here: their codes. */
async function lotsNamed(call: Call, things: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const codes = things.flatMap((thing) => OUR_LOT.exec(thing)?.[1] ?? []);
  const lots = await lotsByCodes(call, codes);
  return new Map(lots.map(({ gtin, code }) => [lotThing(gtin, code), code]));
}
