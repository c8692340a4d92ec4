import {
  bareWord,
  bizSteps,
  bizTransactionTypes,
  dispositions,
  errorReasons,
  measurementTypes,
  sourceDestTypes,
  type Vocabulary,
} from '../epcis/vocabularies.ts';
import type { Part } from '../event-things.ts';
import { canonicalLink } from '../gs1/canonical-link.ts';
import type { Parameter } from './asked.ts';
import type { Column, Condition, Range, Test } from './condition.ts';
import { thingsMeant } from './epc-pattern.ts';
import { amount } from './measured.ts';
import { quoted, SENSOR_METADATA, SENSOR_REPORTS } from './paths.ts';
import { formsOf } from './words-in.ts';

type Read = (parameter: Parameter) => Condition | null;

const EPCS: readonly Part[] = ['epc', 'child'];
const EVERYWHERE: readonly Part[] = ['epc', 'child', 'parent', 'input', 'output'];

const column =
  (name: Column, valuesOf: (values: readonly string[]) => readonly string[] = (values) => values): Read =>
  ({ texts }) => ({ is: 'column', column: name, values: valuesOf(texts) });

const moment =
  (name: 'eventTime' | 'recordTime', bound: keyof Range<string>): Read =>
  ({ time }) => ({ is: 'moment', column: name, range: { [bound]: time } });

const thing =
  (parts: readonly Part[], asClass: boolean): Read =>
  ({ texts }) => ({ is: 'thing', parts, asClass, ...thingsMeant(texts) });

const within =
  (name: 'readPoint' | 'bizLocation'): Read =>
  ({ texts }) => ({ is: 'within', column: name, values: placesMeant(texts) });

/** One of the values at these paths is one of those asked for. */
const among =
  (paths: readonly string[], vocabulary?: Vocabulary): Read =>
  ({ texts }) =>
    at(paths, { oneOf: vocabulary ? formsOf(vocabulary, texts) : texts });

const when =
  (paths: readonly string[], bound: keyof Range<string>): Read =>
  ({ time }) =>
    at(paths, { time: { [bound]: time } });

const there =
  (path: string): Read =>
  ({ isAsked }) =>
    isAsked ? at([path], { exists: true }) : null;

function at(paths: readonly string[], test: Test): Condition {
  return { is: 'value', any: paths.map((path) => ({ path, test })) };
}

/** Places are kept under one name each, whatever URN or domain they came under. */
function placesMeant(values: readonly string[]): string[] {
  return values.map((value) => canonicalLink(value) ?? value);
}

const inReports = (name: string) => [`${SENSOR_REPORTS}.${name}`];
/** What a sensor says of itself stands beside all reports or at each. */
const ofDevice = (name: string) => [`${SENSOR_METADATA}.${name}`, `${SENSOR_REPORTS}.${name}`];
const inMetadata = (name: string) => [`${SENSOR_METADATA}.${name}`];

const numbered =
  (bound: 'EQ' | 'GT' | 'GE' | 'LT' | 'LE'): Read =>
  ({ numbers }) =>
    amount(undefined, bound, numbers);

const bounds = { GE: 'atLeast', GT: 'above', LE: 'atMost', LT: 'below' } as const;
const ofRank =
  (bound: keyof typeof bounds): Read =>
  ({ number }) =>
    at(inReports('percRank'), { number: { [bounds[bound]]: number } });

