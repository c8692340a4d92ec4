import { context, eventShape } from './event-shape.ts';
import { isObject } from './json-object.ts';
import { type Check, type Form, list, oneOf, record, text, time, uri, version } from './shape.ts';

const attributeValue: Check = (value, pointer, faults) => {
  if (typeof value !== 'number' && typeof value !== 'string')
    record({ others: 'any' })(value, pointer, faults);
};

const vocabularyElement = record({
  required: { id: uri },
  optional: {
    attributes: list(
      record({ required: { id: uri }, optional: { attribute: attributeValue }, others: 'any' }),
    ),
    children: list(uri),
  },
  others: 'any',
});

/** Master data: vocabularies with their elements and attributes (EPCIS § 7.1.3, 9.2). */
const vocabularyList = list(
  record({
    required: { type: uri },
    optional: { vocabularyElementList: list(vocabularyElement) },
    others: 'any',
  }),
);

function documentOf(eventList: Check): Check {
  return record({
    required: {
      '@context': context,
      type: oneOf('EPCISDocument'),
      schemaVersion: version,
      creationDate: time,
      epcisBody: record({ required: { eventList }, others: 'any' }),
    },
    optional: {
      id: uri,
      instanceIdentifier: text,
      sender: text,
      receiver: text,
      epcisHeader: record({
        optional: { epcisMasterData: record({ optional: { vocabularyList }, others: 'any' }) },
        others: 'extensions',
      }),
    },
    others: 'extensions',
  });
}

function queryDocumentOf(eventList: Check): Check {
  const resultsBody = record({ required: { eventList }, optional: { vocabularyList }, others: 'extensions' });
  const queryResults = record({
    required: { queryName: text, resultsBody },
    optional: { subscriptionID: text },
    others: 'extensions',
  });
  return record({
    required: {
      '@context': context,
      type: oneOf('EPCISQueryDocument'),
      epcisBody: record({ required: { queryResults }, others: 'extensions' }),
    },
    optional: { id: uri, schemaVersion: version, creationDate: time },
    others: 'extensions',
  });
}

/** An event that stands alone brings its own context. */
function loneEvent(shape: Check): Check {
  return (value, pointer, faults) => {
    shape(value, pointer, faults);
    if (isObject(value) && !Object.hasOwn(value, '@context')) {
      faults.add(pointer, 'missing', { field: '@context' });
    }
  };
}

function shapeOf(event: Check): Check {
  const document = documentOf(list(event));
  const queryDocument = queryDocumentOf(list(event));
  const lone = loneEvent(event);
  return (value, pointer, faults) => {
    const type = isObject(value) ? value.type : undefined;
    const shape = type === 'EPCISDocument' ? document : type === 'EPCISQueryDocument' ? queryDocument : lone;
    shape(value, pointer, faults);
  };
}

/** A document: EPCISDocument, EPCISQueryDocument, or one event with its context. */
export const documentShape: Readonly<Record<Form, Check>> = {
  json: shapeOf(eventShape.json),
  xml: shapeOf(eventShape.xml),
};
