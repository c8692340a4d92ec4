/** Thrown by a reader where a value is not of the shape asked for: `path` says where, as in `lines.0.head`. */
export class Unfit extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`not as it should be: ${path}`);
    this.path = path;
  }
}

/** Gives a JSON value from outside its type, or throws `Unfit`. */
export type Read<T> = (value: unknown, path?: string) => T;

/** A string of at most `most` UTF-16 units that `pattern` allows. */
export function text(pattern: RegExp, most = 1_000): Read<string> {
  return (value, path = '') => {
    if (typeof value === 'string' && value.length <= most && pattern.test(value)) return value;
    throw new Unfit(path);
  };
}

/** A size, index or count. */
export const whole: Read<number> = (value, path = '') => {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw new Unfit(path);
};

/** Any JSON value at all. */
export const anything: Read<unknown> = (value, path = '') => {
  if (value !== undefined) return value;
  throw new Unfit(path);
};

export function orNull<T>(read: Read<T>): Read<T | null> {
  return (value, path) => (value === null ? null : read(value, path));
}

export function optional<T>(read: Read<T>): Read<T | undefined> {
  return (value, path) => (value === undefined ? undefined : read(value, path));
}

export function list<T>(read: Read<T>, most: number): Read<readonly T[]> {
  return (value, path = '') => {
    if (!Array.isArray(value) || value.length > most) throw new Unfit(path);
    return value.map((each, index) => read(each, `${path}.${index}`));
  };
}

/** An object with these members and no other. */
export function record<T>(reads: { readonly [Name in keyof T]-?: Read<T[Name]> }): Read<T> {
  return (value, path = '') => {
    for (const [name] of members(value, path)) {
      if (!Object.hasOwn(reads, name)) throw new Unfit(join(path, name));
    }
    const given = value as Record<string, unknown>;
    const read = Object.entries(reads) as [string, Read<unknown>][];
    return Object.fromEntries(
      read.flatMap(([name, each]) => {
        const member = each(Object.hasOwn(given, name) ? given[name] : undefined, join(path, name));
        return member === undefined ? [] : [[name, member]];
      }),
    ) as T;
  };
}

/** An object whose members are all alike. */
export function dictionary<T>(read: Read<T>): Read<Readonly<Record<string, T>>> {
  return (value, path = '') =>
    Object.fromEntries(members(value, path).map(([name, each]) => [name, read(each, join(path, name))]));
}

function members(value: unknown, path: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unfit(path);
  return Object.entries(value);
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
