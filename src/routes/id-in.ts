import { error } from '@sveltejs/kit';
import { isId } from '#shared/id.ts';

/** An id from a hidden field. Anything else was not written by a page of ours, and the request ends there. */
export function idIn(form: FormData, name: string): string {
  const id = String(form.get(name));
  if (!isId(id)) error(400, `${name} is no id`);
  return id;
}
