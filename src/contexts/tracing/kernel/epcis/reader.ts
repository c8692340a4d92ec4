import type { Fault } from './fault.ts';
import type { JsonObject } from './json-object.ts';
import { JsonReader } from './json-reader.ts';
import type { Form } from './shape.ts';
import { XmlReader } from './xml/xml-reader.ts';

/** One event of a document's list as it was met: the event, or why its text is none. */
export type EventRead =
  | { readonly ok: true; readonly event: unknown; readonly pointer: string }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly pointer: string };

/** What is around the events: the document with its event list empty, or why the text is none. */
export type DocumentRead =
  | { readonly ok: true; readonly document: JsonObject; readonly form: Form }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export type OnEvent = (read: EventRead) => void;

/** Reads a document piece by piece and gives its events on one by one, so that none of it is kept but what is around them. */
export interface EpcisReader {
  readonly form: Form;
  write(bytes: Uint8Array): void;
  end(): DocumentRead;
}

/** A reader of EPCIS in JSON-LD or XML: the first sign of the document tells which it is. */
export class AnyReader implements EpcisReader {
  readonly #onEvent: OnEvent;
  #reader: EpcisReader | undefined;

  constructor(onEvent: OnEvent) {
    this.#onEvent = onEvent;
  }

  get form(): Form {
    return this.#reader?.form ?? 'json';
  }

  write(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#reader ??= looksLikeXml(bytes) ? new XmlReader(this.#onEvent) : new JsonReader(this.#onEvent);
    this.#reader.write(bytes);
  }

  end(): DocumentRead {
    return (this.#reader ?? new JsonReader(this.#onEvent)).end();
  }
}

/** Past a byte order mark and white space, does it begin with `<`? */
function looksLikeXml(bytes: Uint8Array): boolean {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return bytes.subarray(start).find((byte) => byte > 0x20) === 0x3c;
}
