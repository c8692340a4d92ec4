import { type Organisation, organisationsOfKind } from '#people';
import { type Offer, offersByIds } from '#selling';
import { type Call, may } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Series, seriesById } from './all-series.ts';
import { cyclesOfSeries } from './cycles.ts';
import { cardsOfCycles, type GroupCard } from './open-groups.ts';
import { type GroupbuyingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { leads, overCounty } from './scope.ts';

export interface SeriesAtDesk {
  readonly series: Series;
  readonly offers: ReadonlyMap<string, Offer>;
  /** Newest first. */
  readonly cycles: readonly GroupCard[];
  /** May the caller change it? */
  readonly leads: boolean;
  readonly offered: boolean;
  /** Who could lead it: for whoever does. */
  readonly heirs: readonly Organisation[];
}

/** One series with its cycles, for who leads it, who is asked to, and the county's officers. */
export async function seriesAtDesk(
  call: Call,
  { seriesId }: { readonly seriesId: string },
): Promise<Outcome<SeriesAtDesk, GroupbuyingRefusal>> {
  const { actor } = call;
  const series = isId(seriesId) ? await seriesById(call, seriesId) : undefined;
  if (!series) return refuse('groupbuying.unknown');
  const offered = series.offeredTo !== undefined && series.offeredTo === actor.organisationId;
  const own = leads(actor, series);
  if (!may(actor, rights['see-series']) || !(own || offered || overCounty(actor))) {
    return refuse('groupbuying.not-allowed');
  }
  const offers = await offersByIds(
    call,
    series.items.map(({ offerId }) => offerId),
  );
  const cycles = await cardsOfCycles(call, await cyclesOfSeries(call, [series.id], 30));
  const heirs = own
    ? [...(await organisationsOfKind(call, 'station')), ...(await organisationsOfKind(call, 'coop'))]
    : [];
  return ok({
    series,
    offers,
    cycles,
    leads: own && may(actor, rights.lead),
    offered,
    heirs: heirs.filter(({ id }) => id !== series.leaderId),
  });
}
