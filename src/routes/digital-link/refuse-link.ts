import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#tracing';

/** Refusals about Digital Links: `tracing.link-unreadable`, `tracing.link-unknown`, `tracing.link-type-missing`. */
export const refuseLink = refuserOf(refusals);
