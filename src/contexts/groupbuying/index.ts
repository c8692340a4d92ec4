import type { Schedule } from '#shared/outbox.ts';
import { openDueCycles } from './open-due-cycles.ts';
import { settleDueCycles } from './settle-due-cycles.ts';

export type { Series, SeriesStatus } from './all-series.ts';
export { callOff } from './call-off.ts';
export { cloneSeries } from './clone-series.ts';
export type { Cycle, CycleItemTerms, CycleStatus } from './cycles.ts';
export { endSeries } from './end-series.ts';
export { type Joining, joinCycle } from './join-cycle.ts';
export { type Progress, progressOf } from './kernel/progress.ts';
export { joinBefore, mayExtend, mayJoin } from './kernel/standing.ts';
export type { CycleTerms, ItemTerms, SeriesTerms } from './kernel/terms.ts';
export { offerSeries } from './offer-series.ts';
export { openDueCycles } from './open-due-cycles.ts';
export { openSeries, type SeriesToOpen } from './open-series.ts';
export { pauseSeries } from './pause-series.ts';
export { quoteJoining } from './quote-joining.ts';
export { type GroupbuyingRefusal, refusals } from './refusals.ts';
export { resumeSeries } from './resume-series.ts';
export { reviseSeries } from './revise-series.ts';
export { rights } from './rights.ts';
export { settleDueCycles } from './settle-due-cycles.ts';
export { takeOverSeries } from './take-over-series.ts';

export const schedules: readonly Schedule[] = [
  {
    name: 'groupbuying/open-due-cycles',
    cron: '* * * * *',
    run: async (call) => {
      await openDueCycles(call);
    },
  },
  { name: 'groupbuying/settle-due-cycles', cron: '* * * * *', run: settleDueCycles },
];
