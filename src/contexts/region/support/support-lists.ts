import type { Call } from '#shared/call.ts';
import type { SupportItem } from '../kernel/support/support-list.ts';

/** What was done to a list, as its history tells it. */
export interface ListStep {
  readonly kind: 'add' | 'drop' | 'change';
  readonly measure: string;
}

export interface ListVersion {
  readonly unit: string;
  readonly version: number;
  readonly items: readonly SupportItem[];
  /** None: as it was suggested. */
  readonly edit: ListStep | undefined;
  readonly reason: string;
  readonly at: Date;
  readonly byName: string;
}

function versions(call: Call, assessmentId: string) {
  return call.tx
    .selectFrom('region.supportVersion')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('assessmentId', '=', assessmentId);
}

/** A region's list through time, newest first; empty where nobody edited what is suggested. */
export async function listVersions(
  call: Call,
  assessmentId: string,
  unit: string,
): Promise<readonly ListVersion[]> {
  const rows = await versions(call, assessmentId)
    .where('unit', '=', unit)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(versionOf);
}

/** The edited lists of an assessment as they are now, by region. */
export async function editedLists(
  call: Call,
  assessmentId: string,
): Promise<ReadonlyMap<string, ListVersion>> {
  const rows = await versions(call, assessmentId)
    .distinctOn('unit')
    .orderBy('unit')
    .orderBy('version', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.unit, versionOf(row)]));
}

/** False when somebody else wrote this version first. */
export async function insertVersion(
  call: Call,
  assessmentId: string,
  { unit, version, items, edit, reason }: Omit<ListVersion, 'at' | 'byName'>,
): Promise<boolean> {
  const result = await call.tx
    .insertInto('region.supportVersion')
    .values({
      ...{ countyId: call.county, assessmentId, unit, version, reason },
      items: JSON.stringify(items),
      edit: edit ? JSON.stringify(edit) : null,
      at: call.now,
      byName: call.actor.name,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'assessmentId', 'unit', 'version']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

function versionOf(row: {
  unit: string;
  version: number;
  items: unknown;
  edit: unknown;
  reason: string;
  at: Date;
  byName: string;
}): ListVersion {
  return {
    ...row,
    items: row.items as readonly SupportItem[],
    edit: (row.edit ?? undefined) as ListStep | undefined,
  };
}
