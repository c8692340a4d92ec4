import type { MemberRole, OrganisationKind } from '#people';
import { roles } from '#shared/call.ts';
import { kinds } from './kind-words.ts';

/** The role in a query or a form, if there is such a role to hold. */
export function roleIn(text: FormDataEntryValue | null): MemberRole | undefined {
  const role = roles.find((each) => each === text);
  return role === 'consumer' ? undefined : role;
}

export function kindIn(text: FormDataEntryValue | null): OrganisationKind | undefined {
  return kinds.find((kind) => kind === text);
}
