import type { Lang } from '#shared/tongue.ts';

/** What a helper did, as the elder reads it: one line for every action that is recorded (a test keeps it complete). */
export const actWords: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  'record-field': { zh: '记了田间记录', en: 'wrote in the field book' },
  'draw-plot-outline': { zh: '画了地块', en: 'drew a plot' },
};
