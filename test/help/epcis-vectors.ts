import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventListOf } from '../../src/contexts/tracing/kernel/epcis/event-list.ts';
import type { JsonObject } from '../../src/contexts/tracing/kernel/epcis/json-object.ts';
import { XmlReader } from '../../src/contexts/tracing/kernel/epcis/xml/xml-reader.ts';
import { sharedFolder } from './shared.ts';

export { eventListOf };

/** GS1's own EPCIS 2.0 examples, schemas and conformance requirements. */
export const gs1Epcis = sharedFolder('conformance/trace/gs1-epcis');
/** The event hash's reference implementation: documents with the hashes they must have. */
export const eventHashes = sharedFolder('conformance/trace/epcis-event-hash');

/** Every file of a folder and the folders in it that ends so, by its path in the folder; none where the folder is not there. */
export function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .sort();
}

export function jsonFile(...path: string[]): JsonObject {
  return JSON.parse(readFileSync(join(...path), 'utf8')) as JsonObject;
}

/** A whole document from JSON or XML, its events in its list. Throws what is no EPCIS. */
export function epcisFile(...path: string[]): JsonObject {
  const file = join(...path);
  if (!file.endsWith('.xml')) return jsonFile(file);
  return epcisXml(readFileSync(file));
}

export function epcisXml(bytes: Uint8Array): JsonObject {
  const events: JsonObject[] = [];
  const reader = new XmlReader((each) => events.push((each as { event: JsonObject }).event));
  reader.write(bytes);
  const read = reader.end();
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const list = eventListOf(read.document).events as JsonObject[];
  if (events.length > 0) list.push(...events);
  return read.document;
}

/** The lines of a `.hashes` file. */
export function hashFile(...path: string[]): string[] {
  return readFileSync(join(...path), 'utf8')
    .split(/\s+/)
    .filter(Boolean);
}
