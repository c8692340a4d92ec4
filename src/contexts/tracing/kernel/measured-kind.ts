/**
 * The declared conversions: how many of its kind's smallest part one of a unit is (UN/ECE Recommendation 20 codes), all exact by
 * definition: mass in nanograms (1 lb = 453.59237 g, 1959), volume in nanolitres. Nothing converts between kinds.
 */
const kinds: Readonly<Record<string, Readonly<Record<string, bigint>>>> = {
  mass: {
    MGM: 1_000_000n,
    GRM: 1_000_000_000n,
    KGM: 1_000_000_000_000n,
    DTN: 100_000_000_000_000n,
    TNE: 1_000_000_000_000_000n,
    LBR: 453_592_370_000n,
    ONZ: 28_349_523_125n,
  },
  volume: {
    MLT: 1_000_000n,
    CMQ: 1_000_000n,
    LTR: 1_000_000_000n,
    DMQ: 1_000_000_000n,
    HLT: 100_000_000_000n,
    MTQ: 1_000_000_000_000n,
  },
  count: { '': 1n, H87: 1n, EA: 1n, C62: 1n, DZN: 12n },
};

/** What a unit measures, and how much of that one of it is. A unit we do not know is compared only with itself; no unit counts pieces. */
export function measured(unit: string | null): { readonly kind: string; readonly size: bigint } {
  const code = unit ?? '';
  for (const [kind, units] of Object.entries(kinds)) {
    const size = Object.hasOwn(units, code) ? units[code] : undefined;
    if (size !== undefined) return { kind, size };
  }
  // No name of a unit is that of a kind.
  return { kind: `unit ${code}`, size: 1n };
}
