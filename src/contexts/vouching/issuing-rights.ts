import { type Actor, may } from '#shared/call.ts';
import type { PaperKindName } from './kernel/kinds.ts';
import { rights } from './rights.ts';

/** Green food and organic certificates are granted by bodies outside the county: they are only brought in. */
const issuing: Readonly<Partial<Record<PaperKindName, keyof typeof rights>>> = {
  'gi-quota': 'issue-gi-quota',
  'lab-report': 'issue-lab-report',
};

export function mayIssue(actor: Actor, kind: PaperKindName): boolean {
  const right = issuing[kind];
  return right !== undefined && may(actor, rights[right]);
}

export function kindsIssuedBy(actor: Actor): PaperKindName[] {
  return (Object.keys(issuing) as PaperKindName[]).filter((kind) => mayIssue(actor, kind));
}
