import { isObject, itemsOf } from '../epcis/json-object.ts';
import { type CbvForm, eventToXml } from '../epcis/xml/event-to-xml.ts';
import { Namespaces } from '../epcis/xml/namespaces.ts';
import { xmlText } from '../epcis/xml/xml-writer.ts';
import type { EventBody } from '../event-things.ts';

/** A `resultsDocument` in the XML of EPCIS 2.0 (EPCglobal-epcis-query-2_0.xsd). Throws `NotWritable` for what XML cannot hold. */
export function resultsXml(document: Readonly<Record<string, unknown>>, form: CbvForm): string {
  const { queryResults } = document.epcisBody as { queryResults: Record<string, unknown> };
  const { queryName, subscriptionID, resultsBody } = queryResults;
  const events = itemsOf((resultsBody as { eventList?: unknown }).eventList).filter(isObject) as EventBody[];
  const shared = new Namespaces(document['@context']);
  const eventList = events.map((event) => {
    const own = event['@context'];
    if (own === undefined) return eventToXml(event, { form, namespaces: shared });
    const namespaces = new Namespaces(own);
    const element = eventToXml(event, { form, namespaces });
    return { ...element, attributes: namespaces.declarations() };
  });
  return xmlText({
    name: 'epcisq:EPCISQueryDocument',
    attributes: [
      ['xmlns:epcisq', 'urn:epcglobal:epcis-query:xsd:2'],
      ['schemaVersion', '2.0'],
      ['creationDate', String(document.creationDate)],
      ...shared.declarations(),
    ],
    content: [
      {
        name: 'EPCISBody',
        content: [
          {
            name: 'epcisq:QueryResults',
            content: [
              { name: 'queryName', content: String(queryName) },
              ...(subscriptionID === undefined
                ? []
                : [{ name: 'subscriptionID', content: String(subscriptionID) }]),
              { name: 'resultsBody', content: [{ name: 'EventList', content: eventList }] },
            ],
          },
        ],
      },
    ],
  });
}
