import type { Bytes } from './check-epcis.ts';
import { type EventHash, eventHash, ignoredIn } from './kernel/epcis/event-hash.ts';
import { eventListOf } from './kernel/epcis/event-list.ts';
import type { Fault } from './kernel/epcis/fault.ts';
import type { HashProfileName } from './kernel/epcis/hash/profile.ts';
import { isObject } from './kernel/epcis/json-object.ts';
import { AnyReader, type DocumentRead } from './kernel/epcis/reader.ts';

/** One event's hash, and where in the document the event stands. */
export interface Hashed extends EventHash {
  readonly pointer: string;
}

/**
 * The event hash of every event of a document of any length, as each is reached. `open` is called twice: what names the extensions
 * may stand behind the events. Answers the faults that kept it from being read; a document of the wrong shape is hashed all the same.
 */
export async function hashEpcis(
  open: () => Bytes,
  profile: HashProfileName,
  onHash: (hashed: Hashed) => void,
): Promise<readonly Fault[]> {
  const around = await readAll(open(), new AnyReader(() => undefined));
  if (!around.ok) return around.faults;
  const surroundings = { context: around.document['@context'], ignored: ignoredIn(around.document) };
  const faults: Fault[] = [];
  const hashOne = (event: unknown, pointer: string) => {
    if (isObject(event)) onHash({ pointer, ...eventHash(event, surroundings, profile) });
  };
  const reader = new AnyReader((read) => {
    if (read.ok) hashOne(read.event, read.pointer);
    else faults.push(...read.faults);
  });
  const again = await readAll(open(), reader);
  const { events, pointer } = eventListOf(again.ok ? again.document : undefined);
  for (const [index, event] of events.entries()) hashOne(event, pointer(index));
  return faults;
}

async function readAll(bytes: Bytes, reader: AnyReader): Promise<DocumentRead> {
  for await (const chunk of bytes) reader.write(chunk);
  return reader.end();
}
