import type { Call } from '#shared/call.ts';

export interface HelpedAct {
  readonly id: string;
  readonly personId: string;
  readonly helperId: string;
  readonly action: string;
  readonly subject: string;
}

export async function insertHelpedAct(call: Call, act: HelpedAct): Promise<void> {
  await call.tx
    .insertInto('people.helpedAct')
    .values({ countyId: call.county, at: call.now, ...act })
    .execute();
}
