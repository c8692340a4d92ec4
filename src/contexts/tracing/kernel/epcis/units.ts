/**
 * Units of measure by UN/ECE Recommendation 20 common code, as GS1 names them for each measurement type of a sensor
 * (CBV 2.0 § 7.6): [what one of it is in the type's first unit, what to add]. `KEL` is 1 K, `CEL` is 1 K from 273.15 K.
 */
type Unit = readonly [factor: number, offset?: number];

const length = {
  MTR: [1],
  CMT: [0.01],
  MMT: [0.001],
  KMT: [1000],
  INH: [0.0254],
  FOT: [0.3048],
  YRD: [0.9144],
  SMI: [1609.344],
  NMI: [1852],
} as const;
const share = { C62: [1], P1: [0.01], '59': [1e-6], '61': [1e-9] } as const;
const massInVolume = { KMQ: [1], A93: [0.001], GL: [1], M1: [0.001], '23': [1000] } as const;

const units: Readonly<Record<string, Readonly<Record<string, Unit>>>> = {
  AbsoluteHumidity: massInVolume,
  Acceleration: { MSK: [1], A76: [0.01] },
  Altitude: length,
  AmountOfSubstance: { C34: [1], C18: [0.001], B45: [1000] },
  AmountOfSubstancePerUnitVolume: { C36: [1], C35: [1000] },
  Angle: { C81: [1], DD: [Math.PI / 180] },
  Area: {
    MTK: [1],
    CMK: [1e-4],
    MMK: [1e-6],
    KMK: [1e6],
    HAR: [1e4],
    ARE: [100],
    FTK: [0.09290304],
    ACR: [4046.8564224],
  },
  Density: massInVolume,
  DoseEquivalent: { D13: [1], C28: [0.001] },
  DoseEquivalentRate: { P70: [1], P71: [0.001] },
  ElectricCurrent: { AMP: [1], '4K': [0.001], B22: [1000] },
  Energy: { JOU: [1], KJO: [1000], WHR: [3600], KWH: [3.6e6] },
  Force: { NEW: [1], B47: [1000] },
  Frequency: { HTZ: [1], KHZ: [1e3], MHZ: [1e6], A86: [1e9] },
  Illuminance: { LUX: [1], KLX: [1000] },
  Length: length,
  Mass: {
    KGM: [1],
    GRM: [0.001],
    MGM: [1e-6],
    TNE: [1000],
    DTN: [100],
    LBR: [0.45359237],
    ONZ: [0.028349523125],
  },
  MassConcentration: massInVolume,
  Power: { WTT: [1], KWT: [1e3], MAW: [1e6] },
  Pressure: { PAL: [1], KPA: [1e3], MPA: [1e6], A97: [100], BAR: [1e5], MBR: [100], ATM: [101325] },
  RelativeHumidity: share,
  Resistance: { OHM: [1], B49: [1e3], B75: [1e6] },
  Speed: { MTS: [1], KMH: [1 / 3.6], HM: [0.44704], '2M': [0.01], KNT: [1852 / 3600] },
  Temperature: { KEL: [1], CEL: [1, 273.15], FAH: [5 / 9, (459.67 * 5) / 9] },
  Time: { SEC: [1], MIN: [60], HUR: [3600], DAY: [86400], WEE: [604800], C26: [0.001] },
  Voltage: { VLT: [1], '2Z': [0.001], KVT: [1000] },
  Volume: {
    MTQ: [1],
    DMQ: [0.001],
    LTR: [0.001],
    CMQ: [1e-6],
    MLT: [1e-6],
    HLT: [0.1],
    FTQ: [0.028316846592],
    GLL: [0.003785411784],
  },
  VolumeFraction: share,
};

const typesOf = Map.groupBy(
  Object.entries(units).flatMap(([type, codes]) => Object.keys(codes).map((code) => [code, type] as const)),
  ([code]) => code,
);

/** May a value of this measurement type be given in this unit? Of types and units not in the table we do not judge. */
export function fitsType(type: string, code: string): boolean {
  const known = units[type];
  return !known || !typesOf.has(code) || Object.hasOwn(known, code);
}

/** A value with its unit brought to one unit for its kind, so that 4 °C and 277.15 K compare; null for a unit not known. */
export function inBaseUnit(value: number, code: string): { value: number; kind: string } | null {
  const type = typesOf.get(code)?.[0]?.[1];
  const unit = type && units[type]?.[code];
  if (!unit) return null;
  // Sums of decimals like 26 + 273.15 must meet the number another system wrote down.
  return { value: Number((value * unit[0] + (unit[1] ?? 0)).toPrecision(12)), kind: baseOf(type) };
}

/** One name for types that share their units: length and altitude compare. */
function baseOf(type: string): string {
  return Object.keys(units[type] ?? {})[0] ?? type;
}

/**
 * A value in every unit of its kind, with the measurement types that have it; the one it came in first. `difference`: of two values,
 * such as a spread, so that no zero moves.
 */
export function inEveryUnit(
  value: number,
  code: string,
  difference: boolean,
): { readonly value: number; readonly uom: string; readonly types: readonly string[] }[] {
  const given = { value, uom: code, types: [] };
  const types = (typesOf.get(code) ?? []).map(([, type]) => type);
  const others = types.flatMap((type) =>
    Object.entries(units[type] ?? {})
      .filter(([other]) => other !== code)
      .map(([other, unit]) => {
        const from: Unit = units[type]?.[code] ?? [1];
        const base = value * from[0] + (difference ? 0 : (from[1] ?? 0));
        const converted = (base - (difference ? 0 : (unit[1] ?? 0))) / unit[0];
        return { value: Number(converted.toPrecision(12)), uom: other, types: [type] };
      }),
  );
  return [given, ...others];
}
