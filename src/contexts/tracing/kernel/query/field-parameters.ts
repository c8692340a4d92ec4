import { isTimeStamp } from '../epcis/time.ts';
import { type Parameter, wrongValue } from './asked.ts';
import type { Column, Condition, FieldName, Place, Test } from './condition.ts';
import { rangeOf } from './measured.ts';
import { fieldPath } from './paths.ts';

const places: Readonly<Record<string, Place>> = {
  '': 'event',
  ILMD: 'ilmd',
  ERROR_DECLARATION: 'errorDeclaration',
  SENSORELEMENT: 'sensorElement',
  SENSORMETADATA: 'sensorMetadata',
  SENSORREPORT: 'sensorReport',
  readPoint: 'readPoint',
  bizLocation: 'bizLocation',
};
const NAME =
  /^(EQ|GT|GE|LT|LE|EXISTS)_(INNER_)?(?:(ILMD|ERROR_DECLARATION|SENSORELEMENT|SENSORMETADATA|SENSORREPORT|readPoint|bizLocation)_)?(.+)$/;
const DESCRIBED = /^HASATTR_(.+)$/;
const DESCRIBED_AS = /^EQ_?ATTR_(readPoint|bizLocation|bizStep|disposition|[^_]+:[^_]+)_(.+)$/;

/** Parameters about somebody's own fields, and about what master data says of the name in a field. */
export function fieldParameter(
  parameter: Parameter,
  namespaces: ReadonlyMap<string, string>,
): Condition | undefined {
  const [, described] = DESCRIBED.exec(parameter.name) ?? [];
  if (described) return { is: 'described', by: nameIn(described), attributes: parameter.texts };
  const [, describedAs, attribute] = DESCRIBED_AS.exec(parameter.name) ?? [];
  if (describedAs && attribute) {
    return {
      is: 'described',
      by: nameIn(describedAs),
      attributes: [attribute],
      values: parameter.texts,
    };
  }
  const [, bound, inner, place = '', typed = ''] = NAME.exec(parameter.name) ?? [];
  const name = fieldNameOf(typed, namespaces);
  const where = places[place];
  if (!bound || !name || !where) return undefined;
  return { is: 'field', place: where, inner: inner !== undefined, name, test: testOf(bound, parameter) };
}

/** `prefix:local`, its namespace when the caller said what the prefix means; or `<namespace URI>#local`. */
export function fieldNameOf(typed: string, namespaces: ReadonlyMap<string, string>): FieldName | undefined {
  const [, uri, afterHash] = /^(https?:\/\/[^#\s]+)#([^\s#]+)$/.exec(typed) ?? [];
  if (uri && afterHash) return { typed, namespace: uri, local: afterHash };
  const [, prefix, local] = /^([A-Za-z][\w.-]*):([^\s/][^\s]*)$/.exec(typed) ?? [];
  if (!prefix || !local) return undefined;
  const namespace = namespaces.get(prefix);
  return { typed, local, ...(namespace === undefined ? {} : { namespace }) };
}

function testOf(bound: string, parameter: Parameter): Test {
  if (bound === 'EXISTS') return { exists: true };
  if (bound === 'EQ') return { equals: parameter.texts };
  const { text } = parameter;
  if (isTimeStamp(text)) {
    const range = { GE: 'atLeast', GT: 'above', LE: 'atMost', LT: 'below' } as const;
    return { time: { [range[bound as 'GE']]: text } };
  }
  if (Number.isNaN(Number(text)))
    throw wrongValue(parameter.name, text, 'a number or a moment with its zone');
  return { number: rangeOf(bound as 'GE', parameter.number) };
}

function nameIn(field: string): Column | { readonly path: string } {
  const column = NAMED_COLUMNS.find((each) => each === field);
  return column ?? { path: fieldPath('event', false, field) };
}

const NAMED_COLUMNS = ['readPoint', 'bizLocation', 'bizStep', 'disposition'] as const;
