import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { tableById } from './assessments.ts';
import { type LookedAtRegions, workedOut } from './look-at-regions.ts';
import { refuseSpec } from './spec-refusals.ts';

/** Lets everybody read how a table was assessed, or no longer. */
export async function publishRegions(
  call: Call,
  { id, published }: { readonly id: string; readonly published: boolean },
): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['assess-regions'])) return refuseSpec('region.assessing-not-allowed');
  const table = await tableById(call, id);
  if (!table) return refuseSpec('region.no-assessment');
  if (!table.assessed) return refuseSpec('region.not-assessed-yet');
  await call.tx
    .updateTable('region.assessment')
    .set(
      published
        ? { publishedAt: call.now, publishedByName: call.actor.name }
        : { publishedAt: null, publishedByName: null },
    )
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
  await recordHelpedAct(call, 'publish-regions', table.fileName);
  return ok();
}

export interface PublishedLine {
  readonly id: string;
  readonly fileName: string;
  readonly publishedAt: Date;
  readonly assessedAt: Date;
}

/** What everybody may read, newest first. */
export async function publishedRegions(call: Call): Promise<readonly PublishedLine[]> {
  const rows = await call.tx
    .selectFrom('region.assessment')
    .select(['id', 'fileName', 'publishedAt', 'assessedAt'])
    .where('countyId', '=', call.county)
    .where('publishedAt', 'is not', null)
    .orderBy('publishedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return rows.flatMap(({ publishedAt, assessedAt, ...line }) =>
    publishedAt && assessedAt ? [{ ...line, publishedAt, assessedAt }] : [],
  );
}

const MOST = 50;

/** One of them as it is worked out anew; what was not published is told as not there. */
export async function lookAtPublished(call: Call, id: string): Promise<Outcome<LookedAtRegions>> {
  const table = await tableById(call, id);
  return table?.publishedAt ? workedOut(table) : refuseSpec('region.no-assessment');
}
