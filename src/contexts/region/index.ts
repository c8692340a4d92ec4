import type { Schedule } from '#shared/outbox.ts';
import { countFigures } from './count-figures.ts';

export { type Assessed, assessSheet } from './assessing/assess-sheet.ts';
export { type AssessSpec, assessSpec, readAssessSpec } from './assessing/assess-spec.ts';
export { countFigures } from './count-figures.ts';
export { figureWords } from './figure-words.ts';
export { type FigureName, figures, type Measured, type TownshipIncome, type Week } from './figures.ts';
export { type Assessment, assess, type Indicator, type Plan } from './kernel/composite/assess.ts';
export { foremost } from './kernel/composite/obstacles.ts';
export { OUTLIER_RULE } from './kernel/composite/treat-outliers.ts';
export { atkinson } from './kernel/inequality/atkinson.ts';
export { type Dagum, dagum } from './kernel/inequality/dagum.ts';
export { gini } from './kernel/inequality/gini.ts';
export { theilL, theilParts, theilT } from './kernel/inequality/theil.ts';
export { variation } from './kernel/inequality/variation.ts';
export { wolfson } from './kernel/inequality/wolfson.ts';
export { type Need, needs } from './kernel/need.ts';
export { scorings } from './kernel/scoring/scorings.ts';
export { type Groups, groupsIn, groupsOf } from './kernel/sheet/groups-in.ts';
export { allNumbersIn, numbersIn, sharesIn } from './kernel/sheet/numbers-in.ts';
export { type Sheet, type SheetRow, sheetFrom, textsIn } from './kernel/sheet/sheet.ts';
export { bordersOf, type Topology } from './kernel/space/borders-of.ts';
export { needWords } from './need-words.ts';
export type { Household } from './needs.ts';
export { type Overview, overview } from './overview.ts';
export { drawRanksApart } from './ranking/draw-ranks-apart.ts';
export { refusals } from './refusals.ts';
export { rights } from './rights.ts';
export { howManyNeedHelp, type WhoNeedsHelp, whoNeedsHelp } from './who-needs-help.ts';

export const schedules: readonly Schedule[] = [
  { name: 'region/count-figures', cron: '*/10 * * * *', run: countFigures },
];
