import type { Call } from '#shared/call.ts';
import { dayOf, daysBetween } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { remindersOf } from '../keeping/reminders.ts';
import { onTheWayIn, type SentIn } from '../keeping/sent-in.ts';
import { type Parcel, parcels } from '../parcels.ts';
import { seenParcel } from '../seen-parcel.ts';
import { type StationBoard, stationBoard } from '../station-board.ts';
import { type Arriving, arrivalsAt } from './arrivals-at.ts';
import { type TurnBackReason, waitingToBeFetched } from './turned-back.ts';

/** A keeper's day: the board, what brings what and when, what goes back, what waits too long. */
export interface StationDay extends StationBoard {
  readonly arrivals: readonly Arriving[];
  /** Waiting for the next vehicle to take it back. */
  readonly goingBack: readonly {
    readonly parcel: Parcel;
    readonly reason: TurnBackReason;
    readonly since: Date;
  }[];
  /** To be collected from the shelf for at least so many days, longest first, and not to go back yet. */
  readonly longWaiting: readonly Parcel[];
  /** When the buyers of what is on the shelf were last told again. */
  readonly reminded: ReadonlyMap<string, Date>;
  /** Given to a vehicle, and not at the hub yet. */
  readonly sentIn: readonly (SentIn & { readonly parcel: Parcel })[];
}

/** A station or point today. Refuses as `stationBoard` does. */
export async function stationDay(
  call: Call,
  input: { readonly nodeId?: string | undefined; readonly days: number },
): Promise<Outcome<StationDay>> {
  const board = await stationBoard(call, input);
  if (!board.ok) return board;
  const { node, arriving, shelf } = board.value;
  const back = await waitingToBeFetched(call, [node.id]);
  const ids = back.map(({ shipmentId }) => shipmentId);
  const sent = await onTheWayIn(call, [node.id]);
  const elsewhere = [...ids, ...sent.map(({ shipmentId }) => shipmentId)];
  const found = elsewhere.length === 0 ? [] : await parcels(call, 'county', { ids: elsewhere });
  const byId = new Map(found.map((each) => [each.id, seenParcel(call.actor, each)]));
  const today = dayOf(call.now);
  const longWaiting = shelf.filter(
    ({ id, readyAt, withheldReason }) =>
      readyAt !== null &&
      withheldReason === null &&
      daysBetween(dayOf(readyAt), today) >= input.days &&
      !ids.includes(id),
  );
  return ok({
    ...board.value,
    arrivals: await arrivalsAt(
      call,
      node.id,
      arriving.map(({ id }) => id),
    ),
    goingBack: back.flatMap(({ shipmentId, reason, at: since }) => {
      const parcel = byId.get(shipmentId);
      return parcel ? [{ parcel, reason, since }] : [];
    }),
    longWaiting,
    reminded: await remindersOf(
      call,
      shelf.map(({ id }) => id),
    ),
    sentIn: sent.flatMap((each) => {
      const parcel = byId.get(each.shipmentId);
      return parcel ? [{ ...each, parcel }] : [];
    }),
  });
}
