/** What is wrong with a file: where (line, counted from 1) and at what. */
export interface FileFault {
  readonly code: FileFaultCode;
  readonly line: number;
  readonly at: string;
}

export type FileFaultCode =
  | 'no-fleet'
  | 'no-depot'
  | 'wrong-row'
  | 'cut-short'
  | 'too-large'
  | 'apart'
  | 'not-yet'
  | 'other-depot'
  | 'unmatched-number'
  | 'no-capacity'
  | 'unknown-edge-weights'
  | 'missing-section'
  | 'negative-demand'
  | 'impossible-window'
  | 'no-such-partner'
  | 'unknown-vehicle'
  | 'unknown-visit'
  | 'no-routes';
