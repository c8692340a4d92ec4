/** What the names in our events mean: the standard's, and our own. */
export const EVENT_CONTEXT: readonly unknown[] = [
  'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  { maidehao: 'urn:maidehao:' },
];

/**
 * Events as an EPCIS 2.0 document (ISO/IEC 19987:2024 § 10.1), JSON-LD: what other systems read.
 * `createdAt` is the moment of asking.
 */
export function epcisDocument(
  events: readonly Record<string, unknown>[],
  createdAt: Date,
): Record<string, unknown> {
  return {
    '@context': EVENT_CONTEXT,
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: createdAt.toISOString(),
    epcisBody: { eventList: events },
  };
}
