import type { Role } from '#shared/call.ts';

/** An organisation of the demo; every one is invented. */
export interface DemoOrganisation {
  readonly id: string;
  readonly kind:
    | 'household'
    | 'coop'
    | 'association'
    | 'government'
    | 'carrier'
    | 'station'
    | 'school'
    | 'platform';
  readonly nameZh: string;
  readonly nameEn: string;
  readonly placeCode: string;
  readonly address: string;
  readonly contactPhone: string;
  /** Plainly not a real 统一社会信用代码: it begins with DEMO. */
  readonly uscc?: string;
  readonly coopId?: string;
}

export type StaffRole = Exclude<Role, 'consumer'>;

/** A person of the demo; every one is invented. Without memberships: a consumer. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly birthYear: number;
  readonly placeCode: string;
  readonly elderView: boolean;
  readonly lang: 'zh' | 'en';
  readonly memberships: readonly { readonly organisationId: string; readonly role: StaffRole }[];
}

/** An elder's consent that somebody may act for them, given face to face before a witness or by themselves. */
export interface DemoConsent {
  readonly id: string;
  readonly elderId: string;
  readonly helperId: string;
  readonly relation: 'relative' | 'station-keeper';
  readonly given: 'self' | 'witnessed';
  readonly witnessId?: string;
}

/** The year the demo is set in; ages are counted from it. */
export const demoYear = 2026;

/** 60 or older by the year's end, as the Law on Protection of the Rights of the Elderly counts. */
export function isElder({ birthYear }: Pick<DemoPerson, 'birthYear'>): boolean {
  return demoYear - birthYear >= 60;
}
