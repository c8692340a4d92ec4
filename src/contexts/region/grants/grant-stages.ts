import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';

/** What is paid of a grant at once, in its turn. */
export interface GrantStage {
  readonly stage: number;
  readonly payId: string;
  readonly fen: Fen;
  readonly state: 'ahead' | 'asked' | 'paid';
}

export async function insertStages(call: Call, id: string, amounts: readonly Fen[]): Promise<void> {
  await call.tx
    .insertInto('region.grantStage')
    .values(
      amounts.map((fen, at) => ({
        countyId: call.county,
        applicationId: id,
        stage: at + 1,
        payId: newId(call.now),
        fen,
        state: 'ahead',
      })),
    )
    .execute();
}

export async function stagesOfGrant(call: Call, id: string): Promise<readonly GrantStage[]> {
  const rows = await call.tx
    .selectFrom('region.grantStage')
    .select(['stage', 'payId', 'fen', 'state'])
    .where('countyId', '=', call.county)
    .where('applicationId', '=', id)
    .orderBy('stage')
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as GrantStage['state'] }));
}

export async function saveStage(
  call: Call,
  id: string,
  stage: number,
  state: GrantStage['state'],
): Promise<void> {
  await call.tx
    .updateTable('region.grantStage')
    .set({ state })
    .where('countyId', '=', call.county)
    .where('applicationId', '=', id)
    .where('stage', '=', stage)
    .execute();
}
