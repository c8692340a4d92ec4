import { applicationIdentifiers } from './application-identifier.ts';

/** Whether an AI is a key of a Digital Link. */
export function isKey(ai: string): boolean {
  return applicationIdentifiers.get(ai)?.qualifiers !== undefined;
}

/** Whether these qualifiers may follow the key in this order (GS1 Digital Link: URI syntax § 4.9). */
export function mayFollow(key: string, qualifiers: readonly string[]): boolean {
  return orders(key).some((order) => {
    const places = qualifiers.map((ai) => order.indexOf(ai));
    return places.every((place, step) => place > (places[step - 1] ?? -1));
  });
}

/** These AIs in the order in which they follow the key; undefined when no order has them all. */
export function inOrder(key: string, qualifiers: ReadonlySet<string>): readonly string[] | undefined {
  return orders(key)
    .map((order) => order.filter((ai) => qualifiers.has(ai)))
    .find((order) => order.length === qualifiers.size);
}

/** Whether an AI is a qualifier of the key at all. */
export function qualifies(key: string, ai: string): boolean {
  return orders(key).some((order) => order.includes(ai));
}

function orders(key: string): readonly (readonly string[])[] {
  return applicationIdentifiers.get(key)?.qualifiers ?? [];
}
