import { dataAttributes, isNil, type XmlElement } from './element.ts';
import type { Prefixes } from './prefixes.ts';

/**
 * A user extension's value as JSON: its text, or an object of its attributes and children, repeated names as a list.
 * Types told by `xsi:type` are not followed: the text is what both XML and JSON hash, and it loses no digit.
 */
export function extensionValue(element: XmlElement, prefixes: Prefixes): unknown {
  const entries = [
    ...dataAttributes(element).map((attribute) => [prefixes.propertyOf(attribute), attribute.value] as const),
    ...element.children.map(
      (child) => [prefixes.propertyOf(child), extensionValue(child, prefixes)] as const,
    ),
  ];
  if (entries.length === 0) return isNil(element) ? null : element.text;
  if (element.text !== '') entries.push(['#text', element.text]);
  return gathered(entries);
}

/** Entries as an object; a name that comes more than once has the list of its values. */
export function gathered(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(
    [...Map.groupBy(entries, ([name]) => name)].map(([name, values]) => [
      name,
      values.length === 1 ? values[0]?.[1] : values.map(([, value]) => value),
    ]),
  );
}
