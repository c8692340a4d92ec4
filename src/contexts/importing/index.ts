import type { Schedule } from '#shared/outbox.ts';
import { forgetRows } from './forget-rows.ts';

export { bringTable } from './bring-table.ts';
export { commitImport } from './commit-import.ts';
export { KEPT_DAYS } from './forget-rows.ts';
export { importRows, keep, type RowDone } from './import-rows.ts';
export { type RowFilter, rowFilters } from './imported-rows.ts';
export type { Import } from './imports.ts';
export { refusedHeadings } from './kernel/headings.ts';
export { isKindName, type KindName, kindNames, kinds, kindsFor } from './kinds/kinds.ts';
export { listImports } from './list-imports.ts';
export { lookAtImport } from './look-at-import.ts';
export { MOST_MB, readTable } from './read-table.ts';
export { refusals } from './refusals.ts';
export { rights } from './rights.ts';
export { sheetOf } from './sheet.ts';

export const schedules: readonly Schedule[] = [
  // 03:10 in China
  { name: 'importing/forget-rows', cron: '10 19 * * *', run: forgetRows },
];
