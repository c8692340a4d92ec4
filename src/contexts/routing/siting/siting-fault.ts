/** What is wrong with a question where sites should be: at which field or name. */
export interface SitingFileFault {
  readonly code:
    | 'not-json'
    | 'wrong-field'
    | 'same-name'
    | 'unknown-place'
    | 'unknown-level'
    | 'empty-level'
    | 'out-of-reach'
    | 'uncovered'
    | 'too-many-ways';
  readonly at: string;
}
