import { type AssessSpec, type BroughtTable, usualCap } from '#region';

/** What a column of a brought table can be. */
export const columnRoles = ['unit', 'name', 'year', 'group', 'volume', 'benefit', 'cost'] as const;
export type ColumnRole = (typeof columnRoles)[number];

export interface ColumnSaid {
  readonly heading: string;
  readonly role: ColumnRole | '';
  readonly kind: string;
  readonly example: string;
}

/** Each column with what it was said to be, here or in the last table that had one of that name; else guessed from its first row. */
export function columnsSaid({ headings, rows }: BroughtTable, spec: AssessSpec | undefined): ColumnSaid[] {
  return headings.map((heading, at) => {
    const indicator = spec?.indicators.find(({ column }) => column === heading);
    const example = rows[0]?.cells[at] ?? '';
    return { heading, role: roleOf(heading, at, example, spec), kind: indicator?.kind ?? '', example };
  });
}

function roleOf(heading: string, at: number, example: string, spec: AssessSpec | undefined): ColumnRole | '' {
  if (spec) {
    const indicator = spec.indicators.find(({ column }) => column === heading);
    if (indicator) return indicator.direction;
    return (
      (['unit', 'name', 'year', 'group', 'volume'] as const).find((role) => spec[role] === heading) ?? ''
    );
  }
  if (at === 0) return 'unit';
  return example !== '' && Number.isFinite(Number(example)) ? 'benefit' : at === 1 ? 'name' : '';
}

/** The spec that a form says, not yet judged: field `role-N` and `kind-N` for column N. */
export function specFrom(form: FormData, headings: readonly string[]): unknown {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const of = (role: ColumnRole) => headings.find((_, at) => text(`role-${at}`) === role);
  const indicators = headings.flatMap((column, at) => {
    const direction = text(`role-${at}`);
    if (direction !== 'benefit' && direction !== 'cost') return [];
    const kind = text(`kind-${at}`);
    return [{ column, direction, ...(kind && { kind }) }];
  });
  const impute = text('impute');
  return {
    unit: of('unit') ?? '',
    indicators,
    ...Object.fromEntries(
      (['name', 'year', 'group', 'volume'] as const).flatMap((role) => {
        const column = of(role);
        return column === undefined ? [] : [[role, column]];
      }),
    ),
    ...(impute !== 'none' && { impute }),
    weights: { by: text('weights').split('+'), cap: usualCap(indicators.length) },
    score: text('score'),
  };
}
