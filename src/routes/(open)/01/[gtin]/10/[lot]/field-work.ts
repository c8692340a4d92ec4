import { type FieldRecord, fieldWorkWords } from '#origin';
import { dayText } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { IconName } from '$ui/icons.ts';
import type { Happening } from '$ui/Timeline.svelte';

const LATE_MS = 24 * 3_600_000;

const fieldIcons: Readonly<Record<FieldRecord['kind'], IconName>> = {
  irrigate: 'drop',
  feed: 'feed',
  spray: 'spray',
  prune: 'leaf',
  bag: 'leaf',
  sow: 'sprout',
  observe: 'sun',
};

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

/** Written down more than a day late: a weaker record, and said so. */
export function isLate(at: Date, recordedAt: Date): boolean {
  return recordedAt.getTime() - at.getTime() > LATE_MS;
}
