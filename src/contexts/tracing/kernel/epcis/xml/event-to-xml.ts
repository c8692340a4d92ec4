import { isObject, itemsOf, type JsonObject } from '../json-object.ts';
import {
  bareWord,
  bizSteps,
  bizTransactionTypes,
  components,
  dispositions,
  errorReasons,
  eventTypes,
  measurementTypes,
  sensorAlertTypes,
  sourceDestTypes,
  type Vocabulary,
} from '../vocabularies.ts';
import type { Namespaces } from './namespaces.ts';
import { NotWritable, type XmlOut } from './xml-writer.ts';

/** How the standard's words are written: as URNs, which every reader knows, or as URIs of the web. */
export type CbvForm = 'urn' | 'uri';

const HEAD = 'eventTime recordTime eventTimeZoneOffset eventID errorDeclaration certificationInfo';
const BUSINESS = 'bizStep disposition readPoint bizLocation';
const TAIL = 'sourceList destinationList sensorElementList persistentDisposition';

/** The order of elements in each event type (EPCglobal-epcis-2_0.xsd). */
const ORDERS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries({
    ObjectEvent: `epcList action ${BUSINESS} bizTransactionList quantityList ${TAIL} ilmd`,
    AggregationEvent: `parentID childEPCs action ${BUSINESS} bizTransactionList childQuantityList ${TAIL}`,
    TransactionEvent: `bizTransactionList parentID epcList action ${BUSINESS} quantityList ${TAIL}`,
    TransformationEvent: `inputEPCList inputQuantityList outputEPCList outputQuantityList transformationID ${BUSINESS} bizTransactionList ${TAIL} ilmd`,
    AssociationEvent: `parentID childEPCs childQuantityList action ${BUSINESS} bizTransactionList ${TAIL}`,
  }).map(([type, order]) => [type, `${HEAD} ${order}`.split(' ')]),
);

interface Around {
  readonly form: CbvForm;
  readonly namespaces: Namespaces;
}
type Write = (value: unknown, around: Around) => XmlOut['content'];

/** An event of EPCIS 2.0 JSON-LD as its XML element: the same event, read back by `eventFromXml`. */
export function eventToXml(event: JsonObject, around: Around): XmlOut {
  const { type, '@context': _, ...fields } = event;
  const standard = eventTypes.some((each) => each === type);
  const order = ORDERS[String(type)] ?? Object.keys(fields).filter((name) => Object.hasOwn(writers, name));
  const name = standard ? String(type) : around.namespaces.nameOf(String(type));
  const known = order.flatMap((field) => fieldElements(field, fields[field], around));
  const own = Object.entries(fields).filter(([field]) => !order.includes(field));
  return { name, content: [...known, ...ownElements(own, around)] };
}

function fieldElements(field: string, value: unknown, around: Around): XmlOut[] {
  if (value === undefined) return [];
  if (field === 'certificationInfo') return itemsOf(value).map((each) => leaf(field, each));
  const write = writers[field];
  return [write ? { name: field, content: write(value, around) } : leaf(field, value)];
}

const leaf = (name: string, value: unknown): XmlOut => ({ name, content: scalar(value) });

function scalar(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new NotWritable('a value of the standard is no text');
}

const word =
  (vocabulary: Vocabulary): Write =>
  (value, { form, namespaces }) =>
    wordIn(vocabulary, scalar(value), form, namespaces);

function wordIn(vocabulary: Vocabulary, value: string, form: CbvForm, namespaces: Namespaces): string {
  const bare = bareWord(vocabulary, value);
  if (!vocabulary.words.has(bare)) return namespaces.keepValue(value);
  return (form === 'urn' && vocabulary.urn ? vocabulary.urn : vocabulary.uri) + bare;
}

const listOf =
  (name: string): Write =>
  (value) =>
    itemsOf(value).map((each) => leaf(name, each));

const quantities: Write = (value) =>
  itemsOf(value)
    .filter(isObject)
    .map((element) => ({
      name: 'quantityElement',
      content: ['epcClass', 'quantity', 'uom'].flatMap((field) =>
        element[field] === undefined ? [] : [leaf(field, element[field])],
      ),
    }));

