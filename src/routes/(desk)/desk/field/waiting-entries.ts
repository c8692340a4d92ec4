import type { FieldWork } from '#origin';
import { openWithoutSignal } from '../without-signal/open-without-signal.ts';
import { type Waiting, waitingList } from '../without-signal/waiting-list.ts';

/** An entry of the field book that has not reached the server yet. */
export interface WaitingEntry extends Waiting {
  readonly plotId: string;
  readonly kind: FieldWork;
  /** ISO instant of the work. */
  readonly doneAt: string;
  readonly sprayProductCode?: string;
  readonly dose?: string;
  readonly note?: string;
}

export const waitingEntries = waitingList<WaitingEntry>(
  'field-entries',
  async ({ title: _, refused: __, ...body }) => ({ path: '/api/field-records', body }),
);

/** Lets the field book open where there is no signal. */
export function openFieldBook(): void {
  openWithoutSignal('/field-book-worker.js', '/desk/field');
}
