// Generated from the migrated database by `bin/maidehao check --schema`. Do not edit.
// biome-ignore lint/suspicious/noEmptyInterface: filled by the generator
export interface DB {}
