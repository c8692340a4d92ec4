import { EPCIS_CONTEXT } from '../context.ts';
import { eventTypes } from '../vocabularies.ts';
import { dataAttributes, flattened, type XmlElement } from './element.ts';
import { eventFromXml } from './event-from-xml.ts';
import { extensionValue, gathered } from './extension-from-xml.ts';
import { vocabularyListFromXml } from './master-data-from-xml.ts';
import type { Prefixes } from './prefixes.ts';

type Name = Pick<XmlElement, 'uri' | 'local'>;

/** The root elements of EPCIS 1.2 and 2.0 (`urn:epcglobal:epcis:xsd:1` and `:2`), and an event that stands alone. */
export function isEpcisRoot({ uri, local }: Name): boolean {
  if (local === 'EPCISDocument') return /^urn:epcglobal:epcis:xsd:[12]$/.test(uri);
  if (local === 'EPCISQueryDocument') return /^urn:epcglobal:epcis-query:xsd:[12]$/.test(uri);
  if (local === 'EPCISMasterDataDocument') return /^urn:epcglobal:epcis-masterdata:xsd:[12]$/.test(uri);
  return isEventName({ uri, local });
}

function isEventName({ uri, local }: Name): boolean {
  return (
    (uri === '' || /^urn:epcglobal:epcis:xsd:[12]$/.test(uri)) && eventTypes.some((type) => type === local)
  );
}

/** A document's XML, without its events, as the JSON-LD document around them. Call after the events, which name prefixes. */
export function documentFromXml(root: XmlElement, prefixes: Prefixes): Record<string, unknown> {
  const document = isEventName(root)
    ? eventFromXml({ ...root, uri: '' }, prefixes)
    : root.local === 'EPCISQueryDocument'
      ? queryDocument(root, prefixes)
      : captureDocument(root, prefixes);
  const own = prefixes.context();
  return { '@context': Object.keys(own).length > 0 ? [EPCIS_CONTEXT, own] : [EPCIS_CONTEXT], ...document };
}

function captureDocument(root: XmlElement, prefixes: Prefixes): Record<string, unknown> {
  const header = childOf(root, 'EPCISHeader');
  const masterData =
    header && flattened(header).find(({ uri, local }) => uri === '' && local === 'EPCISMasterData');
  const body = childOf(root, 'EPCISBody');
  const vocabularies = childOf(masterData ?? body, 'VocabularyList');
  return {
    type: 'EPCISDocument',
    ...outer(root, prefixes),
    ...(header ? businessHeader(header) : {}),
    ...(vocabularies
      ? {
          epcisHeader: { epcisMasterData: { vocabularyList: vocabularyListFromXml(vocabularies, prefixes) } },
        }
      : {}),
    epcisBody: { eventList: [] },
  };
}

function queryDocument(root: XmlElement, prefixes: Prefixes): Record<string, unknown> {
  const results = flattened(childOf(root, 'EPCISBody') ?? root).find(({ local }) => local === 'QueryResults');
  const told = (name: string) => {
    const text = childOf(results, name)?.text;
    return text ? { [name]: text } : {};
  };
  const resultsBody = childOf(results, 'resultsBody');
  const vocabularies = childOf(resultsBody, 'VocabularyList');
  return {
    type: 'EPCISQueryDocument',
    ...outer(root, prefixes),
    epcisBody: {
      queryResults: {
        ...told('queryName'),
        ...told('subscriptionID'),
        ...(results ? extensionsOf(results, prefixes) : {}),
        resultsBody: {
          eventList: [],
          ...(vocabularies ? { vocabularyList: vocabularyListFromXml(vocabularies, prefixes) } : {}),
        },
      },
    },
  };
}

/** What stands on the root: version (what is made of it is 2.0, whatever it was), creation, and its extensions. */
function outer(root: XmlElement, prefixes: Prefixes): Record<string, unknown> {
  const creationDate = dataAttributes(root).find(
    ({ uri, local }) => uri === '' && local === 'creationDate',
  )?.value;
  return { schemaVersion: '2.0', ...(creationDate ? { creationDate } : {}), ...extensionsOf(root, prefixes) };
}

function extensionsOf(element: XmlElement, prefixes: Prefixes): Record<string, unknown> {
  const foreign = ({ uri }: { readonly uri: string }) =>
    uri !== '' && !/^urn:epcglobal:epcis(-query)?:xsd:/.test(uri);
  return gathered([
    ...dataAttributes(element)
      .filter(foreign)
      .map((attribute) => [prefixes.propertyOf(attribute), attribute.value] as const),
    ...flattened(element)
      .filter(foreign)
      .map((child) => [prefixes.propertyOf(child), extensionValue(child, prefixes)] as const),
  ]);
}

/** Sender, receiver and instance of the UN/CEFACT Standard Business Document Header. */
function businessHeader(header: XmlElement): Record<string, string> {
  const sbdh = header.children.find(({ local }) => local === 'StandardBusinessDocumentHeader');
  const find = (...path: string[]) =>
    path.reduce<XmlElement | undefined>((at, name) => at?.children.find(({ local }) => local === name), sbdh)
      ?.text;
  const told = {
    sender: find('Sender', 'Identifier'),
    receiver: find('Receiver', 'Identifier'),
    instanceIdentifier: find('DocumentIdentification', 'InstanceIdentifier'),
  };
  return Object.fromEntries(
    Object.entries(told).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element && flattened(element).find(({ uri, local }) => uri === '' && local === name);
}
