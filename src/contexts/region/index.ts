export { figureWords } from './figure-words.ts';
export { type FigureName, figures, type Measured, type TownshipIncome, type Week } from './figures.ts';
export { type Overview, overview } from './overview.ts';
