import { type EventBody, listedThings } from './event-things.ts';
import { canonical } from './json/canonical.ts';
import type { BalanceEvent } from './mass-balance.ts';

/** An event's body with the key it goes by. */
export interface Keyed {
  readonly key: string;
  readonly body: EventBody;
}

/** A later record says that the event with this id never was so (EPCIS 2.0 § 7.4.1.4); it repeats the event and is none itself. */
export function declaresError({ errorDeclaration }: EventBody): boolean {
  return typeof errorDeclaration === 'object' && errorDeclaration !== null;
}

/** Whether a declaration says the same as its event; why and when it was declared is its own. */
export function repeats(declaration: EventBody, event: EventBody): boolean {
  return told(declaration) === told(event);
}

function told({ errorDeclaration: _, recordTime: __, ...rest }: EventBody): string {
  return canonical(rest);
}

/** The events that stand, as the balance reads them: without those declared wrong, and without the declarations. */
export function standingEvents(events: readonly Keyed[]): BalanceEvent[] {
  const struck = new Set(
    events.filter(({ body }) => declaresError(body)).map(({ body }) => String(body.eventID)),
  );
  return events
    .filter(({ body }) => !struck.has(String(body.eventID)))
    .map(({ key, body }) => ({
      key,
      type: words(body.type),
      action: words(body.action),
      bizStep: words(body.bizStep),
      transformation: typeof body.transformationID === 'string' ? body.transformationID : undefined,
      things: listedThings(body),
    }));
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
