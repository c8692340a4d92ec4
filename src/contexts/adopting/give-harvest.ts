import { sql } from 'kysely';
import { channelsOfLot, freeOf, type Lot, lotsFromPlot, reserveStock, takeable, untold } from '#origin';
import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { instantAt } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import { type Adoption, lockActive } from './adoptions.ts';
import { type Harvest, harvestsOfPlan, insertHarvest, insertPortions, type NewPortion } from './harvests.ts';
import { type Portion, shareHarvest } from './kernel/share-harvest.ts';
import { tellHarvest } from './notices.ts';
import { lockPlan, type Plan } from './plans.ts';
import { payBack } from './refunds.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { keeps } from './scope.ts';
import { sendPortion } from './send-portion.ts';

export interface HarvestToGive {
  /** Made with the form: given twice by it, it is given once. */
  readonly id: string;
  readonly planId: string;
  readonly lotId: string;
}

/**
 * Makes a lot of the plan's plot the next of its deliveries: every adopter under way gets an order for their part by the plan's rule, paid
 * from the money that is held, and for what is missing of a guarantee the money goes back. By the plan's seller or grower.
 * Refuses `adopting.lot-not-fit`, `adopting.all-delivered`, `adopting.nobody`.
 */
export async function giveHarvest(
  call: Call,
  input: HarvestToGive,
): Promise<Outcome<Harvest, AdoptingRefusal>> {
  const plan = await lockPlan(call, input.planId);
  if (!plan || !may(call.actor, rights['keep-plans']) || !keeps(call.actor, plan))
    return refuse('adopting.unknown');
  const earlier = await harvestsOfPlan(call, plan.id);
  const known = earlier.find(({ id }) => id === input.id);
  if (known) return ok(known);
  if (plan.status === 'failed') return refuse('adopting.already-settled');
  const sequence = earlier.length + 1;
  if (sequence > plan.terms.deliveries) return refuse('adopting.all-delivered');
  const sharers = await lockActive(call, plan.id);
  if (sharers.length === 0) return refuse('adopting.nobody');
  const taken = await takeFor(call, plan, { sequence, earlier, lotId: input.lotId, sharers });
  if (!taken) return refuse('adopting.lot-not-fit');

  const { lot, portions } = taken;
  const sum = (pick: (portion: Portion) => number) => portions.reduce((all, each) => all + pick(each), 0);
  await insertHarvest(call, {
    id: input.id,
    planId: plan.id,
    sequence,
    lotId: lot.id,
    owed: sum(({ owed }) => owed),
    given: sum(({ given }) => given),
    unit: lot.unit,
    sharedByName: nameOnRecord(call.actor),
  });
  const written: NewPortion[] = [];
  for (const [place, portion] of portions.entries()) {
    const adoption = sharers[place] as Adoption;
    const { given, valueFen } = portion;
    const came =
      given === 0
        ? ({ state: 'nothing', orderId: null, orderNumber: null, problem: null } as const)
        : await sendPortion(call, { adoption, plan, lotId: lot.id, given, valueFen });
    written.push({ harvestId: input.id, ...portion, ...came });
    const fen = portion.missingFen;
    await payBack(call, adoption, { cause: 'short', fen, ofHeldFen: fen });
  }
  await insertPortions(call, written);
  await tellHarvest(call, plan, lot, sharers, written);
  await recordHelpedAct(call, 'keep-plans', lot.code);
  const [kept] = (await harvestsOfPlan(call, plan.id)).slice(-1);
  if (!kept) throw new Error(`harvest ${input.id} was not written`);
  return ok(kept);
}

// Each try that lost a race sees what the winner left; a third loss in a row means a crowd.
const TRIES = 3;

/** Works out what everyone gets of the lot and reserves all of it; undefined when it cannot be given, or nothing of it is left. */
async function takeFor(
  call: Call,
  plan: Plan,
  {
    lotId,
    earlier,
    ...shared
  }: { sequence: number; earlier: readonly Harvest[]; lotId: string; sharers: readonly Adoption[] },
): Promise<{ readonly lot: Lot; readonly portions: readonly Portion[] } | undefined> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const lot = (await lotsToGive(call, plan, earlier)).find(({ id }) => id === lotId);
    if (!lot) return undefined;
    const free = await freeFor(call, lot);
    const portions = portionsOf(plan, { ...shared, lot, free });
    const milli = portions.reduce((all, { given }) => all + given, 0);
    if (milli === 0) return undefined;
    await sql`savepoint taking`.execute(call.tx);
    if ((await reserveStock(call, [{ lotId, milli, channel: 'adoption' }])).ok) return { lot, portions };
    await sql`rollback to savepoint taking`.execute(call.tx);
  }
  return undefined;
}

/** What each adopter would get of a lot. */
export function portionsOf(
  plan: Plan,
  {
    sequence,
    lot,
    sharers,
    free,
  }: { sequence: number; lot: Lot; sharers: readonly Adoption[]; free: number },
): Portion[] {
  return shareHarvest(plan.terms, {
    sequence,
    picked: { milli: lot.madeQuantity, free },
    sharers: sharers.map(({ id, units, heldFen }) => ({ adoptionId: id, units, heldFen })),
  });
}

/** Lots that could be the next delivery: picked on the plot in the term, for sale, not given before. */
export async function lotsToGive(call: Call, plan: Plan, earlier: readonly Harvest[]): Promise<Lot[]> {
  const { plotId, productCode, grade, terms } = plan;
  const lots = await lotsFromPlot(call, { plotId, productCode, grade, since: instantAt(terms.fromDay) });
  return lots.filter(
    (lot) =>
      lot.status === 'open' &&
      lot.forSale &&
      lot.harvestedAt <= call.now &&
      !earlier.some(({ lotId }) => lotId === lot.id),
  );
}

/** What of a lot adopters can be given: what is set aside for them, or what nobody has set aside, as the channel's own rule says. */
export async function freeFor(call: Call, lot: Lot): Promise<number> {
  const channels = await channelsOfLot(call, lot.code);
  const own = channels.ok
    ? channels.value.allotments.find(({ channel }) => channel === 'adoption')
    : undefined;
  return Math.max(0, takeable(own ?? untold('adoption'), freeOf(lot)));
}
