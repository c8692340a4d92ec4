import { type Call, may } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { ceilingOf } from '../kernel/credit/ceiling.ts';
import type { CreditRecord, Score } from '../kernel/credit/scorecard.ts';
import { scoreOf } from '../kernel/credit/scorecard.ts';
import { rights } from '../rights.ts';
import { type Advance, advancesOf } from './advances.ts';
import { mostFor } from './ask-for-advance.ts';
import { creditRecord } from './credit-record.ts';
import { groupsOf, type JointGroup } from './groups.ts';
import { householdById, householdsByIds, type NamedHousehold } from './households.ts';
import { refuseMutual } from './mutual-refusals.ts';
import { poolOf } from './pool.ts';
import { type Voucher, vouchersFor } from './vouch.ts';
import { type Waiting, waitingFor } from './what-waits.ts';

/** A household’s credit, as it reads it itself. */
export interface OwnCredit {
  readonly household: NamedHousehold;
  readonly record: CreditRecord;
  readonly score: Score;
  /** What may be out at a time by its points. */
  readonly ceiling: Fen;
  readonly lends: boolean;
  readonly vouchers: readonly Voucher[];
  readonly groups: readonly JointGroup[];
  readonly advances: readonly Advance[];
  readonly waiting: readonly (Waiting & { readonly most: Fen })[];
  /** Names of the households of its groups. */
  readonly names: ReadonlyMap<string, NamedHousehold>;
}

/** The score of the caller’s own household, what it is made of, and what could be paid ahead. Nobody else reads it. */
export async function ownCredit(call: Call): Promise<Outcome<OwnCredit>> {
  const id = call.actor.organisationId;
  if (!may(call.actor, rights['own-credit']) || id === undefined)
    return refuseMutual('region.credit-not-allowed');
  const household = await householdById(call, id);
  if (!household) return refuseMutual('region.no-household');
  const record = await creditRecord(call, id);
  const score = scoreOf(record);
  const advances = await advancesOf(call, id);
  const groups = await groupsOf(call, [id]);
  const members = groups.flatMap((group) => group.members.map(({ householdId }) => householdId));
  const waiting = await waitingFor(call, id);
  return ok({
    ...{ household, record, score, advances, groups },
    ceiling: ceilingOf(score.points),
    lends: (await poolOf(call)) !== undefined,
    vouchers: await vouchersFor(call, [id]),
    waiting: waiting.map((each) => ({ ...each, most: mostFor(each, score.points, advances) })),
    names: new Map((await householdsByIds(call, members)).map((each) => [each.id, each])),
  });
}
