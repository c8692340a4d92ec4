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

const fields: ReadonlyMap<string, Read> = new Map(
  Object.entries<Read>({
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
  }),
);

/** The fields of an event as nodes, comments left out: those are not part of what happened. */
export function nodesOf(event: JsonObject, naming: Naming): readonly Node[] {
  const nodes: Node[] = [];
  for (const name of Object.keys(event)) {
    if (name === '@context' || name === 'type' || isComment(name)) continue;
    const value = event[name];
    const read = fields.get(name);
    if (read) nodes.push(branch(name, read(value, naming)));
    else if (name === 'bizStep') nodes.push(leaf(name, full(bizSteps, String(value))));
    else if (name === 'disposition') nodes.push(leaf(name, full(dispositions, String(value))));
    else addGeneric(nodes, name, value, naming);
  }
  return nodes;
}

function isComment(name: string): boolean {
  return name === 'comment' || name === 'rdfs:comment';
}

/** Any JSON value under a name: a list repeats the name, an object has children, `#text` beside them. */
function generic(name: string, value: unknown, naming: Naming): readonly Node[] {
  const nodes: Node[] = [];
  addGeneric(nodes, name, value, naming);
  return nodes;
}

/** The same, added to others: an event has dozens, and thousands of events are hashed in a second. */
function addGeneric(nodes: Node[], name: string, value: unknown, naming: Naming): void {
  if (Array.isArray(value)) {
    for (const item of value) addGeneric(nodes, name, item, naming);
    return;
  }
  const qualified = qualify(name, naming);
  if (!isObject(value)) {
    nodes.push(leaf(qualified, value === null ? '' : String(value)));
    return;
  }
  const children: Node[] = [];
  for (const child of Object.keys(value)) {
    if (child !== '#text' && !isComment(child)) addGeneric(children, child, value[child], naming);
  }
  nodes.push({ name: qualified, text: String(value['#text'] ?? ''), children });
}

/** The standard's own context names it with a colon behind, XML documents write it without: the hash follows XML. */
const DECLARED_BY_STANDARD: Readonly<Record<string, string>> = { cbvmda: 'urn:epcglobal:cbv:mda' };

function qualify(name: string, { prefixes, gs1 }: Naming): string {
  if (!name.includes(':')) return name;
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

const NONE: readonly Node[] = [];

function leaf(name: string, text: string): Node {
  return { name, text, children: NONE };
}

function branch(name: string, children: readonly Node[]): Node {
  return { name, text: '', children };
}
