import { type Channel, platformOf } from '#origin';
import type { Call } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { decimal, type Unit } from '#shared/quantity.ts';
import { asSoldThrough } from './kernel/as-sold-through.ts';
import { type Draw, type Fill, fillLines as fillFrom, mostFillable, type Supply } from './kernel/fill.ts';
import { linePrice } from './kernel/line-price.ts';
import { gramsOf, type Offer, quantityFits } from './kernel/offer.ts';
import type { Keeping } from './kernel/on-arrival.ts';
import { ownChannel } from './kernel/own-channel.ts';
import { offShelf } from './kernel/standing.ts';
import { goodsOf, type Listed, offersWithGoods } from './offers.ts';
import { refuse } from './refusals.ts';
import type { ChannelStock } from './stock-behind.ts';
import { afterOthers, stockByChannel } from './stock-by-channel.ts';

/** What a line is bought from, and what it comes to. Nothing is taken yet. */
export interface Filled {
  readonly offer: Offer;
  readonly milli: number;
  /** For capacity: exact by mass, by estimate for pieces and boxes. */
  readonly grams: number;
  readonly estimateFen: Fen;
  /** What is paid at checkout; only above the estimate for goods paid by actual weight. */
  readonly heldFen: Fen;
  /** Where it is sold: whose part of the lots it draws on. */
  readonly channel: Channel;
  /** Thousandths of each lot's own unit, first expiry first; empty for a presale. */
  readonly draws: readonly Draw[];
  /** When what it draws on was picked, and until when it is good. */
  readonly keeping: readonly Keeping[];
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

/** The price of the offer's price unit, and in which amounts it is sold, in thousandths of its sold unit. */
export type AgreedTerms = Partial<Pick<Offer, 'priceFen' | 'step' | 'least' | 'most'>>;

export interface WantedLine {
  readonly offerId: string;
  /** Thousandths of the offer's sold unit. */
  readonly milli: number;
  /** The day it is collected, where that is not everybody's. */
  readonly goodOn?: Day | undefined;
  /** What its channel agreed on, in the place of the offer's own price and steps. */
  readonly terms?: AgreedTerms | undefined;
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
    /** Where they are sold; each through its own channel when nothing is said. */
    readonly channel?: Channel | undefined;
    /** The lines' offers, for whom they were just read. */
    readonly listed?: ReadonlyMap<string, Listed>;
  },
): Promise<Outcome<Filled>[]> {
  const ids = [...new Set(input.lines.map((line) => line.offerId))];
  const offers = input.listed ?? (await offersWithGoods(call, ids));
  const stock = await stockByChannel(call, offers, input.channel);
  const supply: Omit<Supply, 'stock'> = {
    forecasts: [...offers.values()].flatMap(({ forecast }) => forecast ?? []),
    goods: goodsOf(offers.values()),
    goodOn: input.goodOn,
  };
  const outcomes = new Map<WantedLine, Outcome<Filled>>();
  const sound: Sound[] = [];
  for (const wanted of input.lines) {
    const known = offers.get(wanted.offerId);
    if (!known) {
      outcomes.set(wanted, refuse('selling.no-such-offer'));
      continue;
    }
    const channel = input.channel ?? ownChannel(known.offer);
    const listed = { ...known, offer: { ...asSoldThrough(known.offer, channel), ...wanted.terms } };
    const unsound = refusedBefore(listed, wanted, { now: call.now, channel });
    const { milli, goodOn = input.goodOn } = wanted;
    if (unsound) outcomes.set(wanted, unsound);
    else sound.push({ wanted, offer: listed.offer, milli, goodOn, channel });
  }
  const shared = new Map<string, number>();
  for (const [channel, lines] of Map.groupBy(sound, (line) => line.channel)) {
    const own = { ...supply, stock: afterOthers(stock.get(channel) ?? [], shared) };
    const fills = fillFrom(lines, own);
    const lots = new Map(own.stock.map((lot) => [lot.lotId, lot]));
    for (const [index, line] of lines.entries()) {
      const fill = fills[index];
      if (fill) outcomes.set(line.wanted, outcomeOf(line, fill, lots, { ...own, goodOn: line.goodOn }));
    }
    countShared(shared, own.stock, fills);
  }
  return input.lines.map((line) => outcomes.get(line) ?? refuse('selling.no-such-offer'));
}

interface Sound {
  readonly wanted: WantedLine;
  readonly offer: Offer;
  readonly milli: number;
  readonly goodOn: Day;
  readonly channel: Channel;
}

/** Adds up what these fills take of each lot beyond what was set aside for their channel. */
function countShared(
  shared: Map<string, number>,
  stock: readonly ChannelStock[],
  fills: readonly Fill[],
): void {
  const drawn = new Map<string, number>();
  for (const { lotId, milli } of fills.flatMap((fill) => ('draws' in fill ? fill.draws : []))) {
    drawn.set(lotId, (drawn.get(lotId) ?? 0) + milli);
  }
  for (const { lotId, setAside } of stock) {
    const beyond = (drawn.get(lotId) ?? 0) - setAside;
    if (beyond > 0) shared.set(lotId, (shared.get(lotId) ?? 0) + beyond);
  }
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
  { now, channel }: { readonly now: Date; readonly channel: Channel },
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

function outcomeOf(
  { offer, milli, channel }: Sound,
  fill: Fill,
  lots: ReadonlyMap<string, Keeping>,
  supply: Supply,
): Outcome<Filled> {
  if ('short' in fill) return refusedFor(offer, fill.short, supply);
  const { draws } = fill;
  const keeping = draws
    .flatMap(({ lotId }) => lots.get(lotId) ?? [])
    .map(({ harvestedOn, goodUntil }) => ({ harvestedOn, goodUntil }));
  const line = {
    ...{ offer, milli, channel, draws, keeping },
    ...{ grams: gramsOf(offer, milli), ...linePrice(offer, milli) },
  };
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
