/** What is wrong with a timetable's file: which, in which row (counted from 1, headings included; 0: the file itself), at what. */
export interface LineFault {
  readonly code: LineFaultCode;
  readonly file: string;
  readonly row: number;
  readonly at: string;
}

export type LineFaultCode =
  | 'no-such-file'
  | 'no-such-column'
  | 'not-csv'
  | 'not-a-number'
  | 'not-a-time'
  | 'not-a-day'
  | 'off-the-earth'
  | 'named-twice'
  | 'unknown-stop'
  | 'unknown-line'
  | 'unknown-service'
  | 'unknown-trip'
  | 'back-in-time'
  | 'too-few-stops'
  | 'negative-hold';
