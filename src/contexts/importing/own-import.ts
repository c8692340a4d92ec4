import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Import } from './imports.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** An import of the caller's organisation: what one has brought, a colleague may look at and confirm. */
export function ownImport({ actor }: Call, found: Import | undefined): Outcome<Import> {
  const own = may(actor, rights['import-tables']) && found?.organisationId === actor.organisationId;
  return found && own ? ok(found) : refuse('import.unknown');
}
