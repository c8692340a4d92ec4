/**
 * Demo phone numbers: eleven digits beginning with 100, which no Chinese mobile number does (they begin with 13–19),
 * so none can reach a person.
 */
const series = { staff: 0, keeper: 1, household: 2, helper: 3, consumer: 4 } as const;

export type PhoneSeries = keyof typeof series;

export function demoPhone(of: PhoneSeries, number: number): string {
  return `100${series[of]}${String(number).padStart(7, '0')}`;
}
