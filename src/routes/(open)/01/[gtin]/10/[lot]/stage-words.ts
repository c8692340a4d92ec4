import type { Stage } from '#tracing';
import type { IconName } from '$ui/icons.ts';

/** What the parts of a journey are called, in the order they usually come. */
export const stageWords: Readonly<
  Record<Stage | 'field' | 'parcels', readonly [icon: IconName, zh: string, en: string]>
> = {
  field: ['leaf', '田间管理', 'In the field'],
  harvest: ['basket', '采收', 'Harvest'],
  sorting: ['split', '分批、合批、分级', 'Split, mixed or graded'],
  processing: ['settings', '加工', 'Processing'],
  checking: ['certificate', '检查', 'Checks'],
  packing: ['box', '装箱', 'Packing'],
  moving: ['truck', '运输和存放', 'On the way and in store'],
  ready: ['shop', '上架待取', 'Ready to collect'],
  selling: ['check', '交给买家', 'Handed over'],
  parcels: ['box', '装箱、送到站、取走', 'Packed, carried and collected'],
  trouble: ['warning', '暂停或损耗', 'Held or lost'],
  other: ['info', '其他', 'Other steps'],
};

/** Why a record was declared wrong (CBV 2.0 § 7.5). */
export const errorReasons: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  did_not_occur: ['没有发生过', 'it never happened'],
  incorrect_data: ['内容写错了', 'it was written down wrong'],
};
