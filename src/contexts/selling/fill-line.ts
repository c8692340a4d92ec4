import { type Channel, platformOf } from '#origin';
import type { Call } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { decimal, type Unit } from '#shared/quantity.ts';
import { type Draw, type Fill, fillLines as fillFrom, mostFillable, type Supply } from './kernel/fill.ts';
import { linePrice } from './kernel/line-price.ts';
import { gramsOf, type Offer, quantityFits } from './kernel/offer.ts';
import { offShelf } from './kernel/standing.ts';
import { lotsBehind } from './lots.ts';
import { goodsOf, type Listed, offersWithGoods } from './offers.ts';
import { refuse } from './refusals.ts';

/** What a line is bought from, and what it comes to. Nothing is taken yet. */
export interface Filled {
  readonly offer: Offer;
  readonly milli: number;
  /** For capacity: exact by mass, by estimate for pieces and boxes. */
  readonly grams: number;
  readonly estimateFen: Fen;
  /** What is paid at checkout; only above the estimate for goods paid by actual weight. */
  readonly heldFen: Fen;
  /** Thousandths of each lot's own unit, first expiry first; empty for a presale. */
  readonly draws: readonly Draw[];
  readonly presale?: {
    readonly forecastId: string;
    /** Thousandths of the forecast's unit. */
    readonly milli: number;
    readonly unit: Unit;
    /** When it is expected to be picked. */
    readonly fromDay: Day;
    readonly untilDay: Day;
  };
}

export interface WantedLine {
  readonly offerId: string;
  /** Thousandths of the offer's sold unit. */
  readonly milli: number;
  /** The day it is collected, where that is not everybody's. */
  readonly goodOn?: Day | undefined;
}

/**
 * Which lots would fill lines that are collected on `goodOn`, first expiry first out, or for each why not, in the
 * order of the lines. Lines that draw on the same lots are counted together. Takes nothing: reserve the draws to hold them.
 */
export async function fillLines(
  call: Call,
  input: {
    readonly lines: readonly WantedLine[];
    readonly goodOn: Day;
    /** Where they are sold: the shop when nothing is said. */
    readonly channel?: Channel | undefined;
  },
): Promise<Outcome<Filled>[]> {
  const ids = input.lines.map((line) => line.offerId);
  const offers = await offersWithGoods(call, ids);
  const supply: Supply = {
    stock: await lotsBehind(call, ids, input.channel),
    forecasts: [...offers.values()].flatMap(({ forecast }) => forecast ?? []),
    goods: goodsOf(offers.values()),
    goodOn: input.goodOn,
  };
  const outcomes = new Map<WantedLine, Outcome<Filled>>();
  const sound: { wanted: WantedLine; offer: Offer; milli: number; goodOn: Day }[] = [];
  for (const wanted of input.lines) {
    const listed = offers.get(wanted.offerId);
    const unsound = listed
      ? refusedBefore(listed, wanted, { now: call.now, channel: input.channel })
      : refuse('selling.no-such-offer');
    if (unsound) outcomes.set(wanted, unsound);
    else if (listed) {
      const { milli, goodOn = input.goodOn } = wanted;
      sound.push({ wanted, offer: listed.offer, milli, goodOn });
    }
  }
  for (const [index, fill] of fillFrom(sound, supply).entries()) {
    const line = sound[index];
    if (line) {
      const own = { ...supply, goodOn: line.goodOn };
      outcomes.set(line.wanted, outcomeOf(line.offer, line.milli, fill, own));
    }
  }
  return input.lines.map((line) => outcomes.get(line) ?? refuse('selling.no-such-offer'));
}

/** As `fillLines`, for one line. */
export async function fillLine(
  call: Call,
  { goodOn, ...line }: WantedLine & { readonly goodOn: Day },
): Promise<Outcome<Filled>> {
  const [outcome] = await fillLines(call, { lines: [line], goodOn });
  return outcome ?? refuse('selling.no-such-offer');
}

/** What can be refused without looking at stock. */
function refusedBefore(
  { offer, goods, forecast }: Listed,
  { milli }: WantedLine,
  { now, channel = 'shop' }: { readonly now: Date; readonly channel?: Channel | undefined },
) {
  const { titleZh, titleEn, soldUnit: unit } = offer;
  // What was sold outside is kept to, also when the shop has taken the offer off meanwhile or sells less of it at once.
  if (platformOf(channel) !== undefined && milli > 0 && milli % offer.step === 0) return undefined;
  if (offer.drop && now < offer.drop.opensAt)
    return refuse('selling.opens-later', { titleZh, titleEn, opensAt: offer.drop.opensAt.toISOString() });
  const off = offShelf(offer, goodsOf([{ offer, goods }]), dayOf(now), forecast);
  if (off?.reason === 'before-window') return refuse('selling.not-yet', { titleZh, titleEn, from: off.back });
  if (off?.reason === 'out-of-season')
    return refuse('selling.out-of-season', { titleZh, titleEn, back: off.back });
  if (off) return refuse('selling.not-on-sale', { titleZh, titleEn });
  if (quantityFits(offer, milli)) return undefined;
  const [least, most, step] = [offer.least, offer.most, offer.step].map(decimal) as [string, string, string];
  return refuse('selling.quantity', { titleZh, titleEn, least, most, step, unit });
}

function outcomeOf(offer: Offer, milli: number, fill: Fill, supply: Supply): Outcome<Filled> {
  if ('short' in fill) return refusedFor(offer, fill.short, supply);
  const line = { offer, milli, grams: gramsOf(offer, milli), ...linePrice(offer, milli), draws: fill.draws };
  if (!fill.presold) return ok(line);
  const { forecastId, unit, fromDay, untilDay } = fill.presold.forecast;
  return ok({ ...line, presale: { forecastId, milli: fill.presold.milli, unit, fromDay, untilDay } });
}

function refusedFor(offer: Offer, short: string, supply: Supply): Outcome<Filled> {
  const { titleZh, titleEn, soldUnit: unit } = offer;
  if (short === 'not-good-then')
    return refuse('selling.not-good-then', { titleZh, titleEn, day: supply.goodOn });
  if (short === 'certificate-missing') return refuse('selling.certificate-missing', { titleZh, titleEn });
  const most = Math.min(mostFillable(offer, supply), offer.most);
  if (most < offer.least) return refuse('selling.sold-out', { titleZh, titleEn });
  return refuse('selling.not-enough', { titleZh, titleEn, most: decimal(most), unit });
}
