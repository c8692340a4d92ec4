import { exactNumber } from '../exact-number.ts';
import {
  bareWord,
  bizSteps,
  bizTransactionTypes,
  components,
  dispositions,
  errorReasons,
  measurementTypes,
  sensorAlertTypes,
  sourceDestTypes,
  type Vocabulary,
} from '../vocabularies.ts';
import { dataAttributes, flattened, isNil, type XmlElement } from './element.ts';
import { extensionValue, gathered } from './extension-from-xml.ts';
import type { Prefixes } from './prefixes.ts';

type Read = (element: XmlElement, prefixes: Prefixes) => unknown;

/** How each of the standard's elements reads, where it is more than its text. */
const fields: Readonly<Record<string, Read>> = {
  bizStep: word(bizSteps),
  disposition: word(dispositions),
  reason: word(errorReasons),
  persistentDisposition: (element) => ({
    ...listed('set', element.children.filter(({ local }) => local === 'set').map(dispositionOf)),
    ...listed('unset', element.children.filter(({ local }) => local === 'unset').map(dispositionOf)),
  }),
  epcList: texts,
  childEPCs: texts,
  inputEPCList: texts,
  outputEPCList: texts,
  correctiveEventIDs: texts,
  quantityList: quantities,
  childQuantityList: quantities,
  inputQuantityList: quantities,
  outputQuantityList: quantities,
  bizTransactionList: typed('bizTransaction', bizTransactionTypes),
  sourceList: typed('source', sourceDestTypes),
  destinationList: typed('destination', sourceDestTypes),
  readPoint: object,
  bizLocation: object,
  errorDeclaration: object,
  ilmd: object,
  sensorElementList: (list, prefixes) => flattened(list).map((element) => sensorElement(element, prefixes)),
};

/**
 * One event element of EPCIS 1.2 or 2.0 XML as the JSON-LD event of EPCIS 2.0 (ISO/IEC 19987:2024 § 10.2 and 10.3 describe the
 * same model): standard words bare, numbers as numbers, times and URIs as written, extensions under their prefix. What the
 * standard does not know keeps its name, so that the check of the event's shape tells of it.
 */
export function eventFromXml(element: XmlElement, prefixes: Prefixes): Record<string, unknown> {
  const type = element.uri === '' ? element.local : prefixes.propertyOf(element);
  return { type, ...object(element, prefixes) };
}

function object(element: XmlElement, prefixes: Prefixes): Record<string, unknown> {
  return gathered([
    ...dataAttributes(element).map((attribute) => [prefixes.propertyOf(attribute), attribute.value] as const),
    ...flattened(element)
      .filter((child) => !isNil(child))
      .map((child) => [prefixes.propertyOf(child), fieldValue(child, prefixes)] as const),
  ]);
}

function fieldValue(child: XmlElement, prefixes: Prefixes): unknown {
  const read = child.uri === '' ? fields[child.local] : undefined;
  return read ? read(child, prefixes) : extensionValue(child, prefixes);
}

function sensorElement(element: XmlElement, prefixes: Prefixes): Record<string, unknown> {
  const children = flattened(element);
  const reports = children.filter(({ uri, local }) => uri === '' && local === 'sensorReport');
  const others = children.filter((child) => !reports.includes(child));
  return {
    ...gathered(others.map((child) => [prefixes.propertyOf(child), extensionValue(child, prefixes)])),
    ...listed(
      'sensorReport',
      reports.map((report) => sensorReport(report, prefixes)),
    ),
  };
}

const NUMBERS = new Set(['value', 'minValue', 'maxValue', 'meanValue', 'sDev', 'percRank', 'percValue']);
const REPORT_WORDS: Readonly<Record<string, Vocabulary>> = {
  type: measurementTypes,
  exception: sensorAlertTypes,
  component: components,
};

function sensorReport(report: XmlElement, prefixes: Prefixes): Record<string, unknown> {
  return gathered(
    dataAttributes(report).map((attribute) => {
      const { local, uri, value } = attribute;
      const vocabulary = REPORT_WORDS[local];
      if (uri !== '') return [prefixes.propertyOf(attribute), value];
      if (NUMBERS.has(local)) return [local, numberOf(value)];
      if (local === 'booleanValue') return [local, booleanOf(value)];
      if (vocabulary) return [local, prefixes.keepValue(bareWord(vocabulary, value.trim()), report.resolve)];
      return [local, value];
    }),
  );
}

function quantities(list: XmlElement): Record<string, unknown>[] {
  return list.children.map((element) =>
    gathered(
      element.children
        .filter((child) => !isNil(child))
        .map(({ local, text }) => [local, local === 'quantity' ? numberOf(text) : text]),
    ),
  );
}

function typed(name: string, vocabulary: Vocabulary): Read {
  return (list, prefixes) =>
    list.children.map((element) => {
      const type = element.attributes.find(({ uri, local }) => uri === '' && local === 'type')?.value;
      const word = type === undefined ? undefined : bareWord(vocabulary, type.trim());
      return {
        ...(word === undefined ? {} : { type: prefixes.keepValue(word, element.resolve) }),
        [name]: element.text,
      };
    });
}

function word(vocabulary: Vocabulary): Read {
  return ({ text, resolve }, prefixes) => prefixes.keepValue(bareWord(vocabulary, text), resolve);
}

function dispositionOf({ text }: XmlElement): string {
  return bareWord(dispositions, text);
}

function texts(list: XmlElement): string[] {
  return list.children.map(({ text }) => text);
}

/** A number when the text is one that JSON can carry exactly; else the text, which the check of the shape refuses. */
function numberOf(text: string): number | string {
  return exactNumber(text.trim()) ?? text;
}

function booleanOf(text: string): boolean | string {
  const trimmed = text.trim();
  if (trimmed === 'true' || trimmed === '1') return true;
  return trimmed === 'false' || trimmed === '0' ? false : text;
}

function listed(name: string, items: readonly unknown[]): Record<string, unknown> {
  return items.length === 0 ? {} : { [name]: items };
}
