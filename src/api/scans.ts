import { z } from '@hono/zod-openapi';
import {
  arriveAt,
  collect,
  departRound,
  loadOnRound,
  packShipment,
  parcelByLabel,
  receiveAtHub,
  reportLost,
  shelve,
} from '#delivery';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';

const step = z.object({
  id: z.uuid().openapi({ description: 'Made by the scanner: sending it twice writes once' }),
  at: z.iso
    .datetime({ offset: true })
    .optional()
    .openapi({ description: 'When it happened; now unless told' }),
  temperatureC: z
    .string()
    .regex(/^-?\d{1,2}(\.\d)?$/)
    .optional()
    .openapi({ example: '4.5' }),
});
const scan = step.extend({
  label: z.string().openapi({ example: '095200010000000195', description: 'SSCC, or its last six digits' }),
  note: z.string().max(200).optional(),
});

/** A hand-over as a scanner sends it. */
export const Scan = z
  .discriminatedUnion('kind', [
    scan.extend({ kind: z.literal('packed') }),
    scan.extend({ kind: z.literal('received'), hubId: z.uuid() }),
    scan.extend({ kind: z.literal('loaded'), roundId: z.uuid() }),
    step.extend({ kind: z.literal('departed'), roundId: z.uuid() }),
    step.extend({ kind: z.literal('arrived'), roundId: z.uuid(), position: z.number().int().positive() }),
    scan.extend({ kind: z.literal('shelved'), nodeId: z.uuid(), shelf: z.string().max(20).optional() }),
    scan.extend({ kind: z.literal('collected'), nodeId: z.uuid(), code: z.string().regex(/^\d{6}$/) }),
    scan.extend({ kind: z.literal('lost'), note: z.string().min(1).max(200) }),
  ])
  .openapi('Scan');

type AnyScan = z.infer<typeof Scan>;

/** Applies one scan through its verb and answers where the parcel (or the round) is now. */
export async function applyScan(call: Call, sent: AnyScan): Promise<Outcome<string>> {
  const { id, at, temperatureC } = sent;
  const base = {
    id,
    ...(at === undefined ? {} : { at: new Date(at) }),
    ...(temperatureC === undefined ? {} : { temperatureC }),
  };
  if (sent.kind === 'departed') {
    const left = await departRound(call, { ...base, roundId: sent.roundId });
    return left.ok ? ok('under-way') : left;
  }
  if (sent.kind === 'arrived') {
    const { roundId, position } = sent;
    const arrived = await arriveAt(call, { ...base, roundId, position });
    return arrived.ok ? ok('at-station') : arrived;
  }

  const parcel = await parcelByLabel(call, sent.label);
  if (!parcel.ok) return parcel;
  const input = {
    ...base,
    shipmentId: parcel.value.id,
    ...(sent.note === undefined ? {} : { note: sent.note }),
  };
  switch (sent.kind) {
    case 'packed':
      return packShipment(call, input);
    case 'received':
      return receiveAtHub(call, { ...input, hubId: sent.hubId });
    case 'loaded':
      return loadOnRound(call, { ...input, roundId: sent.roundId });
    case 'shelved':
      return shelve(call, {
        ...input,
        nodeId: sent.nodeId,
        ...(sent.shelf === undefined ? {} : { shelf: sent.shelf }),
      });
    case 'lost':
      return reportLost(call, { ...input, note: sent.note });
    case 'collected': {
      const proof = { by: 'code', code: sent.code } as const;
      const answer = await collect(call, { ...input, nodeId: sent.nodeId, proof });
      if (!answer.ok) return answer;
      return ok(answer.value.collected ? 'collected' : 'wrong-code');
    }
  }
}
