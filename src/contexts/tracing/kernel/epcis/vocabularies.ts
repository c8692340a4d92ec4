/**
 * The standard's word lists (Core Business Vocabulary 2.0 § 7; GS1 Web Vocabulary for sensors). In JSON-LD a word stands bare
 * (`receiving`), in XML as a URN (`urn:epcglobal:cbv:bizstep:receiving`), in linked data as a URI.
 */
export interface Vocabulary {
  /** What precedes the word in its full URI. */
  readonly uri: string;
  /** What precedes it in the older URN, where there is one. */
  readonly urn?: string;
  readonly words: ReadonlySet<string>;
}

const CBV = 'https://ref.gs1.org/cbv/';
const words = (text: string) => new Set(text.trim().split(/\s+/));

export const bizSteps: Vocabulary = {
  uri: `${CBV}BizStep-`,
  urn: 'urn:epcglobal:cbv:bizstep:',
  words:
    words(`accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting
    decommissioning departing destroying disassembling dispensing encoding entering_exiting holding inspecting installing
    killing loading other packing picking receiving removing repackaging repairing replacing reserving retail_selling
    sampling sensor_reporting shipping staging_outbound stock_taking stocking storing transporting unloading unpacking
    void_shipping`),
};

export const dispositions: Vocabulary = {
  uri: `${CBV}Disp-`,
  urn: 'urn:epcglobal:cbv:disp:',
  words:
    words(`active available completeness_inferred completeness_verified conformant container_closed container_open
    damaged destroyed dispensed disposed encoded expired in_progress in_transit inactive mismatch_class mismatch_instance
    mismatch_quantity needs_replacement no_pedigree_match non_conformant non_sellable_other partially_dispensed recalled
    reserved retail_sold returned sellable_accessible sellable_not_accessible stolen unavailable unknown`),
};

export const bizTransactionTypes: Vocabulary = {
  uri: `${CBV}BTT-`,
  urn: 'urn:epcglobal:cbv:btt:',
  words: words('bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt'),
};

export const sourceDestTypes: Vocabulary = {
  uri: `${CBV}SDT-`,
  urn: 'urn:epcglobal:cbv:sdt:',
  words: words('location owning_party possessing_party'),
};

export const errorReasons: Vocabulary = {
  uri: `${CBV}ER-`,
  urn: 'urn:epcglobal:cbv:er:',
  words: words('did_not_occur incorrect_data'),
};

export const components: Vocabulary = {
  uri: `${CBV}Comp-`,
  words:
    words(`altitude axial_distance azimuth easting elevation_angle height latitude longitude northing polar_angle
    spherical_radius x y z`),
};

export const measurementTypes: Vocabulary = {
  uri: 'https://gs1.org/voc/',
  words: words(`AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Altitude AmountOfSubstance
    AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity Area Capacitance Conductance
    Conductivity Count Density Dimensionless DoseEquivalent DoseEquivalentRate DynamicViscosity ElectricCharge
    ElectricCurrent ElectricCurrentDensity ElectricFieldStrength Energy Exposure Force Frequency Illuminance Inductance
    Irradiance KinematicViscosity Length LinearMomentum Luminance LuminousFlux LuminousIntensity MagneticFlux
    MagneticFluxDensity MagneticVectorPotential Mass MassConcentration MassFlowRate MassPerAreaTime MemoryCapacity
    MolalityOfSolute MolarEnergy MolarMass MolarVolume Power Pressure RadiantFlux RadiantIntensity Radioactivity
    RelativeHumidity Resistance Resistivity SolidAngle SpecificVolume Speed SurfaceDensity SurfaceTension Temperature Time
    Torque Voltage Volume VolumeFlowRate VolumeFraction VolumetricFlux Wavenumber`),
};

export const sensorAlertTypes: Vocabulary = {
  uri: 'https://gs1.org/voc/',
  words: words('ALARM_CONDITION ERROR_CONDITION'),
};

/** The event types of the standard (EPCIS 2.0 § 7.4). */
export const eventTypes = [
  'ObjectEvent',
  'AggregationEvent',
  'TransactionEvent',
  'TransformationEvent',
  'AssociationEvent',
] as const;
export type EventType = (typeof eventTypes)[number];

/** GS1's own names in URI form, which the JSON Schema wants bare. */
export const CBV_NAMES = /^(urn:epcglobal:cbv|https?:\/\/ns\.gs1\.org\/cbv\/)/;
export const GS1_WEB_VOC = /^https?:\/\/(www\.)?gs1\.org\/voc\//;

const CURIES: readonly (readonly [string, string])[] = [
  ['cbv:', CBV],
  ['gs1:', 'https://gs1.org/voc/'],
];

/** A word of this list as JSON-LD writes it, whichever of its forms it came in; anything else as it is. */
export function bareWord(vocabulary: Vocabulary, value: string): string {
  const curie = CURIES.find(([prefix]) => value.startsWith(prefix));
  const full = curie ? curie[1] + value.slice(curie[0].length) : value;
  for (const start of [vocabulary.uri, vocabulary.urn]) {
    if (start && full.startsWith(start) && vocabulary.words.has(full.slice(start.length))) {
      return full.slice(start.length);
    }
  }
  return value;
}
