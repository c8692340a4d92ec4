import { isObject, type JsonObject } from './json-object.ts';

export interface EventList {
  readonly events: readonly unknown[];
  /** Where the event of this index stands in the document. */
  readonly pointer: (index: number) => string;
}

/** The events of a document of any kind: EPCISDocument, EPCISQueryDocument, or an event that stands alone. */
export function eventListOf(document: unknown): EventList {
  if (!isObject(document)) return { events: [], pointer: () => '' };
  const body = objectIn(document, 'epcisBody');
  if (document.type === 'EPCISDocument') return listAt(body, '/epcisBody/eventList');
  if (document.type === 'EPCISQueryDocument') {
    return listAt(
      objectIn(objectIn(body, 'queryResults'), 'resultsBody'),
      '/epcisBody/queryResults/resultsBody/eventList',
    );
  }
  return { events: [document], pointer: () => '' };
}

function listAt({ eventList }: JsonObject, pointer: string): EventList {
  return { events: Array.isArray(eventList) ? eventList : [], pointer: (index) => `${pointer}/${index}` };
}

function objectIn(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  return isObject(value) ? value : {};
}
