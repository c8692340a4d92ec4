import type { Promised } from '#delivery';
import { promiseByDeparture } from '#ordering';
import { type Card, cardsOf, type OnArrival, onArrival, quantityChoices } from '#selling';
import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { seriesById } from './all-series.ts';
import { type CycleItemTerms, cycleById } from './cycles.ts';
import { departureOf } from './departure-of.ts';
import { type Progress, progressOf } from './kernel/progress.ts';
import { mayJoin } from './kernel/standing.ts';
import { cardsOfCycles, type GroupCard } from './open-groups.ts';
import { type GroupbuyingRefusal, refuse } from './refusals.ts';

/** One of the goods of a cycle, as a member sees it. */
export interface GroupItem {
  readonly terms: CycleItemTerms;
  /** Missing when the offer is gone. */
  readonly card?: Card;
  readonly progress: Progress;
  /** How fresh it is on the day it is collected; undefined where it is off. */
  readonly fresh: OnArrival | undefined;
  /** Quantities to choose from, in thousandths of the sold unit; none when nothing more can be ordered. */
  readonly choices: readonly number[];
}

export interface CyclePage extends GroupCard {
  readonly items: readonly GroupItem[];
  readonly joinable: boolean;
  /** By what it comes and for how much, or why it cannot; undefined once nobody can join. */
  readonly promised?: Outcome<Promised>;
  /** The day the next cycle of the series opens. */
  readonly nextDay?: Day;
}

const A_GRAM = 1;

/** Everything a visitor is told of one cycle: who takes part so far, how far each of its goods has come, what can be had of them. */
export async function cyclePage(
  call: Call,
  { cycleId }: { readonly cycleId: string },
): Promise<Outcome<CyclePage, GroupbuyingRefusal>> {
  const cycle = isId(cycleId) ? await cycleById(call, cycleId) : undefined;
  const [group] = cycle ? await cardsOfCycles(call, [cycle]) : [];
  if (!cycle || !group) return refuse('groupbuying.unknown');
  const joinable = mayJoin(cycle, call.now);
  const ids = cycle.items.map(({ offerId }) => offerId);
  const cards = new Map(
    (await cardsOf(call, ids, cycle.collectDay ?? dayOf(call.now), 'round')).map((card) => [
      card.offer.id,
      card,
    ]),
  );
  const series = await seriesById(call, cycle.seriesId);
  const nextDay = series?.status === 'on' ? series.nextDay : undefined;
  const items = cycle.items.map((terms): GroupItem => {
    const card = cards.get(terms.offerId);
    const has = group.totals?.items.find(({ offerId }) => offerId === terms.offerId);
    const progress = progressOf(terms, has ?? { paid: 0, unpaid: 0 });
    const choices = joinable && card ? choicesOf(card, progress) : [];
    const fresh = card && cycle.collectDay && onArrival(card.lots, cycle.collectDay);
    return { terms, progress, choices, fresh: fresh || undefined, ...(card ? { card } : {}) };
  });
  const promised = joinable ? await promiseByDeparture(call, departureOf(cycle), A_GRAM) : undefined;
  return ok({
    ...group,
    items,
    joinable,
    ...(promised ? { promised } : {}),
    ...(nextDay ? { nextDay } : {}),
  });
}

function choicesOf({ offer, standing }: Card, { room }: Progress): readonly number[] {
  if (!standing.on) return [];
  return quantityChoices(offer, room === undefined ? standing.most : Math.min(standing.most, room));
}