/** Parameters whose whole name is fixed (EPCIS 2.0 § 8.2.7.1, and the standard's query schema). */
export const fixedParameters: Readonly<Record<string, Read>> = {
  eventType: column('type'),
  GE_eventTime: moment('eventTime', 'atLeast'),
  LT_eventTime: moment('eventTime', 'below'),
  GE_recordTime: moment('recordTime', 'atLeast'),
  LT_recordTime: moment('recordTime', 'below'),
  EQ_action: (parameter) => ({
    is: 'column',
    column: 'action',
    values: parameter.oneOf(['ADD', 'OBSERVE', 'DELETE']),
  }),
  EQ_bizStep: column('bizStep', (values) => formsOf(bizSteps, values)),
  EQ_disposition: column('disposition', (values) => formsOf(dispositions, values)),
  EQ_persistentDisposition_set: among(['$.persistentDisposition.set[*]'], dispositions),
  EQ_persistentDisposition_unset: among(['$.persistentDisposition.unset[*]'], dispositions),
  EQ_readPoint: column('readPoint', placesMeant),
  WD_readPoint: within('readPoint'),
  EQ_bizLocation: column('bizLocation', placesMeant),
  WD_bizLocation: within('bizLocation'),
  EQ_transformationID: column('transformationID'),
  MATCH_epc: thing(EPCS, false),
  MATCH_parentID: thing(['parent'], false),
  MATCH_inputEPC: thing(['input'], false),
  MATCH_outputEPC: thing(['output'], false),
  MATCH_anyEPC: thing(EVERYWHERE, false),
  MATCH_epcClass: thing(EPCS, true),
  MATCH_inputEPCClass: thing(['input'], true),
  MATCH_outputEPCClass: thing(['output'], true),
  MATCH_anyEPCClass: thing(['epc', 'child', 'input', 'output'], true),
  EQ_quantity: numbered('EQ'),
  GT_quantity: numbered('GT'),
  GE_quantity: numbered('GE'),
  LT_quantity: numbered('LT'),
  LE_quantity: numbered('LE'),
  EQ_eventID: ({ texts }) => ({ is: 'id', ids: texts }),
  EXISTS_errorDeclaration: there('$.errorDeclaration'),
  GE_errorDeclarationTime: when(['$.errorDeclaration.declarationTime'], 'atLeast'),
  LT_errorDeclarationTime: when(['$.errorDeclaration.declarationTime'], 'below'),
  // The query schema writes an underscore, the OpenAPI document and the text of the standard none.
  GE_errorDeclaration_Time: when(['$.errorDeclaration.declarationTime'], 'atLeast'),
  LT_errorDeclaration_Time: when(['$.errorDeclaration.declarationTime'], 'below'),
  EQ_errorReason: among(['$.errorDeclaration.reason'], errorReasons),
  EQ_correctiveEventID: among(['$.errorDeclaration.correctiveEventIDs[*]']),
  EXISTS_sensorElementList: there('$.sensorElementList[*]'),
  EXISTS_sensorElement: there('$.sensorElementList[*]'),
  GE_time: when(ofDevice('time'), 'atLeast'),
  LT_time: when(ofDevice('time'), 'below'),
  GE_startTime: when(inMetadata('startTime'), 'atLeast'),
  LT_startTime: when(inMetadata('startTime'), 'below'),
  GE_endTime: when(inMetadata('endTime'), 'atLeast'),
  LT_endTime: when(inMetadata('endTime'), 'below'),
  EQ_type: among(inReports('type'), measurementTypes),
  EQ_deviceID: among(ofDevice('deviceID')),
  EQ_deviceMetadata: among(ofDevice('deviceMetadata')),
  EQ_rawData: among(ofDevice('rawData')),
  EQ_dataProcessingMethod: among(ofDevice('dataProcessingMethod')),
  EQ_microorganism: among(inReports('microorganism')),
  EQ_chemicalSubstance: among(inReports('chemicalSubstance')),
  EQ_bizRules: among(ofDevice('bizRules')),
  EQ_stringValue: among(inReports('stringValue')),
  EQ_booleanValue: (parameter) =>
    at(inReports('booleanValue'), { oneOf: parameter.oneOf(['true', 'false']) }),
  EQ_hexBinaryValue: among(inReports('hexBinaryValue')),
  EQ_uriValue: among(inReports('uriValue')),
  GE_percRank: ofRank('GE'),
  GT_percRank: ofRank('GT'),
  LE_percRank: ofRank('LE'),
  LT_percRank: ofRank('LT'),
};

/** `EQ_bizTransaction_po` and its like: lists whose entries have a type. */
export function typedParameter(parameter: Parameter): Condition | undefined {
  const [, list, type = ''] = /^EQ_(bizTransaction|source|destination)_(.+)$/.exec(parameter.name) ?? [];
  if (!list) return undefined;
  const vocabulary = list === 'bizTransaction' ? bizTransactionTypes : sourceDestTypes;
  const types = formsOf(vocabulary, [bareWord(vocabulary, type)]);
  const wanted = types.map((each) => `@.type == ${quoted(each)}`).join(' || ');
  return at([`$.${list}List[*] ? (${wanted}).${list}`], { oneOf: parameter.texts });
}
