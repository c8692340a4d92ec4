import type { Call } from '#shared/call.ts';
import { defaultMenu } from '../kernel/support/default-menu.ts';
import type { Measure } from '../kernel/support/measure.ts';

/** A version of a measure of the county's menu. Version 0 is as the program brings it. */
export interface MeasureVersion {
  readonly measure: Measure;
  readonly version: number;
  readonly retired: boolean;
  readonly reason: string;
  readonly at: Date | undefined;
  readonly byName: string;
}

/** The newest version of each measure: the program's in their order, then the county's own. */
export async function menuOf(call: Call): Promise<readonly MeasureVersion[]> {
  const rows = await call.tx
    .selectFrom('region.measureVersion')
    .distinctOn('code')
    .selectAll()
    .where('countyId', '=', call.county)
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute();
  const edited = new Map(rows.map((row) => [row.code, versionOf(row)]));
  const known = defaultMenu.map((measure) => edited.get(measure.code) ?? asBrought(measure));
  const codes = new Set(defaultMenu.map(({ code }) => code));
  return [...known, ...[...edited.values()].filter(({ measure }) => !codes.has(measure.code))];
}

/** All versions of one measure, newest first. */
export async function versionsOf(call: Call, code: string): Promise<readonly MeasureVersion[]> {
  const rows = await call.tx
    .selectFrom('region.measureVersion')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .execute();
  const brought = defaultMenu.find((measure) => measure.code === code);
  return [...rows.map(versionOf), ...(brought ? [asBrought(brought)] : [])];
}

/** False when somebody else wrote this version first. */
export async function insertMeasure(
  call: Call,
  { measure, version, retired, reason }: Omit<MeasureVersion, 'at' | 'byName'>,
): Promise<boolean> {
  const result = await call.tx
    .insertInto('region.measureVersion')
    .values({
      countyId: call.county,
      code: measure.code,
      version,
      measure: JSON.stringify(measure),
      retired,
      reason,
      at: call.now,
      byName: call.actor.name,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'code', 'version']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

function asBrought(measure: Measure): MeasureVersion {
  return { measure, version: 0, retired: false, reason: '', at: undefined, byName: '' };
}

function versionOf(row: {
  measure: unknown;
  version: number;
  retired: boolean;
  reason: string;
  at: Date;
  byName: string;
}): MeasureVersion {
  return { ...row, measure: row.measure as Measure };
}
