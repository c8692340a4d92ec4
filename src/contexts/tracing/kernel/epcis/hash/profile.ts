/**
 * The event hash of the Core Business Vocabulary (CBV 2.0 § 8.9) is not one function: its reference implementation changed what
 * `?ver=CBV2.0` means, and added CBV2.1. So a hash is kept with the name of its profile, and never as the only commitment.
 *
 * - `CBV2.0`: the reference implementation as of October 2025. Numbers pass through a double; business transactions, sources,
 *   destinations and certification trail behind; extensions stand inside the element they extend.
 * - `CBV2.0-2026`: as of 2026. Decimals keep their digits; standard fields in the standard's order; no `sensorElementList`
 *   wrapper; extensions of standard fields follow behind the instance/lot master data, under the names of what they extend.
 * - `CBV2.1`: as the former, with the wrapper, and extensions inside.
 */
export const hashProfiles = {
  'CBV2.0': {
    version: 'CBV2.0',
    numbers: 'double',
    gs1: 'https://gs1.org/voc/',
    listsInOrder: false,
    certification: true,
    sensorList: true,
    extensionsInside: true,
  },
  'CBV2.0-2026': {
    version: 'CBV2.0',
    numbers: 'decimal',
    gs1: 'https://ref.gs1.org/voc/',
    listsInOrder: true,
    certification: false,
    sensorList: false,
    extensionsInside: false,
  },
  'CBV2.1': {
    version: 'CBV2.1',
    numbers: 'decimal',
    gs1: 'https://ref.gs1.org/voc/',
    listsInOrder: true,
    certification: false,
    sensorList: true,
    extensionsInside: true,
  },
} as const satisfies Record<string, HashProfile>;

export interface HashProfile {
  /** What stands behind `?ver=`. */
  readonly version: 'CBV2.0' | 'CBV2.1';
  readonly numbers: 'double' | 'decimal';
  /** The namespace of GS1's web vocabulary. */
  readonly gs1: string;
  /** Do transaction, source and destination lists stand at their place, or behind with what the order does not name? */
  readonly listsInOrder: boolean;
  readonly certification: boolean;
  readonly sensorList: boolean;
  readonly extensionsInside: boolean;
}

export type HashProfileName = keyof typeof hashProfiles;
