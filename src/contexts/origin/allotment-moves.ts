import type { Call } from '#shared/call.ts';
import { decimal, milli } from '#shared/quantity.ts';
import type { Channel } from './kernel/channel.ts';
import { recorderOf } from './recorder.ts';

/** So much of a lot that went from one channel to another. */
export interface AllotmentMove {
  readonly id: string;
  readonly lotId: string;
  readonly from: Channel;
  readonly to: Channel;
  readonly milli: number;
  readonly at: Date;
  readonly personName: string;
  readonly helperName: string | undefined;
}

export async function insertMove(
  call: Call,
  { id, lotId, from, to, milli }: Pick<AllotmentMove, 'id' | 'lotId' | 'from' | 'to' | 'milli'>,
): Promise<void> {
  const { personName, helperName } = recorderOf(call.actor);
  const row = { id, lotId, fromChannel: apart(from), toChannel: apart(to), quantity: decimal(milli) };
  await call.tx
    .insertInto('origin.allotmentMove')
    .values({ countyId: call.county, at: call.now, personName, helperName, ...row })
    .execute();
}

export async function moveById(call: Call, id: string): Promise<AllotmentMove | undefined> {
  const row = await moveRows(call).where('id', '=', id).executeTakeFirst();
  return row && moveOf(row);
}

/** A lot's moves between channels, newest first. */
export async function movesOfLot(call: Call, lotId: string, most: number): Promise<AllotmentMove[]> {
  const rows = await moveRows(call)
    .where('lotId', '=', lotId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map(moveOf);
}

function moveRows(call: Call) {
  return call.tx.selectFrom('origin.allotmentMove').selectAll().where('countyId', '=', call.county);
}

type Row = Awaited<ReturnType<ReturnType<typeof moveRows>['execute']>>[number];

function moveOf({ countyId: _, fromChannel, toChannel, quantity, helperName, ...row }: Row): AllotmentMove {
  return {
    ...row,
    from: (fromChannel ?? 'shop') as Channel,
    to: (toChannel ?? 'shop') as Channel,
    milli: milli(quantity),
    helperName: helperName ?? undefined,
  };
}

function apart(channel: Channel): string | null {
  return channel === 'shop' ? null : channel;
}
