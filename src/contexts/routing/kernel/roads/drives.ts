import type { Roads } from './roads.ts';

/** A piece in one direction: twice its index driven ahead, one more driven back. */
export type Drive = number;

type Ends = Pick<Roads, 'from' | 'to'>;

/** The junction a drive comes from. */
export function tailOf({ from, to }: Ends, drive: Drive): number {
  return (drive % 2 === 0 ? from : to)[drive >> 1] as number;
}

/** The junction a drive comes to. */
export function headOf({ from, to }: Ends, drive: Drive): number {
  return (drive % 2 === 0 ? to : from)[drive >> 1] as number;
}

/** Hundredths of a second it takes; 0: closed. */
export function timeOf({ ahead, back }: Pick<Roads, 'ahead' | 'back'>, drive: Drive): number {
  return (drive % 2 === 0 ? ahead : back)[drive >> 1] as number;
}
