import type { Parameter } from './asked.ts';
import type { Condition } from './condition.ts';
import { typedParameter } from './fixed-parameters.ts';
import { amount, measured } from './measured.ts';

const NAME = /^(EQ|GT|GE|LT|LE)_(value|minValue|maxValue|meanValue|sDev|percValue|quantity)_([A-Z0-9]{2,4})$/;

/** Parameters whose name ends in a unit (`GE_value_CEL`) or in the type of what a list holds (`EQ_source_location`). */
export function unitParameter(parameter: Parameter): Condition | undefined {
  const [, bound, field = '', uom = ''] = NAME.exec(parameter.name) ?? [];
  if (!bound) return typedParameter(parameter);
  const numbers = bound === 'EQ' ? parameter.numbers : [parameter.number];
  return field === 'quantity'
    ? amount(uom, bound as 'EQ', numbers)
    : measured(field, uom, bound as 'EQ', numbers);
}
