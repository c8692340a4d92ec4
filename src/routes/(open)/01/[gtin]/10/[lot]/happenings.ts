import { type FieldRecord, fieldWorkWords } from '#origin';
import { dayText } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { StoryEvent } from '#tracing';
import type { IconName } from '$ui/icons.ts';
import type { Happening } from '$ui/Timeline.svelte';

const LATE_MS = 24 * 3_600_000;

const steps: Readonly<Record<string, { icon: IconName; zh: string; en: string; heed?: true }>> = {
  commissioning: { icon: 'basket', zh: '采收', en: 'Harvested' },
  creating_class_instance: { icon: 'split', zh: '分批、合批或重新分级', en: 'Split, mixed or regraded' },
  inspecting: { icon: 'certificate', zh: '检查并开合格证', en: 'Checked and certified' },
  packing: { icon: 'box', zh: '装箱', en: 'Packed' },
  receiving: { icon: 'home', zh: '入库', en: 'Received' },
  storing: { icon: 'home', zh: '入库存放', en: 'Stored' },
  loading: { icon: 'truck', zh: '装车', en: 'Loaded' },
  departing: { icon: 'truck', zh: '发车', en: 'Departed' },
  arriving: { icon: 'pin', zh: '到站', en: 'Arrived' },
  stocking: { icon: 'shop', zh: '上架待取', en: 'Ready to collect' },
  retail_selling: { icon: 'check', zh: '交给买家', en: 'Handed over' },
  holding: { icon: 'warning', zh: '暂停销售', en: 'Put on hold', heed: true },
  destroying: { icon: 'warning', zh: '损耗销毁', en: 'Lost or destroyed', heed: true },
};

const fieldIcons: Readonly<Record<FieldRecord['kind'], IconName>> = {
  irrigate: 'drop',
  feed: 'feed',
  spray: 'spray',
  prune: 'leaf',
  bag: 'leaf',
  sow: 'sprout',
  observe: 'sun',
};

/** Events of the trace as lines of a timeline. Written down more than a day late is said so: a late record is a weaker one. */
export function stepsToRead(events: readonly StoryEvent[], t: Tongue): Happening[] {
  return events.map((event) => {
    const step = steps[event.bizStep] ?? { icon: 'info' as const, zh: event.bizStep, en: event.bizStep };
    const notes = [
      event.temperatureC === null ? '' : `${event.temperatureC} °C`,
      event.generation > 0 ? t('来自合入本批的原批次', 'of a lot that went into this one') : '',
      isLate(event.at, event.recordedAt) ? t('事后补记', 'written down later') : '',
    ];
    return {
      key: event.id,
      icon: step.icon,
      title: t(step.zh, step.en),
      at: event.at,
      text: notes.filter(Boolean).join(' · ') || undefined,
      heed: 'heed' in step,
    };
  });
}

/** Work in the field before the harvest, as lines of a timeline. */
export function workToRead(records: readonly FieldRecord[], t: Tongue): Happening[] {
  return records.map((record) => {
    const { zh, en } = fieldWorkWords[record.kind];
    const spray = t(record.sprayNameZh ?? '', record.sprayNameEn ?? '');
    const notes = [
      spray,
      record.firstHarvestDay
        ? t(
            `${dayText(record.firstHarvestDay, 'zh')}起可采`,
            `not to be picked before ${dayText(record.firstHarvestDay, 'en')}`,
          )
        : '',
      isLate(record.doneAt, record.recordedAt) ? t('事后补记', 'written down later') : '',
    ];
    return {
      key: record.id,
      icon: fieldIcons[record.kind],
      title: t(zh, en),
      at: record.doneAt,
      place: record.plotName,
      text: notes.filter(Boolean).join(' · ') || undefined,
    };
  });
}

function isLate(at: Date, recordedAt: Date): boolean {
  return recordedAt.getTime() - at.getTime() > LATE_MS;
}
