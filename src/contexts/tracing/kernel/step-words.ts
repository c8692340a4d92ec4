import type { BizStep } from './epcis-event.ts';

/** What a step of the Core Business Vocabulary is called by people. */
export const stepWords: Readonly<Record<BizStep, readonly [zh: string, en: string]>> = {
  commissioning: ['采收', 'Harvested'],
  creating_class_instance: ['分批、合批或重新分级', 'Split, mixed or regraded'],
  inspecting: ['检查并开合格证', 'Checked and certified'],
  packing: ['装箱', 'Packed'],
  unpacking: ['拆箱取出', 'Taken out of a crate'],
  receiving: ['入库', 'Received'],
  storing: ['入库存放', 'Stored'],
  loading: ['装车', 'Loaded'],
  unloading: ['卸车', 'Unloaded'],
  departing: ['发车', 'Departed'],
  arriving: ['到站', 'Arrived'],
  stocking: ['上架待取', 'Ready to collect'],
  retail_selling: ['交给买家', 'Handed over'],
  holding: ['暂停销售', 'Put on hold'],
  destroying: ['损耗销毁', 'Lost or destroyed'],
};

/** Steps that only other systems record. */
const others: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  shipping: ['发货', 'Shipped'],
  transporting: ['运输', 'On the road'],
  accepting: ['验收', 'Accepted'],
  unpacking: ['拆箱', 'Unpacked'],
  repackaging: ['换包装', 'Repacked'],
  sampling: ['抽样', 'Sampled'],
  staging_outbound: ['待运', 'Waiting to leave'],
  decommissioning: ['注销', 'Taken out of use'],
  recalling: ['召回', 'Recalled'],
  removing: ['移除', 'Removed'],
};

/** What a step of any system is called; one without a standard name is told as it was written. */
export function stepText(bizStep: string): readonly [zh: string, en: string] {
  if (Object.hasOwn(stepWords, bizStep)) return stepWords[bizStep as BizStep];
  return (Object.hasOwn(others, bizStep) ? others[bizStep] : undefined) ?? [bizStep, bizStep];
}
