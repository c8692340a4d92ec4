import { isObject, itemsOf, type JsonObject } from '../json-object.ts';
import {
  bizSteps,
  bizTransactionTypes,
  components,
  dispositions,
  measurementTypes,
  sensorAlertTypes,
  sourceDestTypes,
  type Vocabulary,
} from '../vocabularies.ts';

/** An event as the hash sees it: the shape its XML has. An extension's name is `{namespace}local`. */
export interface Node {
  readonly name: string;
  readonly text: string;
  readonly children: readonly Node[];
  /** Children that keep their order: the type before the value of a business transaction, source or destination. */
  readonly inOrder?: true;
}

/** Names of extensions by prefix; standard words by the namespace of GS1's web vocabulary in force. */
export interface Naming {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly gs1: string;
}

type Read = (value: unknown, naming: Naming) => readonly Node[];

const fields: Readonly<Record<string, Read>> = {
  epcList: listOf('epc'),
  childEPCs: listOf('epc'),
  inputEPCList: listOf('epc'),
  outputEPCList: listOf('epc'),
  quantityList: listOf('quantityElement'),
  childQuantityList: listOf('quantityElement'),
  inputQuantityList: listOf('quantityElement'),
  outputQuantityList: listOf('quantityElement'),
  bizTransactionList: typed('bizTransaction', bizTransactionTypes),
  sourceList: typed('source', sourceDestTypes),
  destinationList: typed('destination', sourceDestTypes),
  persistentDisposition: (value) =>
    isObject(value)
      ? ['set', 'unset'].flatMap((name) =>
          itemsOf(value[name]).map((word) => leaf(name, full(dispositions, String(word)))),
        )
      : [],
  sensorElementList: (value, naming) =>
    itemsOf(value).map((element) => branch('sensorElement', sensorElement(element, naming))),
};

/** The fields of an event as nodes, comments left out: those are not part of what happened. */
export function nodesOf(event: JsonObject, naming: Naming): readonly Node[] {
  return Object.entries(event)
    .filter(([name]) => name !== '@context' && name !== 'type' && !isComment(name))
    .flatMap(([name, value]) => {
      const read = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (read) return [branch(name, read(value, naming))];
      if (name === 'bizStep') return [leaf(name, full(bizSteps, String(value)))];
      if (name === 'disposition') return [leaf(name, full(dispositions, String(value)))];
      return generic(name, value, naming);
    });
}

function isComment(name: string): boolean {
  return name === 'comment' || name === 'rdfs:comment';
}

/** Any JSON value under a name: a list repeats the name, an object has children, `#text` beside them. */
function generic(name: string, value: unknown, naming: Naming): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap((item) => generic(name, item, naming));
  const qualified = qualify(name, naming);
  if (!isObject(value)) return [leaf(qualified, value === null ? '' : String(value))];
  const children = Object.entries(value)
    .filter(([child]) => child !== '#text' && !isComment(child))
    .flatMap(([child, inner]) => generic(child, inner, naming));
  return [{ name: qualified, text: String(value['#text'] ?? ''), children }];
}

/** The standard's own context names it with a colon behind, XML documents write it without: the hash follows XML. */
const DECLARED_BY_STANDARD: Readonly<Record<string, string>> = { cbvmda: 'urn:epcglobal:cbv:mda' };

function qualify(name: string, { prefixes, gs1 }: Naming): string {
  const [, prefix = '', local] = /^([^:]+):(.*)$/.exec(name) ?? [];
  const namespace = prefix === 'gs1' ? gs1 : (prefixes.get(prefix) ?? DECLARED_BY_STANDARD[prefix]);
  return local === undefined || namespace === undefined ? name : `{${namespace}}${decodeURIComponent(local)}`;
}

function listOf(item: string): Read {
  return (value, naming) => itemsOf(value).flatMap((each) => generic(item, each, naming));
}

function typed(name: string, vocabulary: Vocabulary): Read {
  return (value) =>
    itemsOf(value)
      .filter(isObject)
      .map((item) => ({
        name: '',
        text: '',
        children: [
          ...(item.type === undefined ? [] : [leaf('type', full(vocabulary, String(item.type)))]),
          leaf(name, String(item[name] ?? '')),
        ],
        inOrder: true,
      }));
}

function sensorElement(element: unknown, naming: Naming): readonly Node[] {
  if (!isObject(element)) return [];
  const { sensorReport, ...rest } = element;
  const words: Readonly<Record<string, Vocabulary>> = {
    type: { ...measurementTypes, uri: naming.gs1 },
    exception: { ...sensorAlertTypes, uri: naming.gs1 },
    component: components,
  };
  const reports = itemsOf(sensorReport)
    .filter(isObject)
    .map((report) =>
      branch(
        'sensorReport',
        Object.entries(report).flatMap(([name, value]) => {
          const vocabulary = Object.hasOwn(words, name) ? words[name] : undefined;
          return vocabulary ? [leaf(name, full(vocabulary, String(value)))] : generic(name, value, naming);
        }),
      ),
    );
  return [...Object.entries(rest).flatMap(([name, value]) => generic(name, value, naming)), ...reports];
}

/** A bare word of the standard as its URI; anything else as it is. */
function full({ uri, words }: Vocabulary, value: string): string {
  return words.has(value) ? uri + value : value;
}

function leaf(name: string, text: string): Node {
  return { name, text, children: [] };
}

function branch(name: string, children: readonly Node[]): Node {
  return { name, text: '', children };
}
