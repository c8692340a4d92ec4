import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { reading } from '#shared/pinyin.ts';
import type { Corner } from './kernel/outline.ts';

export interface Plot {
  readonly id: string;
  readonly producerId: string;
  readonly name: string;
  readonly placeCode: string;
  readonly productCode: string;
  /** Mu (1/15 ha), as typed. */
  readonly areaMu: string;
  readonly lat: number;
  readonly lng: number;
  readonly positionApproximate: boolean;
  /** Closed ring, once walked or drawn. */
  readonly outline: readonly Corner[] | undefined;
  readonly plantedYear: number | undefined;
}

export interface NewPlot {
  /** Brought by the caller, so that sending twice adds once. */
  readonly id: string;
  readonly producerId: string;
  readonly name: string;
  readonly placeCode: string;
  readonly productCode: string;
  /** Mu with at most two decimals. */
  readonly areaMu: string;
  readonly lat: number;
  readonly lng: number;
  /** False when it was measured on the spot. */
  readonly positionApproximate?: boolean;
  readonly plantedYear?: number;
  readonly demo?: boolean;
}

/** A producer's plots by name. */
export async function plotsOf(call: Call, producerIds: readonly string[]): Promise<Plot[]> {
  if (producerIds.length === 0) return [];
  const rows = await plotRows(call)
    .where('producerId', '=', among(producerIds))
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(plotOf);
}

/** The plots that exist among these. */
export async function plotsByIds(call: Call, ids: readonly string[]): Promise<Plot[]> {
  if (ids.length === 0) return [];
  const rows = await plotRows(call).where('id', '=', among(ids)).execute();
  return rows.map(plotOf);
}

/**
 * Locks plots in id order and reads them. A spraying and a harvest of the same plot wait for each other here: otherwise both could
 * commit without having seen the other, and sprayed fruit would be for sale.
 */
export async function lockPlots(call: Call, ids: readonly string[]): Promise<Plot[]> {
  const rows = await plotRows(call).where('id', '=', among(ids)).orderBy('id').forUpdate().execute();
  return rows.map(plotOf);
}

/** The plots a lot's goods grew on. */
export async function plotsOfLot(call: Call, lotId: string): Promise<Plot[]> {
  const rows = await plotRows(call)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('origin.lotPlot')
        .select('plotId')
        .where('countyId', '=', call.county)
        .where('lotId', '=', lotId),
    )
    .orderBy('name')
    .execute();
  return rows.map(plotOf);
}

export async function insertPlots(call: Call, plots: readonly NewPlot[]): Promise<void> {
  await call.tx
    .insertInto('origin.plot')
    .values(
      plots.map(({ lat, lng, ...plot }) => ({
        ...plot,
        countyId: call.county,
        pinyin: reading(plot.name),
        lat: lat.toFixed(5),
        lng: lng.toFixed(5),
        createdAt: call.now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
}

export async function savePlotOutline(
  call: Call,
  plotId: string,
  outline: { ring: readonly (readonly [number, number])[]; middle: Corner },
): Promise<void> {
  await call.tx
    .updateTable('origin.plot')
    .set({
      outline: JSON.stringify({ type: 'Polygon', coordinates: [outline.ring] }),
      lat: outline.middle.lat.toFixed(5),
      lng: outline.middle.lng.toFixed(5),
      positionApproximate: false,
    })
    .where('countyId', '=', call.county)
    .where('id', '=', plotId)
    .execute();
}

function plotRows(call: Call) {
  return call.tx
    .selectFrom('origin.plot')
    .select([
      'id',
      'producerId',
      'name',
      'placeCode',
      'productCode',
      'areaMu',
      'lat',
      'lng',
      'positionApproximate',
      'outline',
      'plantedYear',
    ])
    .where('countyId', '=', call.county)
    .where('retiredAt', 'is', null);
}

type PlotRow = Awaited<ReturnType<ReturnType<typeof plotRows>['execute']>>[number];

function plotOf(row: PlotRow): Plot {
  // Written by `savePlotOutline` alone, as one GeoJSON Polygon with one ring.
  const polygon = row.outline as { coordinates: [[number, number][]] } | null;
  return {
    ...row,
    lat: Number(row.lat),
    lng: Number(row.lng),
    outline: polygon?.coordinates[0].map(([lng, lat]) => ({ lat, lng })),
    plantedYear: row.plantedYear ?? undefined,
  };
}
