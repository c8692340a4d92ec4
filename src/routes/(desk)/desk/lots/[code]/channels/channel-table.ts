import type { PlatformName } from '#channels';
import {
  type Channel,
  freeOf,
  type LotAllotment,
  type LotChannels,
  ownChannels,
  refusals,
  type SetApart,
  takeable,
  typedUnits,
  untold,
} from '#origin';
import { refuserOf } from '#shared/outcome.ts';
import type { Tongue } from '#shared/tongue.ts';
import { whoActed } from '#shared/who-acted.ts';
import { channelNames } from '../../../channel-names.ts';

const refuse = refuserOf(refusals);

export function noChannel() {
  return refuse('origin.no-channel');
}

/** One lot's channels as the page shows them: the shop's part is what nobody has set aside. */
export function tableOf(
  { lot, allotments, moves, platforms }: LotChannels & { readonly platforms: readonly PlatformName[] },
  t: Tongue,
) {
  const free = freeOf(lot);
  const known = new Map(allotments.map((each) => [each.channel, each]));
  const nameOf = channelNames(platforms, t);
  const apart = [
    ...new Set<SetApart>([
      ...ownChannels.filter((each) => each !== 'shop'),
      ...platforms.map(({ channel }) => channel),
      ...known.keys(),
    ]),
  ];
  const takenApart = allotments.reduce((sum, { taken }) => sum + taken, 0);
  const rows = [
    {
      channel: 'shop' as Channel,
      name: nameOf('shop'),
      kind: 'rest' as const,
      held: free,
      promised: 0,
      taken: lot.reserved + lot.sold - takenApart,
      most: free,
      ceiling: undefined,
      share: undefined,
    },
    ...apart.map((channel) => ({ ...rowOf(channel, known.get(channel), free), name: nameOf(channel) })),
  ];
  return {
    lot: {
      code: lot.code,
      product: t(lot.productNameZh, lot.productNameEn),
      grade: t(lot.gradeNameZh, lot.gradeNameEn),
      unit: lot.unit,
      units: typedUnits(lot.unit),
      free,
      reserved: lot.reserved,
      sold: lot.sold,
      allotted: lot.allotted,
      open: lot.status === 'open',
    },
    rows,
    moves: moves.map(({ id, from, to, milli, at, personName, helperName }) => ({
      ...{ id, milli, at },
      from: nameOf(from),
      to: nameOf(to),
      by: whoActed(t, personName, helperName),
    })),
  };
}

function rowOf(channel: SetApart, standing: LotAllotment | undefined, free: number) {
  const { kind, held, promised, taken, ceiling, shareBp } = standing ?? untold(channel);
  const allotment = { kind, held, promised, taken, ceiling, shareBp };
  return {
    ...{ channel: channel as Channel, kind, held, promised, taken, ceiling },
    most: takeable(allotment, free),
    share: shareBp === undefined ? undefined : shareBp / 100,
  };
}
