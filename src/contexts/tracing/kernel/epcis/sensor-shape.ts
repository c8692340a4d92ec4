import {
  boolean,
  type Check,
  type Form,
  hexBinary,
  list,
  number,
  record,
  text,
  time,
  uri,
  wordOf,
} from './shape.ts';
import { CBV_NAMES, components, GS1_WEB_VOC, measurementTypes, sensorAlertTypes } from './vocabularies.ts';

/** What a sensor says of itself: beside all reports of an element, or at each report (EPCIS § 7.3.7). */
const ofDevice = {
  time,
  deviceID: uri,
  deviceMetadata: uri,
  rawData: uri,
  dataProcessingMethod: uri,
  bizRules: uri,
} as const;

const sensorMetadata = record({
  optional: { ...ofDevice, startTime: time, endTime: time },
  others: 'extensions',
});

const type = { type: wordOf(measurementTypes, GS1_WEB_VOC) };
const reported = {
  ...ofDevice,
  exception: wordOf(sensorAlertTypes, GS1_WEB_VOC),
  microorganism: uri,
  chemicalSubstance: uri,
  coordinateReferenceSystem: uri,
  value: number,
  component: wordOf(components, CBV_NAMES),
  stringValue: text,
  booleanValue: boolean,
  hexBinaryValue: hexBinary,
  uriValue: uri,
  minValue: number,
  maxValue: number,
  meanValue: number,
  sDev: number,
  percRank: number,
  percValue: number,
  uom: text,
} as const;

/** One sensor element: at least one report (conformance requirement M121), with or without metadata (EPCIS § 7.3.7). */
function sensorElementOf(sensorReport: Check): Check {
  return record({
    required: { sensorReport: list(sensorReport, { atLeast: 1 }) },
    optional: { sensorMetadata },
    others: 'extensions',
  });
}

/** The XML schema lets a report go without a type, as one that tells of an alarm does; the JSON Schema does not. */
export const sensorElement: Readonly<Record<Form, Check>> = {
  json: sensorElementOf(record({ required: type, optional: reported, others: 'extensions' })),
  xml: sensorElementOf(record({ optional: { ...type, ...reported }, others: 'extensions' })),
};
