import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse, type TracingRefusal } from '../../refusals.ts';
import { type Asked, NotAQuery, Parameter, wrongValue } from './asked.ts';
import type { Condition, EventQuery, Order } from './condition.ts';
import { fieldNameOf, fieldParameter } from './field-parameters.ts';
import { fixedParameters } from './fixed-parameters.ts';
import { unitParameter } from './unit-parameters.ts';

const CONTROLS = ['orderBy', 'orderDirection', 'eventCountLimit', 'maxEventCount'] as const;
const DIRECTIONS = ['ASC', 'DESC'] as const;
// Nobody asks that much at once; a thousand conditions would be a query that never ends.
const MOST_PARAMETERS = 100;
const MOST_VALUES = 1000;

/**
 * Reads the simple event query (EPCIS 2.0 § 8.2.7.1) as conditions. `namespaces`: what prefixes in names of fields mean, as the caller
 * says. A parameter that is not known is refused: an answer without its condition would be a wrong one.
 */
export function parseQuery(
  asked: Asked,
  namespaces: ReadonlyMap<string, string> = new Map(),
): Outcome<EventQuery, TracingRefusal> {
  try {
    const values = [...asked.values()].reduce((sum, each) => sum + each.length, 0);
    if (asked.size > MOST_PARAMETERS || values > MOST_VALUES) {
      return refuse('tracing.query-too-complex');
    }
    const conditions = [...asked]
      .filter(([name]) => !CONTROLS.some((control) => control === name))
      .flatMap(([name, given]) => conditionOf(new Parameter(name, given), namespaces) ?? []);
    return ok({ conditions, ...controls(asked, namespaces) });
  } catch (error) {
    if (error instanceof NotAQuery) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

function conditionOf(parameter: Parameter, namespaces: ReadonlyMap<string, string>): Condition | null {
  const { name } = parameter;
  const fixed = Object.hasOwn(fixedParameters, name) ? fixedParameters[name] : undefined;
  if (fixed) return fixed(parameter);
  const found = unitParameter(parameter) ?? fieldParameter(parameter, namespaces);
  if (found === undefined) throw new NotAQuery(refuse('tracing.query-parameter-unknown', { name }).refusal);
  return found;
}

function controls(asked: Asked, namespaces: ReadonlyMap<string, string>): Omit<EventQuery, 'conditions'> {
  const [by, direction, limit, most] = CONTROLS.map((name) => {
    const given = asked.get(name);
    return given && new Parameter(name, given);
  });
  if (limit && most) together('eventCountLimit', 'maxEventCount');
  if (limit && !by) together('eventCountLimit', 'orderBy');
  const [towards = 'DESC'] = direction?.oneOf(DIRECTIONS) ?? [];
  return {
    orderBy: by ? orderOf(by, namespaces) : 'eventTime',
    direction: towards,
    ...(limit ? { eventCountLimit: limit.count } : {}),
    ...(most ? { maxEventCount: most.count } : {}),
  };
}

function orderOf(by: Parameter, namespaces: ReadonlyMap<string, string>): Order {
  if (by.text === 'eventTime' || by.text === 'recordTime') return by.text;
  const field = fieldNameOf(by.text, namespaces);
  if (!field) throw wrongValue(by.name, by.text, 'eventTime, recordTime or a field with its prefix');
  return field;
}

function together(one: string, other: string): never {
  throw new NotAQuery(refuse('tracing.query-parameters-together', { one, other }).refusal);
}
