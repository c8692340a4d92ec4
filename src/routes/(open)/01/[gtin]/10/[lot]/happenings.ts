import { type FieldRecord, fieldWorkWords } from '#origin';
import { dayText } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import { type BizStep, type StoryEvent, stepWords } from '#tracing';
import type { IconName } from '$ui/icons.ts';
import type { Happening } from '$ui/Timeline.svelte';

const LATE_MS = 24 * 3_600_000;

const icons: Readonly<Record<string, IconName>> = {
  commissioning: 'basket',
  creating_class_instance: 'split',
  inspecting: 'certificate',
  packing: 'box',
  receiving: 'home',
  storing: 'home',
  loading: 'truck',
  departing: 'truck',
  arriving: 'pin',
  stocking: 'shop',
  retail_selling: 'check',
  holding: 'warning',
  destroying: 'warning',
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
    const [zh, en] = stepWords[event.bizStep as BizStep] ?? [event.bizStep, event.bizStep];
    const icon = icons[event.bizStep] ?? 'info';
    const notes = [
      event.temperatureC === null ? '' : `${event.temperatureC} °C`,
      event.generation > 0 ? t('来自合入本批的原批次', 'of a lot that went into this one') : '',
      isLate(event.at, event.recordedAt) ? t('事后补记', 'written down later') : '',
    ];
    return {
      key: event.id,
      icon,
      title: t(zh, en),
      at: event.at,
      text: notes.filter(Boolean).join(' · ') || undefined,
      heed: icon === 'warning',
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
