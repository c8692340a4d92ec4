import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { ScanType } from '#shared/scan-type.ts';

/** A paper that shows what a stage was spent on. */
export interface GrantEvidence {
  readonly id: string;
  readonly stage: number;
  readonly title: string;
  readonly digest: string;
  readonly at: Date;
  readonly byName: string;
}

export async function insertEvidence(
  call: Call,
  applicationId: string,
  evidence: Pick<GrantEvidence, 'id' | 'stage' | 'title' | 'digest'>,
  file: { readonly type: ScanType; readonly bytes: Uint8Array },
): Promise<void> {
  await call.tx
    .insertInto('region.grantFile')
    .values({
      countyId: call.county,
      digest: evidence.digest,
      type: file.type,
      bytes: Buffer.from(file.bytes),
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'digest']).doNothing())
    .execute();
  await call.tx
    .insertInto('region.grantEvidence')
    .values({ ...evidence, countyId: call.county, applicationId, at: call.now, byName: call.actor.name })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
}

export async function evidenceOf(call: Call, id: string): Promise<readonly GrantEvidence[]> {
  return call.tx
    .selectFrom('region.grantEvidence')
    .select(['id', 'stage', 'title', 'digest', 'at', 'byName'])
    .where('countyId', '=', call.county)
    .where('applicationId', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function evidenceFileOf(
  call: Call,
  grantId: string,
  id: string,
): Promise<{ readonly type: string; readonly bytes: Uint8Array; readonly title: string } | undefined> {
  if (!isId(id)) return undefined;
  return call.tx
    .selectFrom('region.grantEvidence as e')
    .innerJoin('region.grantFile as f', (join) =>
      join.onRef('f.countyId', '=', 'e.countyId').onRef('f.digest', '=', 'e.digest'),
    )
    .select(['f.type', 'f.bytes', 'e.title'])
    .where('e.countyId', '=', call.county)
    .where('e.applicationId', '=', grantId)
    .where('e.id', '=', id)
    .executeTakeFirst();
}
