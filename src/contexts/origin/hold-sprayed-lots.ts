import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { instantAt, instantText } from '#shared/instant.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import type { FieldRecord } from './field-records.ts';
import { lockLots } from './locked-lots.ts';
import { insertHold, openLotsPickedFrom } from './lot-holds.ts';
import { recordLotStep } from './lot-steps.ts';

/**
 * A spraying may come to light after the harvest it should have refused: written without signal, or remembered late. Every open
 * lot with such fruit in it is put on hold until the officer has looked into it.
 */
export async function holdSprayedLots(call: Call, record: FieldRecord): Promise<void> {
  if (record.firstHarvestDay === undefined) return;
  const picked = await openLotsPickedFrom(
    call,
    record.plotId,
    record.doneAt,
    instantAt(record.firstHarvestDay),
  );
  const lots = await lockLots(call, picked);
  for (const lot of lots.values()) {
    if (lot.status !== 'open') continue;
    const id = newId(call.now);
    await insertHold(call, {
      id,
      lotId: lot.id,
      heldBy: 'rule',
      reason: `安全间隔期内采收：${record.plotName} ${instantText(record.doneAt, 'zh')}打${record.sprayNameZh ?? '药'}`,
      personName: nameOnRecord(call.actor),
      fieldRecordId: record.id,
    });
    await recordLotStep(call, {
      id,
      lot,
      milli: lot.quantity,
      at: call.now,
      action: 'OBSERVE',
      bizStep: 'holding',
      disposition: 'non_sellable_other',
    });
  }
}
