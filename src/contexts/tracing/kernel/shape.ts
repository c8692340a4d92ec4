/**
 * What a JSON value from outside must be. Answers where it is not: the path to the part at fault (`lines.0.head`), empty for the value
 * itself; null when it is.
 */
export type Shape = (value: unknown) => string | null;

/** A value that passes a test. */
export function such(test: (value: unknown) => boolean): Shape {
  return (value) => (test(value) ? null : '');
}

/** A text that a pattern allows. */
export function text(pattern: RegExp): Shape {
  return such((value) => typeof value === 'string' && pattern.test(value));
}

/** A size, index or count. */
export const whole = such((value) => Number.isSafeInteger(value) && (value as number) >= 0);

export const anything = such((value) => value !== undefined);

export function orNull(shape: Shape): Shape {
  return (value) => (value === null ? null : shape(value));
}

export function list(shape: Shape, most: number, least = 0): Shape {
  return (value) =>
    Array.isArray(value) && value.length >= least && value.length <= most
      ? first(Object.entries(value), () => shape)
      : '';
}

/** An object with these members and, of the others, none but the optional. */
export function object(
  members: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): Shape {
  const all = { ...optional, ...members };
  return (value) => {
    if (!isObject(value)) return '';
    const missing = Object.keys(members).find((name) => !Object.hasOwn(value, name));
    return (
      missing ?? first(Object.entries(value), (name) => (Object.hasOwn(all, name) ? all[name] : undefined))
    );
  };
}

/** An object whose members are all alike. */
export function dictionary(shape: Shape, least = 0): Shape {
  return (value) => {
    const members = isObject(value) ? Object.entries(value) : [];
    return isObject(value) && members.length >= least ? first(members, () => shape) : '';
  };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first member that is not as it should be. */
function first(
  members: readonly (readonly [name: string, value: unknown])[],
  shapeOf: (name: string) => Shape | undefined,
): string | null {
  for (const [name, value] of members) {
    const fault = shapeOf(name)?.(value);
    if (fault !== null) return fault ? `${name}.${fault}` : name;
  }
  return null;
}
