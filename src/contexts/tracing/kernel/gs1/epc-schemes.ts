/**
 * How an EPC URN's parts become a GS1 Digital Link path, one row per scheme (EPC Tag Data Standard 2.0, § 6.3 and § 14).
 * `digits`: company prefix and reference together, without the check digit; absent where the reference is free text.
 */
export interface Scheme {
  readonly ai: string;
  readonly digits?: number;
  /** The reference's first digit goes before the company prefix (indicator, extension digit). */
  readonly indicator?: true;
  readonly before?: '0';
  /** Where the last part goes: into the key itself, or behind it as a qualifier. */
  readonly last?: 'key' | `${number}`;
  /** The last part is a number of at most 12 digits. */
  readonly lastIsNumber?: true;
  /** Parts between reference and last part that belong to the key (piece and total of an ITIP). */
  readonly between?: number;
}

export const schemes: Readonly<Record<string, Scheme>> = {
  'id:sgtin': { ai: '01', digits: 13, indicator: true, last: '21' },
  'id:sscc': { ai: '00', digits: 17, indicator: true },
  'id:sgln': { ai: '414', digits: 12, last: '254' },
  'id:grai': { ai: '8003', digits: 12, before: '0', last: 'key' },
  'id:giai': { ai: '8004' },
  'id:gsrn': { ai: '8018', digits: 17 },
  'id:gsrnp': { ai: '8017', digits: 17 },
  'id:gdti': { ai: '253', digits: 12, last: 'key' },
  'id:cpi': { ai: '8010', last: '8011', lastIsNumber: true },
  'id:sgcn': { ai: '255', digits: 12, last: 'key', lastIsNumber: true },
  'id:ginc': { ai: '401' },
  'id:gsin': { ai: '402', digits: 16 },
  'id:itip': { ai: '8006', digits: 13, indicator: true, between: 2, last: '21' },
  'id:upui': { ai: '01', digits: 13, indicator: true, last: '235' },
  'id:pgln': { ai: '417', digits: 12 },
  'class:lgtin': { ai: '01', digits: 13, indicator: true, last: '10' },
};
