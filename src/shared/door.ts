import type { Actor, Role } from './call.ts';

/** Who may pass: everybody, anybody signed in, or these roles (taken from a context's rights, never typed by hand). */
export type Door = 'open' | 'signed-in' | readonly Role[];

export type Passage = 'pass' | 'sign-in' | { readonly needs: readonly Role[] };

/** May this caller through this door? Verbs check again, with the scope: a door alone never protects a record. */
export function passage(door: Door, actor: Actor): Passage {
  if (door === 'open') return 'pass';
  if (door !== 'signed-in' && actor.roles.some((role) => door.includes(role))) return 'pass';
  if (actor.personId === undefined) return 'sign-in';
  return door === 'signed-in' ? 'pass' : { needs: door };
}
