import { byCodePoint } from './by-code-point.ts';
import { canonicalTime, canonicalValue } from './canonical-value.ts';
import type { Node } from './node.ts';
import type { HashProfile } from './profile.ts';
import { type Ordered, propertyOrder } from './property-order.ts';

/** What the order has not used up: nodes with only the children that are left. */
interface Told {
  readonly text: string;
  readonly left: readonly Node[];
}

/**
 * The text that is hashed: `eventType=…`, the standard's fields in their order, then what is left, sorted. Values are joined
 * without anything between. `ignored` names fields that do not count (`{namespace}local` for extensions).
 */
export function prehash(
  type: string,
  event: readonly Node[],
  ignored: ReadonlySet<string>,
  profile: HashProfile,
): string {
  const counted = event.filter((node) => !ignored.has(node.name));
  const { text, left } = inOrder(counted, propertyOrder(profile), profile, 'event');
  return `eventType=${type}${text}${profile.extensionsInside ? sorted(left, profile) : trailing(left, profile)}`;
}

const NOTHING: readonly Node[] = [];

function inOrder(
  nodes: readonly Node[],
  order: readonly Ordered[],
  profile: HashProfile,
  at: 'event' | 'field',
): Told {
  const inside = at === 'field' && profile.extensionsInside ? extensionsInside(nodes) : NOTHING;
  const places = placesIn(order);
  const texts = new Array<string | string[] | undefined>(order.length);
  const left: (readonly [place: number, nodes: readonly Node[]])[] = [];
  const rest: Node[] = [];
  for (const node of nodes) {
    if (inside.length > 0 && inside.includes(node)) continue;
    const place = places.get(node.name);
    if (place === undefined) {
      rest.push(node);
      continue;
    }
    const told = oneInOrder(node, order[place]?.[1], profile);
    const before = texts[place];
    if (before === undefined) texts[place] = told.text;
    else texts[place] = typeof before === 'string' ? [before, told.text] : [...before, told.text];
    if (told.left.length > 0) left.push([place, told.left]);
  }
  return {
    text: textOf(texts) + sorted(inside, profile),
    left:
      left.length === 0
        ? grouped(rest)
        : [...left.sort(([a], [b]) => a - b).flatMap(([, each]) => each), ...grouped(rest)],
  };
}

/** Field after field; within one, sorted. */
function textOf(texts: readonly (string | readonly string[] | undefined)[]): string {
  let text = '';
  for (const each of texts) {
    if (typeof each === 'string') text += each;
    else if (each) text += ordered(each).join('');
  }
  return text;
}

const known = new WeakMap<readonly Ordered[], ReadonlyMap<string, number>>();

/** Where each name stands in an order. */
function placesIn(order: readonly Ordered[]): ReadonlyMap<string, number> {
  const found = known.get(order);
  if (found) return found;
  const places = new Map(order.map(([name], place) => [name, place]));
  known.set(order, places);
  return places;
}

/** Those of one name together, in the order each name first came. */
function grouped(nodes: readonly Node[]): readonly Node[] {
  if (nodes.length < 2) return nodes;
  return [...Map.groupBy(nodes, ({ name }) => name).values()].flat();
}

function oneInOrder(node: Node, children: Ordered[1], profile: HashProfile): Told {
  if (node.children.length === 0) {
    const value = valueIn(node, profile);
    return { text: value && node.name + value, left: NOTHING };
  }
  const inner =
    children === undefined
      ? { text: '', left: node.children }
      : children === 'sorted'
        ? { text: sorted(node.children, profile), left: [] }
        : inOrder(node.children, children, profile, 'field');
  const value = valueIn(node, profile);
  const name = node.name === 'sensorElementList' && !profile.sensorList ? '' : node.name;
  const text = value || inner.text ? `${name}${value}${inner.text}` : '';
  return { text, left: inner.left.length > 0 ? [{ ...node, children: inner.left }] : [] };
}

function valueIn({ name, text }: Node, profile: HashProfile): string {
  if (text.trim() === '') return '';
  return `=${isTime(name) ? canonicalTime(text) : canonicalValue(text, profile)}`;
}

function isTime(name: string): boolean {
  return /time/i.test(name) && !/offset/i.test(name);
}

/**
 * Extensions that stand behind the fields of the element they extend. The reference implementation leaves out an element that
 * has nothing else, and namespaces that do not end in a slash: those trail behind the event.
 */
function extensionsInside(nodes: readonly Node[]): readonly Node[] {
  return nodes.length > 1
    ? nodes.filter(({ name }) => name.startsWith('{') && /^\{.*\/\}/.test(name))
    : NOTHING;
}

/** What the order does not name, by name and value, whatever order it came in. */
function sorted(nodes: readonly Node[], profile: HashProfile): string {
  return ordered(nodes.map((node) => anyNode(node, profile))).join('');
}

function anyNode(node: Node, profile: HashProfile): string {
  const value = node.text.trim() === '' ? '' : `=${canonicalValue(node.text, profile)}`;
  const children = node.children.map((child) => anyNode(child, profile));
  return `${node.name}${value}${(node.inOrder ? children : ordered(children)).join('')}`;
}

/** Instance/lot master data, then extensions of standard fields under those fields' names, then the event's own. */
function trailing(left: readonly Node[], profile: HashProfile): string {
  const order = propertyOrder(profile);
  const isField = ({ name }: Node) => order.some(([field]) => field === name);
  const ofFields = order.flatMap(([field, children]) =>
    left
      .filter(({ name }) => name === field)
      .map((node) => underName(node, typeof children === 'object' ? children : [], profile)),
  );
  const ilmd = left.filter(({ name }) => name === 'ilmd');
  const own = left.filter((node) => !isField(node) && node.name !== 'ilmd');
  return sorted(ilmd, profile) + ofFields.join('') + sorted(own, profile);
}

function underName(node: Node, order: readonly Ordered[], profile: HashProfile): string {
  const fields = order.flatMap(([field, children]) =>
    ordered(
      node.children
        .filter(({ name }) => name === field)
        .map((child) => underName(child, typeof children === 'object' ? children : [], profile)),
    ),
  );
  const own = node.children.filter(({ name }) => !order.some(([field]) => field === name));
  const name = node.name === 'sensorElementList' && !profile.sensorList ? '' : node.name;
  return name + fields.join('') + sorted(own, profile);
}

/** By Unicode code point, as UTF-8 bytes sort; empty texts are nothing. */
function ordered(texts: readonly string[]): readonly string[] {
  if (texts.length === 0) return texts;
  const told = texts.filter((text) => text !== '');
  return told.length > 1 ? told.sort(byCodePoint) : told;
}
