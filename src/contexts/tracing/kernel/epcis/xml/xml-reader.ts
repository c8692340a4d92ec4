import { SaxesParser, type SaxesTagNS } from 'saxes';
import { type Fault, Faults } from '../fault.ts';
import type { DocumentRead, EpcisReader, OnEvent } from '../reader.ts';
import { documentFromXml, isEpcisRoot } from './document-from-xml.ts';
import type { XmlElement } from './element.ts';
import { eventFromXml } from './event-from-xml.ts';
import { Prefixes } from './prefixes.ts';

/** Deeper than any extension has reason to be, and more attributes than any element. */
const DEEPEST = 64;
const MOST_ATTRIBUTES = 500;

/** An element while its children are still coming. */
interface Open extends Omit<XmlElement, 'children' | 'text'> {
  readonly children: XmlElement[];
  text: string;
}

/**
 * Reads an EPCIS 1.2 or 2.0 XML document piece by piece: gives each event on as its element ends and keeps none, so that a
 * file of any length needs the memory of its longest event. Refuses whatever declares something in a DOCTYPE (entity bombs,
 * external entities), any encoding but UTF-8, nesting beyond 64 levels and elements of more than 500 attributes. How long a document may be is the caller's limit.
 */
export class XmlReader implements EpcisReader {
  readonly form = 'xml';
  readonly prefixes = new Prefixes();
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #faults = new Faults();
  readonly #open: Open[] = [];
  #attributes = 0;
  #root: XmlElement | undefined;
  #events = 0;

  /** `onEvent` gets each event of the document's event list, as JSON-LD, in the order of the file. */
  constructor(onEvent: OnEvent) {
    this.#parser.on('error', ({ message }) => {
      const [, line = '0', column = '0', reason = message] = /^(\d+):(\d+): (.*)$/.exec(message) ?? [];
      this.#refuse('xml-malformed', { line: Number(line), column: Number(column), reason });
    });
    this.#parser.on('xmldecl', ({ encoding }) => {
      if (encoding && !/^(utf-?8|us-ascii)$/i.test(encoding)) this.#refuse('not-utf8');
    });
    this.#parser.on('doctype', (declaration) => {
      // A bare name declares nothing; writers put it out of habit.
      if (!/^\s*[\w:.-]+\s*$/.test(declaration)) this.#refuse('xml-doctype');
    });
    this.#parser.on('attribute', () => {
      this.#attributes += 1;
      if (this.#attributes > MOST_ATTRIBUTES)
        this.#refuse('xml-too-many-attributes', { limit: MOST_ATTRIBUTES });
    });
    this.#parser.on('opentag', (tag) => this.#opened(tag));
    this.#parser.on('text', (text) => this.#said(text));
    this.#parser.on('cdata', (text) => this.#said(text));
    this.#parser.on('closetag', () => this.#closed(onEvent));
  }

  write(bytes: Uint8Array): void {
    this.#decode(bytes, true);
  }

  /** The document around the events, its event list empty; or why this is none. */
  end(): DocumentRead {
    this.#decode(new Uint8Array(), false);
    if (!this.#refused) this.#untilRefused(() => this.#parser.close());
    const [fault] = this.#faults.list;
    if (fault || !this.#root) return { ok: false, faults: [fault ?? notEpcis('')] };
    return { ok: true, document: documentFromXml(this.#root, this.prefixes), form: this.form };
  }

  #decode(bytes: Uint8Array, stream: boolean): void {
    if (this.#refused) return;
    let text: string;
    try {
      text = this.#decoder.decode(bytes, { stream });
    } catch {
      this.#faults.add('', 'not-utf8');
      return;
    }
    this.#untilRefused(() => this.#parser.write(text));
  }

  #untilRefused(parse: () => void): void {
    try {
      parse();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }

  #opened(tag: SaxesTagNS): void {
    const holder = this.#open.at(-1);
    if (this.#open.length >= DEEPEST) this.#refuse('xml-too-deep', { limit: DEEPEST });
    if (!holder && !isEpcisRoot(tag)) this.#refuse('xml-not-epcis', { element: tag.name });
    this.#attributes = 0;
    const { ns } = tag;
    this.#open.push({
      local: tag.local,
      uri: tag.uri,
      prefix: tag.prefix,
      attributes: Object.values(tag.attributes).map(({ local, uri, prefix, value }) => ({
        local,
        uri,
        prefix,
        value,
      })),
      children: [],
      text: '',
      resolve: (prefix) => ns[prefix] ?? holder?.resolve(prefix),
    });
  }

  #said(text: string): void {
    const element = this.#open.at(-1);
    if (element) element.text += text;
  }

  #closed(onEvent: OnEvent): void {
    const element = this.#open.pop();
    if (!element) return;
    const done: XmlElement = { ...element, text: element.text.trim() };
    if (this.#inEventList() && !isWrapper(done)) {
      onEvent({
        ok: true,
        event: eventFromXml(done, this.prefixes),
        pointer: this.#pointerOf(this.#events++),
      });
    } else if (this.#open.length > 0) this.#open.at(-1)?.children.push(done);
    else this.#root = done;
  }

  /** Is what just ended an item of the event list, perhaps in the wrappers EPCIS 1.2 puts around newer event types? */
  #inEventList(): boolean {
    const holder = this.#open.findLast((element) => !isWrapper(element));
    return holder?.uri === '' && holder.local === 'EventList';
  }

  /** Where the event of this index stands in the JSON-LD document that is made. */
  #pointerOf(index: number): string {
    const list =
      this.#open[0]?.local === 'EPCISQueryDocument' ? 'queryResults/resultsBody/eventList' : 'eventList';
    return `/epcisBody/${list}/${index}`;
  }

  get #refused(): boolean {
    return this.#faults.count > 0;
  }

  /** Stops the parser where it stands: reading on, it would look up each name through every element still open. */
  #refuse(code: Fault['code'], facts: Fault['facts'] = {}): never {
    this.#faults.add('', code, facts);
    throw new Refused();
  }
}

/** Never leaves the reader. */
class Refused extends Error {}

function isWrapper({ uri, local }: Pick<XmlElement, 'uri' | 'local'>): boolean {
  return uri === '' && local === 'extension';
}

function notEpcis(element: string): Fault {
  return { pointer: '', code: 'xml-not-epcis', facts: { element } };
}
