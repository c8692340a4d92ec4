interface Said {
  readonly name: string;
  readonly kind: string;
  readonly places: number;
}

/** A project as a sponsor says it, tidied; undefined where something is missing or no number. */
export function projectSaid({ name: called, kind: mends, places }: Said): Said | undefined {
  const [name, kind] = [called.trim().slice(0, 120), mends.trim().slice(0, 40)];
  const right = name !== '' && kind !== '' && Number.isInteger(places) && places >= 1 && places <= 1_000;
  return right ? { name, kind, places } : undefined;
}
