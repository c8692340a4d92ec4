import { isObject, type JsonObject } from './json-object.ts';
import { sensorElement } from './sensor-shape.ts';
import {
  all,
  alsoObject,
  type Check,
  type Form,
  list,
  number,
  oneOf,
  record,
  text,
  time,
  unitCode,
  uri,
  wordOf,
  zoneOffset,
} from './shape.ts';
import { isUri } from './uri.ts';
import {
  bizSteps,
  bizTransactionTypes,
  CBV_NAMES,
  dispositions,
  type EventType,
  errorReasons,
  sourceDestTypes,
} from './vocabularies.ts';

export const context: Check = (value, pointer, faults) => {
  if (typeof value === 'string') return uri(value, pointer, faults);
  if (Array.isArray(value)) {
    const part: Check = (each, at) => {
      if (typeof each === 'string') uri(each, at, faults);
      else record({ others: 'any' })(each, at, faults);
    };
    return list(part, { distinct: true })(value, pointer, faults);
  }
  record({ others: 'any' })(value, pointer, faults);
};

const disposition = wordOf(dispositions, CBV_NAMES);

const errorDeclaration = record({
  required: { declarationTime: time },
  optional: { reason: wordOf(errorReasons, CBV_NAMES), correctiveEventIDs: list(uri) },
  others: 'extensions',
});

const certificationInfo: Check = (value, pointer, faults) =>
  Array.isArray(value) ? list(uri)(value, pointer, faults) : uri(value, pointer, faults);

/** Fields of every event (EPCIS § 7.4.1). */
const common = {
  required: { type: text, eventTime: time, eventTimeZoneOffset: zoneOffset },
  optional: { '@context': context, recordTime: time, eventID: uri, certificationInfo, errorDeclaration },
} as const;

const quantityElement = record({
  required: { epcClass: uri },
  optional: { quantity: number, uom: unitCode },
  others: 'none',
});

const quantityList = list(quantityElement);
const distinctEpcs = list(uri, { distinct: true });
const action = oneOf('OBSERVE', 'ADD', 'DELETE');
const place = record({ required: { id: uri }, others: 'any' });

const bizTransaction = record({
  required: { bizTransaction: uri },
  optional: { type: wordOf(bizTransactionTypes, CBV_NAMES) },
  others: 'none',
});

function partyOf(name: 'source' | 'destination'): Check {
  return record({ required: { type: wordOf(sourceDestTypes, CBV_NAMES), [name]: uri }, others: 'none' });
}

/** Fields of business context, of every event type of the standard. */
const business = {
  bizStep: wordOf(bizSteps, CBV_NAMES),
  disposition,
  readPoint: place,
  bizLocation: place,
  bizTransactionList: list(bizTransaction),
  sourceList: list(partyOf('source')),
  destinationList: list(partyOf('destination')),
} as const;

const dispositionSet = list(disposition, { atLeast: 1, distinct: true });
const persistentDisposition = all(
  record({ optional: { set: dispositionSet, unset: dispositionSet }, others: 'none' }),
  alsoObject((value, pointer, faults) => {
    if (value.set === undefined && value.unset === undefined) faults.add(pointer, 'sets-nothing');
  }),
);

const ilmd = record({ others: 'extensions' });
const family = { parentID: uri, childEPCs: list(uri), childQuantityList: quantityList } as const;

const filled = (value: unknown) => Array.isArray(value) && value.length > 0;
const hasChildren = ({ childEPCs, childQuantityList, action: done }: JsonObject) =>
  filled(childEPCs) || filled(childQuantityList) || done === undefined || done === 'DELETE';

/** The five event types (EPCIS § 7.4.2–7.4.6). The XML schema lets each of them set dispositions that last, JSON only two. */
function shapesOf(form: Form): Readonly<Record<EventType, Check>> {
  const everywhere = {
    ...business,
    sensorElementList: list(sensorElement[form]),
    ...(form === 'xml' ? { persistentDisposition } : {}),
  };
  const eventOf = (
    required: Readonly<Record<string, Check>>,
    optional: Readonly<Record<string, Check>>,
    tellsWhat: (event: JsonObject) => boolean,
  ): Check =>
    all(
      record({
        required: { ...common.required, ...required },
        optional: { ...common.optional, ...everywhere, ...optional },
        others: 'extensions',
      }),
      alsoObject((event, pointer, faults) => {
        if (!tellsWhat(event)) faults.add(pointer, 'tells-nothing');
      }),
    );
  return {
    ObjectEvent: all(
      eventOf(
        { action },
        { epcList: distinctEpcs, quantityList, persistentDisposition, ilmd },
        ({ epcList, quantityList: quantities, sensorElementList, readPoint }) =>
          Array.isArray(epcList) ||
          filled(quantities) ||
          (filled(sensorElementList) && readPoint !== undefined),
      ),
      alsoObject(({ ilmd: data, action: done }, pointer, faults) => {
        if (data !== undefined && done !== undefined && done !== 'ADD')
          faults.add(`${pointer}/ilmd`, 'ilmd-without-add');
      }),
    ),
    AggregationEvent: eventOf({ action }, family, hasChildren),
    AssociationEvent: eventOf({ action, parentID: uri }, family, hasChildren),
    TransactionEvent: eventOf(
      { action, bizTransactionList: list(bizTransaction, { atLeast: 1 }) },
      { parentID: uri, epcList: list(uri), quantityList },
      ({ epcList, quantityList: quantities, action: done }) =>
        Array.isArray(epcList) || filled(quantities) || done === undefined || done === 'DELETE',
    ),
    TransformationEvent: eventOf(
      {},
      {
        inputEPCList: distinctEpcs,
        inputQuantityList: quantityList,
        outputEPCList: distinctEpcs,
        outputQuantityList: quantityList,
        transformationID: uri,
        persistentDisposition,
        ilmd,
      },
      (event) => {
        const goesIn = filled(event.inputEPCList) || filled(event.inputQuantityList);
        const comesOut = filled(event.outputEPCList) || filled(event.outputQuantityList);
        return event.transformationID === undefined ? goesIn && comesOut : goesIn || comesOut;
      },
    ),
  };
}

/** Somebody's own event type: named by a URI, free but for the fields of every event (EPCIS § 6.1). */
const extendedEvent = all(
  record({ ...common, others: 'any' }),
  alsoObject(({ type }, pointer, faults) => {
    if (typeof type === 'string' && !isUri(type))
      faults.add(`${pointer}/type`, 'not-an-event', { value: type });
  }),
);

function byType(shapes: Readonly<Record<EventType, Check>>): Check {
  return (event, pointer, faults) => {
    const type = isObject(event) ? event.type : undefined;
    const shape =
      typeof type === 'string' && Object.hasOwn(shapes, type) ? shapes[type as EventType] : extendedEvent;
    shape(event, pointer, faults);
  };
}

/** Checks an event by its type, against the standard's JSON Schema or, what came as XML, its XML schema. */
export const eventShape: Readonly<Record<Form, Check>> = {
  json: byType(shapesOf('json')),
  xml: byType(shapesOf('xml')),
};
