import { isId } from '#shared/id.ts';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { getRequestEvent } from '$app/server';
import { turnAway } from './refused.ts';

const refuse = refuserOf(refusals);

/** An id from a hidden field. Anything else was not written by a page of ours, and the request ends there. */
export function idIn(form: FormData, name: string): string {
  const id = String(form.get(name));
  return isId(id) ? id : turnAway(refuse('request.unreadable').refusal, getRequestEvent().locals.lang);
}
