import { type Promised, someWayTo } from '#delivery';
import { type Channel, forecastById } from '#origin';
import { type Filled, fillLines, gramsOf, type Offer, offersByIds, type WantedLine } from '#selling';
import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import { type Day, dayOf, instantAt } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import type { ChosenWay, Readiness } from './chosen-way.ts';
import { deliveryFees } from './kernel/delivery-fee.ts';
import { refuse } from './refusals.ts';

/** A basket's line as it could be ordered now: from which lots, at what price; or why not. */
export interface PlannedLine {
  readonly offerId: string;
  readonly milli: number;
  /** Missing only when the offer itself is gone. */
  readonly offer?: Offer;
  readonly filled: Outcome<Filled>;
  /** When and how it arrives; undefined while no collection point is chosen. */
  readonly promised?: Outcome<Promised>;
}

/** What becomes one order: one seller's goods, sold through one channel, by one departure. */
export interface Parcel {
  readonly sellerId: string;
  readonly promised: Promised;
  readonly lines: readonly Filled[];
  readonly grams: number;
  readonly goodsFen: Fen;
  readonly deliveryFen: Fen;
  /** Where it is sold. */
  readonly channel: Channel;
}

export interface BasketToPlan {
  readonly lines: readonly WantedLine[];
  /** Where it is to be collected, once that is chosen. */
  readonly nodeId: string | undefined;
  /** Where it is sold; each through its own channel when nothing is said. */
  readonly channel?: Channel;
  /** What the buyer chose; otherwise each goes by the soonest. */
  readonly ways?: readonly ChosenWay[];
}

/** What travels together, with every departure it could take, soonest collected first. */
export interface Together {
  readonly of: Readiness;
  readonly lines: readonly WantedLine[];
  readonly ways: readonly Promised[];
  /** The one it takes. */
  readonly promised: Outcome<Promised>;
}

export interface Plan {
  readonly lines: readonly PlannedLine[];
  /** Only of lines without a problem. */
  readonly parcels: readonly Parcel[];
  /** Empty while no collection point is chosen. */
  readonly together: readonly Together[];
  /** The first thing in the way of ordering all of it. */
  readonly problem?: Refusal;
}

/**
 * Works out how a basket could be ordered at this moment; takes nothing. What is ready now travels together by the soonest
 * departure with room for all of it, or by the one that was chosen; what is sold ahead by the first after its harvest is due, or by a
 * later one.
 */
export async function planBasket(call: Call, asked: BasketToPlan): Promise<Plan> {
  // A place that is none was not chosen.
  const basket = {
    ...asked,
    nodeId: asked.nodeId !== undefined && isId(asked.nodeId) ? asked.nodeId : undefined,
  };
  const offers = await offersByIds(
    call,
    basket.lines.map((line) => line.offerId),
  );
  const groups = await byReadiness(call, basket.lines, offers);
  const planned = new Map<WantedLine, PlannedLine>();
  const parcels: Omit<Parcel, 'deliveryFen'>[] = [];
  const together: Together[] = [];
  for (const [readyOn, lines] of groups) {
    const found = await waysFor(call, basket.nodeId, { lines, offers, readyOn });
    const of = readyOn === dayOf(call.now) ? 'now' : readyOn;
    const promised =
      found &&
      chosenOf(
        found,
        basket.ways?.find((way) => way.of === of),
      );
    if (promised) together.push({ of, lines, ways: found.ok ? found.value : [], promised });
    const goodOn = promised?.ok ? promised.value.arrives : dayOf(call.now);
    const fills = await fillLines(call, { lines, goodOn, channel: basket.channel });
    for (const [index, line] of lines.entries()) {
      const known = offers.get(line.offerId);
      const filled = fills[index] ?? refuse('ordering.basket-empty');
      // At the price of its channel.
      const offer = filled.ok ? filled.value.offer : known;
      const { offerId, milli } = line;
      planned.set(line, {
        offerId,
        milli,
        filled,
        ...(offer ? { offer } : {}),
        ...(promised ? { promised } : {}),
      });
    }
    if (promised?.ok) parcels.push(...parcelsOf(fills, promised.value));
  }
  const lines = basket.lines.flatMap((line) => planned.get(line) ?? []);
  const problem = problemOf(basket, lines);
  return {
    lines,
    parcels: withFees(parcels),
    together,
    ...(problem ? { problem } : {}),
  };
}

