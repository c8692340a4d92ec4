import type { Schedule } from '#shared/outbox.ts';
import { refreshStatuses } from './refresh-statuses.ts';

export { bringCredential, type CredentialBrought } from './bring-credential.ts';
export { bringScan, MOST_SCAN_MB, type ScanBrought } from './bring-scan.ts';
export { distrustIssuer } from './distrust-issuer.ts';
export { issuePaper, type PaperToIssue } from './issue-paper.ts';
export type { TrustedIssuer } from './issuers.ts';
export { kindsIssuedBy } from './issuing-rights.ts';
export { isKindName, kindNames, kinds, type PaperKind, type PaperKindName } from './kernel/kinds.ts';
export { daysLeft, heldAt, lastDay, type Standing, standingOf } from './kernel/standing.ts';
export { listIssuers } from './list-issuers.ts';
export { listPapers } from './list-papers.ts';
export { lookAtPaper } from './look-at-paper.ts';
export { paperUri } from './paper-uri.ts';
export { fileOf, type Paper, paperById } from './papers.ts';
export { papersOfLot } from './papers-of-lot.ts';
export { type Quota, quotaOf } from './quota-of.ts';
export { refreshStatuses } from './refresh-statuses.ts';
export { refusals, type VouchingRefusal } from './refusals.ts';
export { revokePaper } from './revoke-paper.ts';
export { rights } from './rights.ts';
export { type IssuerToTrust, trustIssuer } from './trust-issuer.ts';

export const schedules: readonly Schedule[] = [
  { name: 'vouching/refresh-statuses', cron: '*/10 * * * *', run: (call) => refreshStatuses(call) },
];
