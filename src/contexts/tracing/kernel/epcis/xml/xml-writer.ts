/** What XML cannot hold: a name that is none, or a sign that no XML 1.0 document may have. */
export class NotWritable extends Error {}

/** An element to be written: its name with its prefix, attributes, and text or children. */
export interface XmlOut {
  readonly name: string;
  readonly attributes?: readonly (readonly [name: string, value: string])[];
  readonly content: string | readonly XmlOut[];
}

const NAME = /^(?:[A-Za-z_][\w.-]*:)?[\p{L}_][\p{L}\p{N}_.\-·]*$/u;
/** Control characters but tab and line ends, halves of a pair, and two signs that are none (XML 1.0 § 2.2). */
const NO_XML = /[^\P{Cc}\t\n\r\u007f-\u009f]|\p{Cs}|[\ufffe\uffff]/u;

export function xmlText(element: XmlOut): string {
  const pieces: string[] = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  write(element, pieces);
  return pieces.join('');
}

function write({ name, attributes = [], content }: XmlOut, pieces: string[]): void {
  const known = attributes.map(([key, value]) => ` ${named(key)}="${escaped(value)}"`);
  pieces.push(`<${named(name)}${known.join('')}`);
  if (content.length === 0) {
    pieces.push('/>');
    return;
  }
  pieces.push('>');
  if (typeof content === 'string') pieces.push(escaped(content));
  else for (const child of content) write(child, pieces);
  pieces.push(`</${name}>`);
}

function named(name: string): string {
  if (!NAME.test(name)) throw new NotWritable(`${name} is no name in XML`);
  return name;
}

function escaped(text: string): string {
  if (NO_XML.test(text)) throw new NotWritable('a text holds a sign that XML cannot');
  return text.replace(/[&<>"\t\n\r]/g, (sign) => ESCAPES[sign] ?? `&#${sign.charCodeAt(0)};`);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
