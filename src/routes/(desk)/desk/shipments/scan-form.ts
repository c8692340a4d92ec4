import { isId, newId } from '#shared/id.ts';

const TEMPERATURE = /^-?\d{1,2}(\.\d)?$/;

export interface ScanForm {
  /** Made when the page was shown, so that sending it twice writes once. */
  readonly id: string;
  readonly label: string;
  /** °C; absent when nothing, or no temperature, was typed. */
  readonly temperatureC?: string;
}

/** The fields every scanning form sends. */
export function scanForm(form: FormData): ScanForm {
  const id = String(form.get('id') ?? '');
  const temperature = String(form.get('temperature') ?? '').trim();
  return {
    id: isId(id) ? id : newId(),
    label: String(form.get('label') ?? ''),
    ...(TEMPERATURE.test(temperature) ? { temperatureC: temperature } : {}),
  };
}

/** A field that names a record; an id that names nothing when it was tampered with. */
export function idField(form: FormData, name: string): string {
  const text = String(form.get(name) ?? '');
  return isId(text) ? text : newId();
}
