import type { Schedule } from '#shared/outbox.ts';
import { countFigures } from './count-figures.ts';

export { countFigures } from './count-figures.ts';
export { figureWords } from './figure-words.ts';
export { type FigureName, figures, type Measured, type TownshipIncome, type Week } from './figures.ts';
export { type Need, needs } from './kernel/need.ts';
export { needWords } from './need-words.ts';
export type { Household } from './needs.ts';
export { type Overview, overview } from './overview.ts';
export { refusals } from './refusals.ts';
export { rights } from './rights.ts';
export { howManyNeedHelp, type WhoNeedsHelp, whoNeedsHelp } from './who-needs-help.ts';

export const schedules: readonly Schedule[] = [
  { name: 'region/count-figures', cron: '*/10 * * * *', run: countFigures },
];
