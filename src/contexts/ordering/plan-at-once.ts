import { type Promised, promisesToEach } from '#delivery';
import { forecastById } from '#origin';
import { type Filled, fillLines, gramsOf, type Offer, type offersWithGoods } from '#selling';
import type { Call } from '#shared/call.ts';
import { type Day, dayOf, instantAt } from '#shared/instant.ts';
import { type Fen, priceTag } from '#shared/money.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import type { Parcel } from './plan-basket.ts';
import { refuse } from './refusals.ts';

/** So much of one offer, for one buyer. */
export interface Wish {
  readonly offerId: string;
  /** Thousandths of the offer's sold unit. */
  readonly milli: number;
  /** Where it is to be collected. */
  readonly nodeId: string;
  /** What the buyer saw and agreed to: the total, and the day of arrival. */
  readonly agreedFen: Fen;
  readonly agreedDay: Day;
}

/** The wishes' offers with what is known of their goods. */
export type Offers = Awaited<ReturnType<typeof offersWithGoods>>;

type Plan = Outcome<Parcel, Refusal>;

/**
 * Works out which of these wishes can be met at this moment, earlier ones first, and how; takes nothing. Lots and departures are looked
 * up once for all of them, and once more when goods that were meant for one who is refused are enough for others.
 */
export async function planAtOnce(call: Call, wishes: readonly Wish[], listed: Offers): Promise<Plan[]> {
  const planned = await planOnce(call, wishes, listed);
  const plans = planned.map(({ plan }) => plan);
  const again = wishes.filter((_, place) => !planned[place]?.leavesGoods);
  const wanting = planned.some(({ leavesGoods, plan }) => !leavesGoods && !plan.ok);
  if (!wanting || again.length === wishes.length) return plans;
  const others = (await planAtOnce(call, again, listed)).values();
  return planned.map(({ plan, leavesGoods }) => (leavesGoods ? plan : (others.next().value ?? plan)));
}

interface Planned {
  readonly plan: Plan;
  /** There are goods for it, and it is refused for something else. */
  readonly leavesGoods: boolean;
}

async function planOnce(call: Call, wishes: readonly Wish[], listed: Offers): Promise<Planned[]> {
  const departures = await departuresFor(
    call,
    wishes,
    new Map([...listed].map(([id, { offer }]) => [id, offer])),
  );
  const ways = wishes.map((wish) => departures(wish));
  const goodOn = dayOf(call.now);
  const fills = await fillLines(call, {
    lines: wishes.map(({ offerId, milli }, place) => {
      const way = ways[place];
      return { offerId, milli, goodOn: way?.ok ? way.value[0]?.arrives : undefined };
    }),
    goodOn,
    listed,
  });
  const left = new Map<string, number>();
  const plans = wishes.map((wish, place): Plan => {
    const way = ways[place] ?? refuse('ordering.basket-empty');
    if (!way.ok) return way;
    const filled = fills[place] ?? refuse('ordering.basket-empty');
    if (!filled.ok) return filled;
    const room = (each: Promised) => left.get(departureOf(each)) ?? each.leftGrams;
    const promised = way.value.find((each) => room(each) >= filled.value.grams);
    if (!promised) return refuse('ordering.too-busy');
    const refused = notAgreed(wish, filled.value, promised);
    if (refused) return refused;
    left.set(departureOf(promised), room(promised) - filled.value.grams);
    return ok(parcelOf(filled.value, promised));
  });
  return plans.map((plan, place) => ({ plan, leavesGoods: !plan.ok && fills[place]?.ok === true }));
}

type Ways = (wish: Wish) => Outcome<readonly Promised[]>;

/** Every departure each wish could go by, soonest collected first; what is sold ahead goes after its harvest is due. */
async function departuresFor(
  call: Call,
  wishes: readonly Wish[],
  offers: ReadonlyMap<string, Offer>,
): Promise<Ways> {
  const key = ({ nodeId, offerId, milli }: Wish) => `${nodeId} ${offerId} ${milli}`;
  const ready = new Map<string, Date>();
  for (const [id, offer] of offers) ready.set(id, await readyAt(call, offer));
  const different = [...new Map(wishes.map((wish) => [key(wish), wish])).values()];
  const ways = await promisesToEach(
    call,
    different.map(({ nodeId, offerId, milli }) => {
      const offer = offers.get(offerId);
      return { nodeId, grams: offer ? gramsOf(offer, milli) : 0, at: ready.get(offerId) ?? call.now };
    }),
  );
  const found = new Map(different.map((wish, place) => [key(wish), ways[place]]));
  return (wish) => found.get(key(wish)) ?? refuse('ordering.basket-empty');
}

async function readyAt(call: Call, offer: Offer): Promise<Date> {
  const forecast = offer.forecastId === undefined ? undefined : await forecastById(call, offer.forecastId);
  const due = forecast && instantAt(forecast.untilDay);
  return due && due > call.now ? due : call.now;
}

function notAgreed({ agreedFen, agreedDay }: Wish, { heldFen }: Filled, { arrives, feeFen }: Promised) {
  const total = heldFen + feeFen;
  if (total !== agreedFen) {
    return refuse('ordering.price-changed', { before: priceTag(agreedFen), now: priceTag(total) });
  }
  return arrives === agreedDay ? undefined : refuse('ordering.day-changed', { now: arrives });
}

function parcelOf(filled: Filled, promised: Promised): Parcel {
  return {
    sellerId: filled.offer.sellerId,
    channel: filled.channel,
    promised,
    lines: [filled],
    grams: filled.grams,
    goodsFen: filled.heldFen,
    deliveryFen: promised.feeFen,
  };
}

function departureOf({ serviceId, departs }: Promised): string {
  return `${serviceId} ${departs}`;
}
