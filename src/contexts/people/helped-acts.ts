import type { Call } from '#shared/call.ts';

export interface NewHelpedAct {
  readonly id: string;
  readonly personId: string;
  readonly helperId: string;
  readonly action: string;
  readonly subject: string;
}

/** One thing done in somebody's name, with the name of whose hands did it. */
export interface HelpedAct {
  readonly id: string;
  readonly helperName: string;
  /** The right's name, e.g. `record-field`. */
  readonly action: string;
  readonly subject: string;
  readonly at: Date;
}

export async function insertHelpedAct(call: Call, act: NewHelpedAct): Promise<void> {
  await call.tx
    .insertInto('people.helpedAct')
    .values({ countyId: call.county, at: call.now, ...act })
    .execute();
}

/** What was done for a person, newest first, `size` to a page; pages count from 1. */
export async function helpedActs(
  call: Call,
  personId: string,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly acts: HelpedAct[]; readonly total: number }> {
  const theirs = call.tx
    .selectFrom('people.helpedAct as a')
    .where('a.countyId', '=', call.county)
    .where('a.personId', '=', personId);
  const acts = await theirs
    .innerJoin('people.person as h', (join) =>
      join.onRef('h.countyId', '=', 'a.countyId').onRef('h.id', '=', 'a.helperId'),
    )
    .select(['a.id', 'h.name as helperName', 'a.action', 'a.subject', 'a.at'])
    .orderBy('a.at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const { total } = await theirs
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { acts, total };
}
