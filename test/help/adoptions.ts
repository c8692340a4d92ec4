import type { Adopting, PlanToOpen } from '#adopting';
import * as adopting from '#adopting';
import { addUnits, adopt, openPlan, unitsOfPlot } from '#adopting';
import * as delivery from '#delivery';
import * as ordering from '#ordering';
import { refundsWithoutAnswer, takeNotices } from '#paying';
import { type Actor, type Call, platform } from '../../src/shared/call.ts';
import type { Db } from '../../src/shared/database.ts';
import { newId } from '../../src/shared/id.ts';
import { must, type Outcome } from '../../src/shared/outcome.ts';
import { transact } from '../../src/shared/transact.ts';
import { drain } from '../../src/shared/worker.ts';
import { COUNTY, MORNING } from './county.ts';
import type { TestDatabase } from './database.ts';
import { noticeOf } from './market.ts';
import { POINT } from './network.ts';
import type { Orchard } from './orchard.ts';

/** Somebody who adopts. */
export function adopter(name: string): Actor {
  return { personId: newId(), name, roles: ['consumer'] };
}

export type Change = Partial<Omit<PlanToOpen, 'terms'>> & { readonly terms?: Partial<PlanToOpen['terms']> };

/** Chen's trees on the river plot, for a year from 1 June 2026: 300.00 a tree, 60 % of it held, two deliveries of at least 5 斤. */
export function treePlan({ plots }: Orchard, unitIds: readonly string[], change: Change = {}): PlanToOpen {
  const { terms, ...own } = change;
  return {
    id: newId(),
    plotId: plots.river,
    grade: 'first',
    titleZh: '河边的金桔树',
    titleEn: 'Kumquat trees by the river',
    wordsZh: '',
    wordsEn: '',
    unitIds,
    ...own,
    terms: {
      kind: 'tree',
      fromDay: '2026-06-01',
      untilDay: '2027-05-31',
      priceFen: 30_000,
      heldBp: 6_000,
      deliveries: 2,
      guaranteed: 5_000,
      failure: 'refund',
      insurer: '',
      policy: '',
      insuredFen: 0,
      ...terms,
    },
  };
}

/** Adopting as the pages do it: each step in a transaction of its own, undone when refused, at a moment that moves on. */
export function grove(database: TestDatabase, orchard: Orchard) {
  const { db, pool } = database;
  let now = MORNING;
  const reactions = [...ordering.reactions, ...delivery.reactions, ...adopting.reactions];
  const as = <T>(actor: Actor, verb: (call: Call) => Promise<T>): Promise<T> =>
    transact(db, { county: COUNTY, now, actor }, verb);
  const settle = () => drain({ db, pool, reactions, now: () => now });
  return {
    as,
    settle,
    now: () => now,
    at: (moment: Date) => {
      now = moment;
    },
    /** Registers so many trees on a plot and opens a plan for them; answers both. */
    async planted(plates: readonly string[], change: Change = {}) {
      const plotId = change.plotId ?? orchard.plots.river;
      const units = await as(orchard.coopStaff, async (call) => {
        must(await addUnits(call, { plotId, kind: 'tree', plates }));
        return (await unitsOfPlot(call, plotId)).filter(({ plate }) => plates.includes(plate));
      });
      const unitIds = units.map(({ id }) => id);
      const plan = treePlan(orchard, unitIds, change);
      must(await as(orchard.coopStaff, (call) => openPlan(call, plan)));
      return { planId: plan.id, unitIds };
    },
    wish: (planId: string, unitIds: readonly string[], more: Partial<Adopting> = {}): Adopting => ({
      id: newId(),
      planId,
      unitIds,
      nodeId: POINT,
      name: '李小红',
      phone: '13877321234',
      lang: 'zh',
      agreedFen: 30_000 * unitIds.length,
      ...more,
    }),
    /** Adopts and pays; answers the contract's id and number. */
    async adopted(who: Actor, wish: Adopting) {
      const { id, number } = must(await as(who, (call) => adopt(call, wish)));
      await noticeOf(db, id, now);
      await settle();
      return { id, number };
    },
    notice: (id: string) => noticeOf(db, id, now),
    /** The provider says that all refunds under way have arrived. */
    async refundsArrive() {
      await as(platform, async (call) => {
        for (const { id, amountFen } of await refundsWithoutAnswer(call, new Date(now.getTime() + 1))) {
          const at = now.toISOString();
          await takeNotices(call, [
            {
              kind: 'refunded',
              id: `n-${id}`,
              refundId: id,
              reference: `r-${id}`,
              amountFen,
              at,
            },
          ]);
        }
      });
      await settle();
    },
    platform: <T>(verb: (call: Call) => Promise<T>) => as(platform, verb),
  };
}

export function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'allowed' : outcome.refusal.code;
}

/** How each of these adoptions stands. */
export async function standing(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('adopting.adoption')
    .select(['id', 'status', 'earnedFen', 'refundedFen', 'untilDay', 'holderName'])
    .where('id', 'in', [...ids])
    .execute();
  return ids.map((id) => rows.find((row) => row.id === id));
}