const typed =
  (name: string, vocabulary: Vocabulary): Write =>
  (value, { form, namespaces }) =>
    itemsOf(value)
      .filter(isObject)
      .map((entry) => ({
        name,
        ...(entry.type === undefined
          ? {}
          : { attributes: [['type', wordIn(vocabulary, scalar(entry.type), form, namespaces)] as const] }),
        content: scalar(entry[name]),
      }));

const place: Write = (value, around) => {
  const { id, ...own } = isObject(value) ? value : {};
  return [leaf('id', id), ...ownElements(Object.entries(own), around)];
};

const ownFields: Write = (value, around) => ownElements(Object.entries(isObject(value) ? value : {}), around);

const errorDeclaration: Write = (value, around) => {
  const { declarationTime, reason, correctiveEventIDs, ...own } = isObject(value) ? value : {};
  return [
    leaf('declarationTime', declarationTime),
    ...(reason === undefined ? [] : [{ name: 'reason', content: word(errorReasons)(reason, around) }]),
    ...(correctiveEventIDs === undefined
      ? []
      : [{ name: 'correctiveEventIDs', content: listOf('correctiveEventID')(correctiveEventIDs, around) }]),
    ...ownElements(Object.entries(own), around),
  ];
};

const persistentDisposition: Write = (value, around) => {
  const { set, unset } = isObject(value) ? value : {};
  const each = (name: string, words: unknown) =>
    itemsOf(words).map((one) => ({ name, content: word(dispositions)(one, around) }));
  return [...each('unset', unset), ...each('set', set)];
};

const REPORT_WORDS: Readonly<Record<string, readonly [Vocabulary, start: string]>> = {
  type: [measurementTypes, 'gs1:'],
  exception: [sensorAlertTypes, 'gs1:'],
  component: [components, 'cbv:Comp-'],
};

const sensorElements: Write = (value, around) =>
  itemsOf(value)
    .filter(isObject)
    .map(({ sensorMetadata, sensorReport, type: _, ...own }) => ({
      name: 'sensorElement',
      content: [
        ...(isObject(sensorMetadata) ? [attributed('sensorMetadata', sensorMetadata, around)] : []),
        ...itemsOf(sensorReport)
          .filter(isObject)
          .map((report) => attributed('sensorReport', report, around)),
        ...ownElements(Object.entries(own), around),
      ],
    }));

/** What sensors say stands in attributes, somebody's own fields too. */
function attributed(name: string, fields: JsonObject, { namespaces }: Around): XmlOut {
  const attributes = Object.entries(fields).map(([field, value]): readonly [string, string] => {
    const key = field.includes(':') ? namespaces.nameOf(field) : field;
    const words = REPORT_WORDS[field];
    if (!words) return [key, scalar(value)];
    const bare = bareWord(words[0], scalar(value));
    return [key, namespaces.keepValue(words[0].words.has(bare) ? words[1] + bare : scalar(value))];
  });
  return { name, attributes, content: [] };
}

const writers: Readonly<Record<string, Write>> = {
  bizStep: word(bizSteps),
  disposition: word(dispositions),
  epcList: listOf('epc'),
  childEPCs: listOf('epc'),
  inputEPCList: listOf('epc'),
  outputEPCList: listOf('epc'),
  quantityList: quantities,
  childQuantityList: quantities,
  inputQuantityList: quantities,
  outputQuantityList: quantities,
  bizTransactionList: typed('bizTransaction', bizTransactionTypes),
  sourceList: typed('source', sourceDestTypes),
  destinationList: typed('destination', sourceDestTypes),
  readPoint: place,
  bizLocation: place,
  ilmd: ownFields,
  errorDeclaration,
  persistentDisposition,
  sensorElementList: sensorElements,
};

/** Somebody's own fields: objects as elements in elements, lists as an element for each of theirs. */
function ownElements(entries: readonly (readonly [string, unknown])[], around: Around): XmlOut[] {
  return entries.flatMap(([property, value]) =>
    itemsOf(value).map((each) => ({
      name: around.namespaces.nameOf(property),
      content: ownContent(each, around),
    })),
  );
}

function ownContent(value: unknown, around: Around): XmlOut['content'] {
  if (value === null) return '';
  if (!isObject(value)) return scalar(value);
  const plain = value['#text'] ?? value['@value'];
  const fields = Object.entries(value).filter(([name]) => !/^[#@]/.test(name));
  return fields.length === 0 && plain !== undefined ? scalar(plain) : ownElements(fields, around);
}
