/** What is done in a field, in the order the field book shows it. Picking is a harvest, not a field record. */
export const fieldWorks = ['irrigate', 'feed', 'spray', 'prune', 'bag', 'sow', 'observe'] as const;
export type FieldWork = (typeof fieldWorks)[number];

export const fieldWorkWords = {
  irrigate: { zh: '浇水', en: 'Watered' },
  feed: { zh: '施肥', en: 'Fed' },
  spray: { zh: '打药', en: 'Sprayed' },
  prune: { zh: '修剪', en: 'Pruned' },
  bag: { zh: '套袋', en: 'Bagged' },
  sow: { zh: '播种', en: 'Sowed' },
  observe: { zh: '巡园', en: 'Looked round' },
} as const satisfies Record<FieldWork, { zh: string; en: string }>;

// A cheap phone's clock may run ahead by minutes; a typed day of tomorrow is a mistake.
const CLOCK_SLACK_MS = 10 * 60_000;

/** Was this done before now, allowing for a clock that is a little fast? */
export function hasHappened(doneAt: Date, now: Date): boolean {
  return doneAt.getTime() <= now.getTime() + CLOCK_SLACK_MS;
}
