import { type JsonFault, strictJson } from '../json/strict-json.ts';
import { EventSlicer } from './event-slicer.ts';
import { type Fault, shown } from './fault.ts';
import { isObject } from './json-object.ts';
import type { DocumentRead, EpcisReader, OnEvent } from './reader.ts';

/**
 * Reads an EPCIS 2.0 document in JSON-LD piece by piece: each event as its text ends, the rest at the end. Every text is read
 * strictly (`strictJson`): duplicate keys, lone surrogates and numbers a double does not hold are faults, before any hashing.
 */
export class JsonReader implements EpcisReader {
  readonly form = 'json';
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #slicer: EventSlicer;
  #notUtf8 = false;

  constructor(onEvent: OnEvent) {
    this.#slicer = new EventSlicer((text, pointer, start) => {
      const read = strictJson(text);
      if (read.ok) onEvent({ ok: true, pointer, event: read.value });
      else
        onEvent({
          ok: false,
          pointer,
          faults: read.faults.map((fault) => told(fault, pointer, start + fault.at)),
        });
    });
  }

  write(bytes: Uint8Array): void {
    this.#decode(bytes, true);
  }

  end(): DocumentRead {
    this.#decode(new Uint8Array(), false);
    if (this.#notUtf8) return { ok: false, faults: [{ pointer: '', code: 'not-utf8', facts: {} }] };
    const read = strictJson(this.#slicer.end());
    if (!read.ok)
      return {
        ok: false,
        faults: read.faults.map((fault) => told(fault, '', this.#slicer.placeOf(fault.at))),
      };
    if (!isObject(read.value)) {
      return {
        ok: false,
        faults: [
          { pointer: '', code: 'wrong-type', facts: { expected: 'object', value: shown(read.value) } },
        ],
      };
    }
    return { ok: true, document: read.value, form: this.form };
  }

  #decode(bytes: Uint8Array, stream: boolean): void {
    if (this.#notUtf8) return;
    try {
      this.#slicer.write(this.#decoder.decode(bytes, { stream }));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      this.#notUtf8 = true;
    }
  }
}

function told({ code, pointer }: JsonFault, base: string, at: number): Fault {
  return { pointer: base + pointer, code: `json-${code}`, facts: { at } };
}
