import { forecastById } from '#origin';
import { type Offer, offersByIds } from '#selling';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import type { Quantity } from '#shared/quantity.ts';
import { harvestedFor } from './harvested-for.ts';
import type { ShareRule } from './kernel/allocate.ts';
import { priceFor } from './kernel/final-price.ts';
import { type Pickable, pickFrom } from './kernel/pick.ts';
import { sharesOf, together } from './kernel/shares.ts';
import type { LineDraw, Order, OrderLine } from './orders.ts';
import type { Harvest, WaitingLine } from './short-harvests.ts';
import { type Substitute, substituteFor, substituteStock } from './substitutes.ts';

/** What sharing a harvest would mean for one line. */
export interface PlannedShare {
  readonly order: Order;
  readonly line: OrderLine;
  readonly given: Quantity;
  readonly draws: readonly LineDraw[];
  readonly substitute?: Substitute;
  /** What goes back of what was paid for the line. */
  readonly backFen: Fen;
}

/** Lines that wait for one harvest, with the orders they are of and what there is for them. */
export interface Situation {
  readonly lines: readonly { readonly order: Order; readonly line: OrderLine; readonly step: number }[];
  readonly wanted: Quantity;
  readonly there: Quantity;
  readonly lots: readonly Pickable[];
  /** Who was to pick it, by forecast. */
  readonly growers: ReadonlyMap<string, string>;
}

/** How a harvest stands against what was sold of it. `orders` are those of the lines. */
export async function situationOf(
  call: Call,
  harvest: Harvest,
  { waiting, orders }: { readonly waiting: readonly WaitingLine[]; readonly orders: readonly Order[] },
): Promise<Situation> {
  const byId = new Map(orders.map((order) => [order.id, order]));
  const found = waiting.flatMap(({ orderId, position }) => {
    const order = byId.get(orderId);
    const line = order?.lines.find((each) => each.position === position);
    return order && line ? [{ order, line }] : [];
  });
  const offers = await offersByIds(call, [...new Set(found.map(({ line }) => line.offerId))]);
  const unit = found[0]?.line.quantity.unit ?? 'piece';
  const { lots, there } = await harvestedFor(call, harvest, waiting, unit);
  return {
    lines: found.map((each) => ({ ...each, step: offers.get(each.line.offerId)?.step ?? 1000 })),
    wanted: together(
      found.map(({ line }) => line.quantity),
      unit,
    ),
    there,
    lots,
    growers: await growersOf(call, waiting),
  };
}

async function growersOf(call: Call, waiting: readonly WaitingLine[]): Promise<ReadonlyMap<string, string>> {
  const growers = new Map<string, string>();
  for (const id of new Set(waiting.map(({ forecastId }) => forecastId))) {
    const forecast = await forecastById(call, id);
    if (forecast) growers.set(id, forecast.producerId);
  }
  return growers;
}

/** What a rule would give to whom, and what stands in or goes back for the rest. Takes nothing. */
export async function planShares(
  call: Call,
  situation: Situation,
  { rule, standIn }: { readonly rule: ShareRule; readonly standIn?: Offer | undefined },
): Promise<readonly PlannedShare[]> {
  const { lines, there, growers } = situation;
  const waiting = lines.map(({ line: { quantity }, step }) => ({ quantity, step }));
  const shares = sharesOf(there, waiting, rule);
  const stock = await substituteStock(
    call,
    standIn,
    lines.map(({ order }) => order.promisedDay),
  );
  let lots = situation.lots;
  return lines.map(({ order, line }, place): PlannedShare => {
    const given = shares[place] ?? { milli: 0, unit: line.quantity.unit };
    const draws = drawFrom(lots, given);
    lots = lessBy(lots, draws);
    const keptFen = Math.min(line.heldFen, priceFor(line.terms, given));
    const missingFen = line.heldFen - keptFen;
    const grower = growers.get(line.presale?.forecastId ?? '');
    const missing = { milli: line.quantity.milli - given.milli, unit: given.unit };
    const substitute =
      line.ifShort === 'substitute' && missing.milli > 0
        ? substituteFor(stock, { line, missing, mostFen: missingFen, grower })
        : undefined;
    return {
      order,
      line,
      given,
      draws,
      backFen: missingFen - (substitute?.fen ?? 0),
      ...(substitute ? { substitute } : {}),
    };
  });
}

function drawFrom(lots: readonly Pickable[], needed: Quantity): readonly LineDraw[] {
  return needed.milli > 0
    ? pickFrom(lots, needed).draws.map(({ producerId, ...draw }) => ({ ...draw, producerId }))
    : [];
}

/** The lots with what was drawn taken off. */
export function lessBy(lots: readonly Pickable[], draws: readonly LineDraw[]): readonly Pickable[] {
  return lots.map((lot) => {
    const taken = draws.find(({ lotId }) => lotId === lot.lotId);
    if (!taken) return lot;
    return { ...lot, free: { ...lot.free, milli: lot.free.milli - taken.quantity.milli } };
  });
}
