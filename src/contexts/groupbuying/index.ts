import type { Schedule } from '#shared/outbox.ts';
import { openDueCycles } from './open-due-cycles.ts';
import { settleDueCycles } from './settle-due-cycles.ts';

export type { Series, SeriesStatus } from './all-series.ts';
export { callOff } from './call-off.ts';
export { cloneSeries } from './clone-series.ts';
export { type CycleAtDesk, cycleAtDesk, type Member } from './cycle-at-desk.ts';
export { type CyclePage, cyclePage, type GroupItem } from './cycle-page.ts';
export { type Cycle, type CycleItemTerms, type CycleStatus, cycleById as cycleOf } from './cycles.ts';
export { endSeries } from './end-series.ts';
export { goodsToChoose } from './goods-to-choose.ts';
export { type Joining, joinCycle } from './join-cycle.ts';
export { type Progress, progressOf } from './kernel/progress.ts';
export { joinBefore, mayExtend, mayJoin } from './kernel/standing.ts';
export type { CycleTerms, ItemTerms, SeriesTerms } from './kernel/terms.ts';
export { offerSeries } from './offer-series.ts';
export { openDueCycles } from './open-due-cycles.ts';
export { type GroupCard, openGroups } from './open-groups.ts';
export { openSeries, type SeriesToOpen } from './open-series.ts';
export { pauseSeries } from './pause-series.ts';
export { type GroupToPack, picksAtDesk } from './picks-at-desk.ts';
export { quoteJoining } from './quote-joining.ts';
export { type GroupbuyingRefusal, refusals } from './refusals.ts';
export { resumeSeries } from './resume-series.ts';
export { reviseSeries } from './revise-series.ts';
export { rights } from './rights.ts';
export { type SeriesAtDesk, seriesAtDesk } from './series-at-desk.ts';
export { type SeriesRow, seriesBoard } from './series-board.ts';
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
