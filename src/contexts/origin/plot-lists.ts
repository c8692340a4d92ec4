import type { Call } from '#shared/call.ts';
import { isPlotMeant, keptBy, type Meant } from './list-conditions.ts';
import { type Plot, plotsByIds } from './plots.ts';

export interface PlotsAsked {
  /** Whose: undefined is the whole county. */
  readonly keeper: string | undefined;
  readonly producerId?: string | undefined;
  readonly meant?: Meant | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** A plot with the household it belongs to. */
export interface ListedPlot extends Plot {
  readonly producerNameZh: string;
  readonly producerNameEn: string;
}

/** A page of plots by household and name, and how many there are. */
export async function plotsAsked(
  call: Call,
  { keeper, producerId, meant, limit, offset }: PlotsAsked,
): Promise<{ plots: ListedPlot[]; total: number }> {
  const query = call.tx
    .selectFrom('origin.plot as p')
    .innerJoin('people.vOrganisation as o', (join) =>
      join.onRef('o.countyId', '=', 'p.countyId').onRef('o.id', '=', 'p.producerId'),
    )
    .where('p.countyId', '=', call.county)
    .where('p.retiredAt', 'is', null)
    .$if(keeper !== undefined, (rows) => rows.where(keptBy(call, 'p.producer_id', keeper ?? '')))
    .$if(producerId !== undefined, (rows) => rows.where('p.producerId', '=', producerId ?? ''))
    .$if(meant !== undefined, (rows) =>
      rows.where(isPlotMeant(call, 'p', meant ?? { name: '', products: [] })),
    );
  const page = await query
    .select(['p.id', 'o.nameZh as producerNameZh', 'o.nameEn as producerNameEn'])
    .orderBy('o.pinyin')
    .orderBy('p.name')
    .orderBy('p.id')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await query
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const plots = await plotsByIds(
    call,
    page.map((row) => row.id),
  );
  const byId = new Map(plots.map((plot) => [plot.id, plot]));
  return {
    plots: page.flatMap(({ id, ...names }) => {
      const plot = byId.get(id);
      return plot ? [{ ...plot, ...names }] : [];
    }),
    total,
  };
}
