import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';

/** A household or co-op that grows, as far as origin needs it. */
export interface Producer {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly coopId: string | undefined;
  readonly contactPhone: string;
  readonly uscc: string | undefined;
  readonly placeCode: string;
}

/** The organisations that exist among these, in no order. */
export async function producersByIds(call: Call, ids: readonly string[]): Promise<Producer[]> {
  if (ids.length === 0) return [];
  const rows = await call.tx
    .selectFrom('people.vOrganisation')
    .select(['id', 'nameZh', 'nameEn', 'coopId', 'contactPhone', 'uscc', 'placeCode'])
    .where('countyId', '=', call.county)
    .where('id', '=', among([...new Set(ids)]))
    .execute();
  return rows.map(({ coopId, uscc, ...row }) => ({
    ...row,
    coopId: coopId ?? undefined,
    uscc: uscc ?? undefined,
  }));
}

/** Whose plots and lots the caller keeps: their own organisation, and its members when it is a co-op. */
export async function producersKeptBy(call: Call): Promise<Producer[]> {
  const { organisationId } = call.actor;
  if (organisationId === undefined) return [];
  const rows = await call.tx
    .selectFrom('people.vOrganisation')
    .select(['id', 'nameZh', 'nameEn', 'coopId', 'contactPhone', 'uscc', 'placeCode'])
    .where('countyId', '=', call.county)
    .where((eb) => eb.or([eb('id', '=', organisationId), eb('coopId', '=', organisationId)]))
    .orderBy('pinyin')
    .orderBy('id')
    .execute();
  return rows.map(({ coopId, uscc, ...row }) => ({
    ...row,
    coopId: coopId ?? undefined,
    uscc: uscc ?? undefined,
  }));
}
