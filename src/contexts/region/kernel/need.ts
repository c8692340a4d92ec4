/**
 * What a household could use help with, as the records show it: lots without a certificate, lots near their end, lots on hold, claims
 * granted to buyers, an empty field book, a harvest that brought nothing.
 */
export const needs = ['certificate', 'ending', 'held', 'claims', 'field-book', 'unsold'] as const;
export type Need = (typeof needs)[number];

/** Days before its end in which a lot with something left wants attention. */
export const LAST_DAYS = 3;
/** How far back claims are counted, and how long a field book may stay empty. */
export const RECORD_DAYS = 60;
/** How far back harvests are held against income. */
export const SALES_DAYS = 30;
/** An elder: 60 by the year's end (Law on Protection of the Rights and Interests of the Elderly, art. 2). */
export const ELDER_AGE = 60;
