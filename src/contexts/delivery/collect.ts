import { type Call, may } from '#shared/call.ts';
import { timeOf } from '#shared/instant.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { placeUri } from '#tracing';
import { dropTurnedBack, goneBack } from './driving/turned-back.ts';
import {
  lockedUntil,
  sameCode,
  triesLeft,
  WRONG_CODES_AT_COUNTER,
  WRONG_CODES_FOR_PARCEL,
} from './kernel/collection-code.ts';
import type { ShipmentStatus } from './kernel/journey.ts';
import { nodeById } from './nodes.ts';
import type { ScanInput } from './pack-shipment.ts';
import { observed, recordScans, scannedAt } from './record-scans.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { scanById } from './scans.ts';
import { mayActFor } from './scope.ts';
import { lockShipment, type Shipment, standingAt } from './shipments.ts';
import { insertWrongCode, lockCounter, triedBefore, wrongCodesAt } from './wrong-codes.ts';

/** How the keeper knows that it is the right person. */
export type Proof =
  | { readonly by: 'code'; readonly code: string }
  /** The keeper knows or has checked the person: who it was, and why there was no code. */
  | { readonly by: 'seen'; readonly name: string; readonly reason: string };

export interface Collection extends Omit<ScanInput, 'shipmentId' | 'note'> {
  readonly nodeId: string;
  /** Which parcel; with a code alone, the code says which. */
  readonly shipmentId?: string;
  readonly proof: Proof;
}

const here: ReadonlySet<ShipmentStatus> = new Set(['at-station', 'ready']);

export type Collected =
  | { readonly collected: true; readonly shipment: Shipment }
  /** A wrong code: to be told like a refusal, but an answer, because the try must be kept to be counted. */
  | { readonly collected: false; readonly refusal: Refusal };

/**
 * Hands a parcel over at the counter (EPCIS retail_selling): by its code, or by the keeper who has seen the person, with the
 * reason on record. By the people who keep the node. Refuses `delivery.node-unknown`, `delivery.not-allowed`,
 * `delivery.id-taken`, `delivery.shipment-unknown`, `delivery.wrong-node`, `delivery.already-collected`, `delivery.shipment-cancelled`,
 * `delivery.withheld`, `delivery.not-arrived`, `delivery.gone-back`, `delivery.code-locked` and `delivery.reason-needed`.
 */
export async function collect(call: Call, input: Collection): Promise<Outcome<Collected>> {
  const node = await nodeById(call, input.nodeId);
  if (!node) return refuse('delivery.node-unknown');
  if (!may(call.actor, rights['keep-station']) || !mayActFor(call.actor, node.organisationId)) {
    return refuse('delivery.not-allowed');
  }
  await lockCounter(call, node.id);
  const known = await scanById(call, input.id);
  const { proof, shipmentId } = input;
  if (known) {
    const same =
      known.kind === 'collected' &&
      known.nodeId === node.id &&
      (shipmentId === undefined || shipmentId === known.shipmentId);
    if (!same) return refuse('delivery.id-taken');
    return ok({ collected: true, shipment: await heldShipment(call, known.shipmentId) });
  }
  if (shipmentId === undefined) {
    return proof.by === 'code' ? byCodeAlone(call, input, proof.code) : refuse('delivery.shipment-unknown');
  }
  const shipment = await lockShipment(call, shipmentId);
  if (!shipment) return refuse('delivery.shipment-unknown');
  if (shipment.toNodeId !== node.id) {
    const { nameZh: zh = '', nameEn: en = '', code = '' } = (await nodeById(call, shipment.toNodeId)) ?? {};
    return refuse('delivery.wrong-node', { zh, en, code });
  }
  if (proof.by === 'code') {
    return tryCode(call, input, WRONG_CODES_FOR_PARCEL, async () =>
      sameCode(shipment.collectionCode, proof.code) ? shipment : undefined,
    );
  }
  if (!proof.name.trim() || !proof.reason.trim()) return refuse('delivery.reason-needed');
  return handOver(call, input, shipment);
}

/** Finds the parcel by its code among all that stand at the counter. */
async function byCodeAlone(call: Call, input: Collection, code: string): Promise<Outcome<Collected>> {
  const standing = await standingAt(call, input.nodeId);
  return tryCode(call, input, WRONG_CODES_AT_COUNTER, async () => {
    // Every code is compared, so that the time taken does not tell how near a guess came.
    const [match] = standing.filter((each) => sameCode(each.collectionCode, code));
    return match && heldShipment(call, match.id);
  });
}

async function tryCode(
  call: Call,
  input: Collection,
  allowed: number,
  find: () => Promise<Shipment | undefined>,
): Promise<Outcome<Collected>> {
  const wrong = await wrongCodesAt(call, input.nodeId, input.shipmentId);
  // An id stands for one try: its code is not compared again, or one id would be good for any number of guesses.
  if (await triedBefore(call, input.id)) return wrongCode(triesLeft(wrong, allowed, call.now));
  const until = lockedUntil(wrong, allowed, call.now);
  if (until) return refuse('delivery.code-locked', { until: timeOf(until) });
  const shipment = await find();
  if (shipment) return handOver(call, input, shipment);
  await insertWrongCode(call, input);
  return wrongCode(triesLeft([...wrong, call.now], allowed, call.now));
}

function wrongCode(left: number): Outcome<Collected> {
  return ok({ collected: false, refusal: refuse('delivery.wrong-code', { left }).refusal });
}

async function handOver(call: Call, input: Collection, shipment: Shipment): Promise<Outcome<Collected>> {
  const { orderNumber: number, promisedDay } = shipment;
  if (shipment.collectedAt) {
    return refuse('delivery.already-collected', { number, at: shipment.collectedAt.toISOString() });
  }
  if (shipment.cancelledAt) return refuse('delivery.shipment-cancelled', { number });
  if (shipment.withheldReason !== null) {
    return refuse('delivery.withheld', { number, reason: shipment.withheldReason });
  }
  // Without its label scanned, nothing shows that the parcel in the keeper's hand is the one the code is for.
  if (input.shipmentId === undefined && !here.has(shipment.status)) {
    return refuse('delivery.not-arrived', { number, promisedDay });
  }
  if (input.shipmentId === undefined && (await goneBack(call, shipment.id)))
    return refuse('delivery.gone-back');
  const { proof, nodeId } = input;
  const at = scannedAt(call, input.at);
  const seen = proof.by === 'seen' ? { receivedBy: proof.name.trim(), note: proof.reason.trim() } : {};
  const scan = {
    ...input,
    ...seen,
    shipmentId: shipment.id,
    proof: proof.by,
    at,
  };
  await recordScans(
    call,
    'collected',
    [scan],
    observed(input, {
      at,
      bizStep: 'retail_selling',
      disposition: 'retail_sold',
      location: placeUri('node', nodeId),
      ssccs: [shipment.sscc],
    }),
  );
  await dropTurnedBack(call, shipment.id);
  return ok({ collected: true, shipment });
}

async function heldShipment(call: Call, id: string): Promise<Shipment> {
  const shipment = await lockShipment(call, id);
  if (!shipment) throw new Error(`shipment ${id} is gone`);
  return shipment;
}
