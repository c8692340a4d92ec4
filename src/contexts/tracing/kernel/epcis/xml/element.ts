/** An XML element read whole: names resolved, text joined, comments and processing instructions gone. */
export interface XmlElement {
  readonly local: string;
  /** Namespace URI; empty for none, as the standard's own elements have. */
  readonly uri: string;
  readonly prefix: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  readonly text: string;
  /** The namespace a prefix means here; used for names inside values (`type="gs1:Temperature"`). */
  readonly resolve: (prefix: string) => string | undefined;
}

export interface XmlAttribute {
  readonly local: string;
  readonly uri: string;
  readonly prefix: string;
  readonly value: string;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** `xsi:nil="true"`: the element says that there is no value. */
export function isNil({ attributes }: XmlElement): boolean {
  return attributes.some(({ uri, local, value }) => uri === XSI && local === 'nil' && value === 'true');
}

/** An element's attributes that carry data: no namespace declarations, no XML Schema hints. */
export function dataAttributes({ attributes }: XmlElement): readonly XmlAttribute[] {
  return attributes.filter(({ uri, prefix }) => uri !== XSI && prefix !== 'xmlns' && prefix !== 'xml');
}

/** An element's own children, with those that EPCIS 1.2 wraps in `extension` and `baseExtension` lifted out. */
export function flattened({ children }: XmlElement): readonly XmlElement[] {
  return children.flatMap((child) => (isWrapper(child) ? flattened(child) : [child]));
}

function isWrapper({ uri, local }: XmlElement): boolean {
  return uri === '' && (local === 'extension' || local === 'baseExtension');
}
