import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';

export type GrantEventKind =
  | 'applied'
  | 'agreed'
  | 'refused'
  | 'stage-asked'
  | 'stage-returned'
  | 'stage-paid'
  | 'audit-in-order'
  | 'audit-misused'
  | 'taken-back';

/** What was done about a grant, by whom. */
export interface GrantEvent {
  readonly id: string;
  readonly kind: GrantEventKind;
  readonly stage: number | undefined;
  readonly fen: Fen | undefined;
  readonly text: string;
  readonly byId: string | undefined;
  readonly byName: string;
  readonly at: Date;
}

export async function insertEvent(
  call: Call,
  applicationId: string,
  event: Pick<GrantEvent, 'kind'> & Partial<Pick<GrantEvent, 'id' | 'text' | 'stage' | 'fen'>>,
): Promise<void> {
  await call.tx
    .insertInto('region.grantEvent')
    .values({
      countyId: call.county,
      id: event.id ?? newId(call.now),
      applicationId,
      kind: event.kind,
      stage: event.stage ?? null,
      fen: event.fen ?? null,
      text: (event.text ?? '').trim().slice(0, 1_000),
      byId: call.actor.personId ?? null,
      byName: call.actor.name,
      at: call.now,
    })
    .execute();
}

export async function eventsOf(call: Call, id: string): Promise<readonly GrantEvent[]> {
  const rows = await call.tx
    .selectFrom('region.grantEvent')
    .select(['id', 'kind', 'stage', 'fen', 'text', 'byId', 'byName', 'at'])
    .where('countyId', '=', call.county)
    .where('applicationId', '=', id)
    .orderBy('position')
    .execute();
  return rows.map(({ kind, stage, fen, byId, ...row }) => ({
    ...row,
    kind: kind as GrantEventKind,
    stage: stage ?? undefined,
    fen: fen ?? undefined,
    byId: byId ?? undefined,
  }));
}
