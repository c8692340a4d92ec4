import { flattened, type XmlElement } from './element.ts';
import { extensionValue } from './extension-from-xml.ts';
import type { Prefixes } from './prefixes.ts';

/** A `VocabularyList` of master data (EPCIS § 9.4, 10.2) in its JSON shape. */
export function vocabularyListFromXml(list: XmlElement, prefixes: Prefixes): Record<string, unknown>[] {
  return named(list, 'Vocabulary').map((vocabulary) => ({
    type: attributeOf(vocabulary, 'type'),
    vocabularyElementList: named(vocabulary, 'VocabularyElementList')
      .flatMap((elements) => named(elements, 'VocabularyElement'))
      .map((element) => vocabularyElement(element, prefixes)),
  }));
}

function vocabularyElement(element: XmlElement, prefixes: Prefixes): Record<string, unknown> {
  const attributes = named(element, 'attribute').map((attribute) => ({
    id: attributeOf(attribute, 'id'),
    attribute: contentOf(attribute, prefixes),
  }));
  const children = named(element, 'children').flatMap((list) => named(list, 'id').map(({ text }) => text));
  return {
    id: attributeOf(element, 'id'),
    ...(attributes.length > 0 ? { attributes } : {}),
    ...(children.length > 0 ? { children } : {}),
  };
}

function contentOf(attribute: XmlElement, prefixes: Prefixes): unknown {
  const { children, text } = attribute;
  return children.length === 0 ? text : extensionValue({ ...attribute, attributes: [] }, prefixes);
}

function named(element: XmlElement, name: string): readonly XmlElement[] {
  return flattened(element).filter(({ uri, local }) => uri === '' && local === name);
}

function attributeOf({ attributes }: XmlElement, name: string): string {
  return attributes.find(({ uri, local }) => uri === '' && local === name)?.value ?? '';
}
