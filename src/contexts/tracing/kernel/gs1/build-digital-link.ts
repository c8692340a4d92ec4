import { applicationIdentifiers } from './application-identifier.ts';
import { type Element, identifierOf, type Tolerance, valueFault } from './element.ts';
import { escaped } from './escaping.ts';
import { inOrder, isKey, qualifies } from './key-path.ts';
import { type Read, read, unread } from './syntax-fault.ts';

export const GS1_STEM = 'https://id.gs1.org';

/**
 * The Digital Link of these elements: the first key leads, its qualifiers follow it in their order, the rest is the query, elements
 * of predefined length first. An element said twice is said once. Places of faults count elements.
 */
export function buildDigitalLink(
  elements: readonly Element[],
  { stem = GS1_STEM, ...tolerance }: { readonly stem?: string } & Tolerance = {},
): Read<string> {
  const parts = arranged(elements, tolerance);
  if (!parts.ok) return parts;
  const { path, attributes } = parts.value;
  const query = attributes.map(({ ai, value }) => `${ai}=${escaped(value, 'query')}`).join('&');
  return read(`${stem.replace(/\/$/, '')}${pathText(path)}${query && `?${query}`}`);
}

/** Elements as a link's path. */
export function pathText(path: readonly Element[]): string {
  return path.map(({ ai, value }) => `/${ai}/${escaped(value, 'path')}`).join('');
}

/** Which of these elements make the path of a link, in order, and which its query. */
export function arranged(
  elements: readonly Element[],
  tolerance: Tolerance = {},
): Read<{ path: Element[]; attributes: Element[] }> {
  const byAi = new Map<string, Element>();
  for (const [place, element] of elements.entries()) {
    const identifier = identifierOf(element.ai, tolerance);
    if (!identifier) return unread('unknown-ai', place, element.ai);
    const fault = valueFault(identifier, element.value);
    if (fault) return { ok: false, fault: { ...fault, at: place } };
    const before = byAi.get(element.ai);
    if (before && before.value !== element.value) return unread('twice', place, element.ai);
    byAi.set(element.ai, element);
  }
  const key = [...byAi.keys()].find(isKey);
  if (key === undefined) return unread('no-key', 0);
  const qualifiers = new Set([...byAi.keys()].filter((ai) => qualifies(key, ai)));
  const order = inOrder(key, qualifiers);
  if (!order) return unread('order', 0, key);
  const inPath = [key, ...order];
  const rest = [...byAi.values()].filter(({ ai }) => !inPath.includes(ai));
  const stranger = rest.find(({ ai }) => !identifierOf(ai, tolerance)?.attribute);
  if (stranger) return unread('not-attribute', elements.indexOf(stranger), stranger.ai);
  const first = ({ ai }: Element) => applicationIdentifiers.get(ai)?.predefined ?? false;
  return read({
    path: inPath.flatMap((ai) => byAi.get(ai) ?? []),
    attributes: [...rest.filter(first), ...rest.filter((element) => !first(element))],
  });
}
