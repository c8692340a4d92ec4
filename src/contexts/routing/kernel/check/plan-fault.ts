/** What is wrong, in which route (counted from 0; null: in none), at which visit (its name). */
export interface PlanFault {
  readonly code: PlanFaultCode;
  readonly route: number | null;
  readonly at: string;
}

export type PlanFaultCode =
  | 'unknown-vehicle'
  | 'unknown-visit'
  | 'too-many-vehicles'
  | 'visited-twice'
  | 'left-out'
  | 'overloaded'
  | 'too-late'
  | 'back-too-late'
  | 'out-too-long'
  | 'too-far'
  | 'cannot-do'
  | 'shipment-apart'
  | 'delivered-before-picked-up'
  | 'driven-too-long'
  | 'wrong-pause'
  | 'no-break'
  | 'break-too-late'
  | 'too-many-trips'
  | 'shipment-over-reload'
  | 'cannot-carry'
  | 'behind-other-goods'
  | 'aboard-too-long'
  | 'not-as-driven'
  | 'goods-elsewhere';

export type Tell = (code: PlanFaultCode, at: string) => void;

/** Sums of rounded numbers may differ in their last digits. */
export const NEARLY = 1e-6;