/** Lines by the day from which they can travel: today, or the last day on which what is sold ahead should be picked. */
async function byReadiness(
  call: Call,
  lines: readonly WantedLine[],
  offers: ReadonlyMap<string, Offer>,
): Promise<Map<Day, WantedLine[]>> {
  const today = dayOf(call.now);
  const groups = new Map<Day, WantedLine[]>();
  for (const line of lines) {
    const forecastId = offers.get(line.offerId)?.forecastId;
    const forecast = forecastId === undefined ? undefined : await forecastById(call, forecastId);
    const readyOn = forecast && forecast.untilDay > today ? forecast.untilDay : today;
    groups.set(readyOn, [...(groups.get(readyOn) ?? []), line]);
  }
  return groups;
}

async function waysFor(
  call: Call,
  nodeId: string | undefined,
  of: {
    readonly lines: readonly WantedLine[];
    readonly offers: ReadonlyMap<string, Offer>;
    readonly readyOn: Day;
  },
): Promise<Outcome<readonly [Promised, ...Promised[]]> | undefined> {
  if (nodeId === undefined) return undefined;
  const grams = of.lines.reduce((sum, { offerId, milli }) => {
    const offer = of.offers.get(offerId);
    return sum + (offer ? gramsOf(offer, milli) : 0);
  }, 0);
  const ready = instantAt(of.readyOn);
  return someWayTo(call, { nodeId, grams, at: ready > call.now ? ready : call.now });
}

/** The departure that was chosen, or the soonest. Refuses `ordering.way-gone`. */
function chosenOf(
  found: Outcome<readonly [Promised, ...Promised[]]>,
  chosen: ChosenWay | undefined,
): Outcome<Promised> {
  if (!found.ok) return found;
  if (!chosen) return ok(found.value[0]);
  const { serviceId, departs } = chosen;
  const way = found.value.find((each) => each.serviceId === serviceId && each.departs === departs);
  return way ? ok(way) : refuse('ordering.way-gone', { departs });
}

/** What was filled, as one parcel of each seller and channel. */
export function parcelsOf(
  fills: readonly Outcome<Filled>[],
  promised: Promised,
): Omit<Parcel, 'deliveryFen'>[] {
  const filled = fills.flatMap((fill) => (fill.ok ? [fill.value] : []));
  const together = Map.groupBy(filled, ({ offer, channel }) => `${offer.sellerId} ${channel}`);
  return [...together.values()].flatMap((lines) => {
    const [first] = lines;
    return first
      ? [{ sellerId: first.offer.sellerId, channel: first.channel, ...sumsOf(lines, promised) }]
      : [];
  });
}

function sumsOf(lines: readonly Filled[], promised: Promised) {
  return {
    promised,
    lines,
    grams: lines.reduce((sum, line) => sum + line.grams, 0),
    goodsFen: lines.reduce((sum, line) => sum + line.heldFen, 0),
  };
}

/** Parcels with what each pays for its way. */
export function withFees(parcels: readonly Omit<Parcel, 'deliveryFen'>[]): Parcel[] {
  const fees = deliveryFees(
    parcels.map(({ promised: { serviceId, departs, feeFen }, grams }) => ({
      serviceId,
      departs,
      feeFen,
      grams,
    })),
  );
  return parcels.map((parcel, index) => ({ ...parcel, deliveryFen: fees[index] ?? 0 }));
}

function problemOf(basket: BasketToPlan, lines: readonly PlannedLine[]): Refusal | undefined {
  if (lines.length === 0) return refuse('ordering.basket-empty').refusal;
  for (const { filled, promised } of lines) {
    if (!filled.ok) return filled.refusal;
    if (promised && !promised.ok) return promised.refusal;
  }
  return basket.nodeId === undefined ? refuse('ordering.no-node-chosen').refusal : undefined;
}
