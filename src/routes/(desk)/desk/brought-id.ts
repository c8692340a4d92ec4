import { isId, newId } from '#shared/id.ts';

/** The id a form brought in a hidden field, so that sending it twice makes one thing; a new one when it brought none. */
export function broughtId(form: FormData, name: string, now: Date): string {
  const brought = String(form.get(name) ?? '');
  return isId(brought) ? brought : newId(now);
}

/** The ids ticked under a name; what is no id is left out. */
export function idsIn(form: FormData, name: string): string[] {
  return form.getAll(name).map(String).filter(isId);
}
