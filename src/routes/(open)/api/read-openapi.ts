import type { Door } from '#shared/door.ts';
import type { OpenApi } from '#shared/running.ts';

/** A value a request or an answer carries; nested ones have dotted names: `lines[].grams`. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

export interface Endpoint {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly door: Door;
  readonly parameters: readonly (Field & { readonly where: string })[];
  readonly body: readonly Field[];
  readonly answers: readonly {
    readonly status: string;
    readonly description: string;
    readonly fields: readonly Field[];
  }[];
  /** A request to try in a terminal. */
  readonly curl: string;
}

export interface Chapter {
  readonly tag: string;
  readonly endpoints: readonly Endpoint[];
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly example?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Content {
  readonly [type: string]: { readonly schema?: Schema };
}

interface Operation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly 'x-roles'?: Door;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<
    Record<string, { readonly description?: string; readonly content?: Content }>
  >;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const DEEPEST = 4;

/** Turns an OpenAPI document into chapters by tag, each endpoint told in plain fields and with a request to try. */
export function readOpenApi(document: OpenApi, origin: string): Chapter[] {
  const schemas = ((document.components ?? {}) as { schemas?: Record<string, Schema> }).schemas ?? {};
  const chapters = new Map<string, Endpoint[]>();
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = (operations as Partial<Record<string, Operation>>)[method];
      if (!operation) continue;
      const tag = operation.tags?.[0] ?? 'other';
      chapters.set(tag, [...(chapters.get(tag) ?? []), endpointOf(path, method, operation, schemas, origin)]);
    }
  }
  return [...chapters].map(([tag, endpoints]) => ({ tag, endpoints }));
}

function endpointOf(
  path: string,
  method: string,
  operation: Operation,
  schemas: Record<string, Schema>,
  origin: string,
): Endpoint {
  const parameters = (operation.parameters ?? []).map((parameter) => ({
    name: parameter.name,
    where: parameter.in,
    type: typeOf(parameter.schema ?? {}, schemas),
    required: parameter.required ?? false,
    description: parameter.description ?? parameter.schema?.description ?? '',
  }));
  const body = schemaOf(operation.requestBody?.content);
  const door = operation['x-roles'] ?? 'open';
  return {
    id: `${method}${path.replaceAll(/[^\w]+/g, '-')}`,
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    door,
    parameters,
    body: body ? fieldsOf(body, schemas) : [],
    answers: Object.entries(operation.responses ?? {}).map(([status, answer]) => {
      const schema = schemaOf(answer.content);
      return {
        status,
        description: answer.description ?? '',
        fields: schema ? fieldsOf(schema, schemas) : [],
      };
    }),
    curl: curlOf(origin + path, method, door, body ? exampleOf(body, schemas) : undefined),
  };
}

function schemaOf(content: Content | undefined): Schema | undefined {
  return Object.values(content ?? {})[0]?.schema;
}

function resolved(schema: Schema, schemas: Record<string, Schema>): Schema {
  const name = schema.$ref?.split('/').at(-1);
  const target = name === undefined ? schema : (schemas[name] ?? {});
  if (!target.allOf) return target;
  const parts = target.allOf.map((part) => resolved(part, schemas));
  return {
    ...target,
    properties: Object.assign({}, ...parts.map((part) => part.properties), target.properties),
    required: parts.flatMap((part) => part.required ?? []).concat(target.required ?? []),
  };
}

function fieldsOf(schema: Schema, schemas: Record<string, Schema>, prefix = '', depth = 0): Field[] {
  const whole = resolved(schema, schemas);
  if (whole.items) return fieldsOf(whole.items, schemas, `${prefix}[]`, depth);
  return Object.entries(whole.properties ?? {}).flatMap(([key, inner]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    const field = resolved(inner, schemas);
    const own: Field = {
      name,
      type: typeOf(inner, schemas),
      required: whole.required?.includes(key) ?? false,
      description: field.description ?? '',
    };
    return depth < DEEPEST ? [own, ...fieldsOf(field, schemas, name, depth + 1)] : [own];
  });
}

function typeOf(schema: Schema, schemas: Record<string, Schema>): string {
  const whole = resolved(schema, schemas);
  const choices = whole.anyOf ?? whole.oneOf;
  if (choices) return [...new Set(choices.map((choice) => typeOf(choice, schemas)))].join(' | ');
  if (whole.enum) return whole.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (whole.const !== undefined) return JSON.stringify(whole.const);
  if (whole.items) return `${typeOf(whole.items, schemas)}[]`;
  const type = Array.isArray(whole.type)
    ? whole.type.join(' | ')
    : (whole.type ?? (whole.properties ? 'object' : 'any'));
  return whole.format ? `${type} (${whole.format})` : String(type);
}

function exampleOf(schema: Schema, schemas: Record<string, Schema>, depth = 0): unknown {
  const whole = resolved(schema, schemas);
  if (whole.example !== undefined) return whole.example;
  if (whole.const !== undefined) return whole.const;
  if (whole.enum) return whole.enum[0];
  const choice = (whole.anyOf ?? whole.oneOf)?.[0];
  if (choice) return exampleOf(choice, schemas, depth);
  if (whole.items) return depth > DEEPEST ? [] : [exampleOf(whole.items, schemas, depth + 1)];
  if (whole.properties && depth <= DEEPEST) {
    const needed = Object.entries(whole.properties).filter(([key]) => whole.required?.includes(key));
    return Object.fromEntries(needed.map(([key, inner]) => [key, exampleOf(inner, schemas, depth + 1)]));
  }
  if (whole.type === 'integer' || whole.type === 'number') return 1;
  if (whole.type === 'boolean') return true;
  if (whole.type === 'object') return {};
  if (whole.format === 'date-time') return '2026-11-23T08:00:00+08:00';
  if (whole.format === 'uuid') return '01930000-0000-7000-8000-000000000000';
  return '…';
}

function curlOf(url: string, method: string, door: Door, body: unknown): string {
  const lines = [`curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}'${url}'`];
  if (door !== 'open') lines.push(`-H "authorization: Bearer $TOKEN"`);
  if (body !== undefined) {
    // A single quote inside would end the shell's quoting.
    const json = JSON.stringify(body, null, 2).replaceAll("'", "'\\''");
    lines.push("-H 'content-type: application/json'", `-d '${json}'`);
  }
  return lines.join(' \\\n  ');
}
