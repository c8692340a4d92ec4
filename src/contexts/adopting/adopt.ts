import { nodesOf } from '#delivery';
import { plotsByIds, productsByCodes } from '#origin';
import { openPayments, paymentOfCheckout, type Share, splitOf } from '#paying';
import { type Organisation, organisationsById, phoneOf, recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { newCode } from '#shared/id.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import { type Fen, priceTag } from '#shared/money.ts';
import { type Outcome, ok, type Refused } from '#shared/outcome.ts';
import { adoptionById, insertAdoption } from './adoptions.ts';
import { harvestsOfPlan } from './harvests.ts';
import { MINUTES_TO_PAY } from './kernel/adoption.ts';
import { adoptionNumber, NUMBER_LETTERS } from './kernel/adoption-number.ts';
import { personName } from './kernel/personal.ts';
import { heldOf } from './kernel/terms.ts';
import { lockPlan, type Plan } from './plans.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import type { Agreed, Party } from './terms-agreed.ts';
import { holdersOf, lockUnits, type Unit } from './units.ts';

export interface Adopting {
  /** Made with the form: adopting twice by it adopts once. */
  readonly id: string;
  readonly planId: string;
  readonly unitIds: readonly string[];
  readonly nodeId: string;
  readonly name: string;
  readonly phone: string;
  readonly lang: 'zh' | 'en';
  /** The price the adopter saw and agreed to. */
  readonly agreedFen: Fen;
}

export interface Adopted {
  readonly id: string;
  readonly number: string;
  /** Own path that sends the payer on to the cashier. */
  readonly payUrl: string;
}

const MOST_UNITS = 20;

/**
 * Adopts units of a plan for its term: they are kept for 15 minutes for the payment. A part of the price is shared at once as pay for
 * the year's care, the rest is held until the harvests. Needs somebody who is signed in. A unit has one adopter at a time:
 * refuses `adopting.unit-taken` with its plate, and while last year's adopter may renew, `adopting.kept-for-holder`.
 */
export async function adopt(call: Call, input: Adopting): Promise<Outcome<Adopted, AdoptingRefusal>> {
  const { personId } = call.actor;
  if (!may(call.actor, rights.adopt) || personId === undefined) return refuse('adopting.sign-in-first');
  const known = await adoptionById(call, input.id);
  if (known) return known.payerId === personId ? ok(await placed(call, known)) : refuse('adopting.id-taken');
  const payerName = personName(input.name);
  if (payerName === undefined) return refuse('adopting.name-missing');
  const holderPhone = phoneOf(input.phone);
  if (holderPhone === undefined) return refuse('adopting.phone-invalid');
  const node = (await nodesOf(call)).find(({ id }) => id === input.nodeId);
  if (!node) return refuse('adopting.no-node');

  const plan = await lockPlan(call, input.planId);
  const today = dayOf(call.now);
  if (!plan) return refuse('adopting.unknown');
  if (plan.status !== 'open' || today > plan.terms.untilDay) return refuse('adopting.plan-closed');
  if ((await harvestsOfPlan(call, plan.id)).length > 0) return refuse('adopting.term-underway');
  const wanted = [...new Set(input.unitIds)];
  const units = await lockUnits(call, plan.id, wanted);
  if (wanted.length === 0 || wanted.length > MOST_UNITS || units.length !== wanted.length)
    return refuse('adopting.units-missing');
  const fromDay = today > plan.terms.fromDay ? today : plan.terms.fromDay;
  const taken = (await refusedUnits(call, plan, units, fromDay)) ?? notAgreed(plan, units, input.agreedFen);
  if (taken) return taken;

  const priceFen = plan.terms.priceFen * units.length;
  const heldFen = heldOf(plan.terms, priceFen);
  const agreed = await agreedTerms(call, plan, units, { fromDay, priceFen, heldFen, name: payerName });
  const adoption = {
    id: input.id,
    number: adoptionNumber(today, newCode(NUMBER_LETTERS)),
    planId: plan.id,
    payerId: personId,
    payerName,
    holderPhone,
    lang: input.lang,
    nodeId: node.id,
    priceFen,
    heldFen,
    fromDay,
    untilDay: plan.terms.untilDay,
    agreed,
    reservedUntil: new Date(call.now.getTime() + MINUTES_TO_PAY * 60_000),
    unitIds: units.map(({ id }) => id),
  };
  if (!(await insertAdoption(call, adoption))) return refuse('adopting.id-taken');
  const care = await careShares(call, plan, {
    id: adoption.id,
    fen: priceFen - heldFen,
    keeperId: node.organisationId,
  });
  const held: Share = {
    orderId: adoption.id,
    share: 'held',
    organisationId: plan.sellerId,
    fen: heldFen,
  };
  await openPayments(call, [
    {
      checkoutId: adoption.id,
      title: input.lang === 'zh' ? plan.titleZh : plan.titleEn,
      split: [...care, held],
      returnTo: `/adoption/${adoption.number}?paid=1`,
    },
  ]);
  await recordHelpedAct(call, 'adopt', adoption.number);
  return ok(await placed(call, adoption));
}

/** The payment that stands is answered to whoever asks again. */
async function placed(
  call: Call,
  adoption: { readonly id: string; readonly number: string },
): Promise<Adopted> {
  const payment = await paymentOfCheckout(call, adoption.id);
  if (!payment) throw new Error(`adoption ${adoption.number} has no payment`);
  return { id: adoption.id, number: adoption.number, payUrl: `/pay/${payment.id}` };
}

async function refusedUnits(
  call: Call,
  { id, followsId, keptUntil, terms }: Plan,
  units: readonly Unit[],
  fromDay: Day,
): Promise<Refused<AdoptingRefusal> | undefined> {
  const ids = units.map((unit) => unit.id);
  const platesOf = (taken: readonly { unitId: string }[]) =>
    units
      .filter((unit) => taken.some(({ unitId }) => unitId === unit.id))
      .map(({ plate }) => plate)
      .join('、');
  const taken = await holdersOf(call, ids, { from: fromDay, until: terms.untilDay });
  if (taken.length > 0) return refuse('adopting.unit-taken', { plates: platesOf(taken) });
  if (followsId === undefined || keptUntil === undefined || dayOf(call.now) > keptUntil) return undefined;
  const before = await holdersOf(call, ids, { from: '2000-01-01', until: terms.fromDay });
  const others = before.filter(
    ({ planId, holderId }) => planId === followsId && planId !== id && holderId !== call.actor.personId,
  );
  if (others.length === 0) return undefined;
  return refuse('adopting.kept-for-holder', { plates: platesOf(others), until: keptUntil });
}

function notAgreed(
  { terms }: Plan,
  units: readonly Unit[],
  agreedFen: Fen,
): Refused<AdoptingRefusal> | undefined {
  const priceFen = terms.priceFen * units.length;
  return priceFen === agreedFen ? undefined : refuse('adopting.price-changed', { now: priceTag(priceFen) });
}

/** Pay for the year's care is shared as any sale of the seller's is. */
async function careShares(
  call: Call,
  { producerId, sellerId }: Plan,
  { id, fen, keeperId }: { readonly id: string; readonly fen: Fen; readonly keeperId: string },
): Promise<Share[]> {
  if (fen === 0) return [];
  const lines = [{ producerId, sellerId, fen }];
  return splitOf(call, [{ orderId: id, lines, deliveryFen: 0, carrierId: keeperId, leaderId: keeperId }]);
}

async function agreedTerms(
  call: Call,
  plan: Plan,
  units: readonly Unit[],
  {
    fromDay,
    priceFen,
    heldFen,
    name,
  }: { readonly fromDay: Day; readonly priceFen: Fen; readonly heldFen: Fen; readonly name: string },
): Promise<Agreed> {
  const organisations = await organisationsById(call, [plan.sellerId, plan.producerId]);
  const [product] = await productsByCodes(call, [plan.productCode]);
  const [plot] = await plotsByIds(call, [plan.plotId]);
  const grade = product?.grades.find(({ code }) => code === plan.grade);
  const party = (id: string) => partyOf(organisations.find((each) => each.id === id));
  return {
    terms: { ...plan.terms, fromDay },
    units: units.length,
    plates: units.map(({ plate }) => plate),
    ...{ priceFen, heldFen, titleZh: plan.titleZh, titleEn: plan.titleEn },
    productZh: product?.nameZh ?? '',
    productEn: product?.nameEn ?? '',
    gradeZh: grade?.nameZh ?? '',
    gradeEn: grade?.nameEn ?? '',
    plotName: plot?.name ?? '',
    seller: party(plan.sellerId),
    producer: party(plan.producerId),
    adopter: { name },
  };
}

function partyOf(organisation: Organisation | undefined): Party {
  if (!organisation) throw new Error('an adoption plan of nobody');
  const { nameZh, nameEn, uscc } = organisation;
  return { nameZh, nameEn, ...(uscc === undefined ? {} : { uscc }) };
}
