import { Message, WIRE } from '../protobuf.ts';

/** The fields of a small message all at once, so that they can be asked for by their numbers: those of numbers, of bytes and of floats. */
export interface Field {
  readonly number: number;
  readonly value?: number;
  readonly bytes?: Uint8Array;
  readonly float?: number;
}

/** In their order. Throws `NoProtobuf`. */
export function fieldsOf(bytes: Uint8Array): Field[] {
  const fields: Field[] = [];
  for (const message = new Message(bytes); message.next(); ) {
    const number = message.field;
    if (message.wire === WIRE.varint) fields.push({ number, value: message.whole() });
    else if (message.wire === WIRE.bytes) fields.push({ number, bytes: message.bytes() });
    else if (message.wire === WIRE.fourBytes) fields.push({ number, float: message.float() });
    else message.skip();
  }
  return fields;
}

export function bytesOf(fields: readonly Field[], number: number): Uint8Array | undefined {
  return fields.findLast((field) => field.number === number && field.bytes)?.bytes;
}

/** Those of a field that may come again and again. */
export function eachOf(fields: readonly Field[], number: number): Uint8Array[] {
  return fields.flatMap((field) => (field.number === number && field.bytes ? [field.bytes] : []));
}

export function numberOf(fields: readonly Field[], number: number): number | null {
  return fields.findLast((field) => field.number === number && field.value !== undefined)?.value ?? null;
}

/** A float, which may be no number. */
export function decimalOf(fields: readonly Field[], number: number): number | null {
  return fields.findLast((field) => field.number === number && field.float !== undefined)?.float ?? null;
}

const utf8 = new TextDecoder();

/** A text as UTF-8; without zero bytes, which PostgreSQL keeps in no text. */
export function textOf(bytes: Uint8Array | undefined): string | null {
  return bytes ? utf8.decode(bytes).replaceAll('\0', '') : null;
}
