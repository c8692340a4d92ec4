import './facts.ts';

export { acceptPlan } from './accept-plan.ts';
export { askForPlan, type PlanAsked } from './ask-for-plan.ts';
export { lockRoute, moveStop } from './change-plan.ts';
export { type Comparison, comparePlans } from './compare-plans.ts';
export { type DayBoard, dayBoard } from './day-board.ts';
export { askWays, prepareWays, type WaysAsked, waysSaid } from './day-ways.ts';
export { inTongue } from './kernel/alert-text.ts';
export type { BusPlace } from './kernel/bus-place.ts';
export type { DayVehicle, Seconds, Spot } from './kernel/day.ts';
export { hoursLost, mustBeLookedAt } from './kernel/warmth.ts';
export type { ShownAlert } from './lines/alerts-of-day.ts';
export {
  bringTimetable,
  confirmTimetable,
  setHold,
  typeLine,
} from './lines/bring-timetable.ts';
export { type BusesOfDay, type BusOfDay, busesOfDay, type ParcelByBus } from './lines/buses-of-day.ts';
export { type BusOut, busesOut } from './lines/buses-out.ts';
export { followWithServices } from './lines/follow-timetable.ts';
export { type HeardAlerts, hearServiceAlerts } from './lines/hear-service-alerts.ts';
export { type HeardFeed, hearTripUpdates } from './lines/hear-trip-updates.ts';
export { type HeardPositions, hearVehiclePositions } from './lines/hear-vehicle-positions.ts';
export {
  type LineShown,
  type ServiceByBus,
  type TimetableDesk,
  type TimetableFile,
  timetableDesk,
  timetableFile,
} from './lines/look-at-timetable.ts';
export { ownBusPositions } from './lines/own-bus-positions.ts';
export { MOST_TIMETABLE_MB, readTimetableFiles } from './lines/read-timetable-files.ts';
export { againstSentence, missingSentence } from './missing-words.ts';
export {
  faultSentence,
  type PlanFile,
  planFile,
  type ShownRoute,
  type ShownStop,
} from './plan-file.ts';
export type { ListedPlan, PlanFigures } from './plans.ts';
export { reactions } from './reactions.ts';
export { refusals } from './refusals.ts';
export { reportTrouble, type TroubleSeen } from './report-trouble.ts';
export { rights } from './rights.ts';
export { schedules } from './schedules.ts';
export { settleTrouble, waysAroundTrouble } from './settle-trouble.ts';
export { stopSearch } from './stop-search.ts';
export { type Settlement, type Trouble, type TroubleKind, troubleKinds } from './troubles.ts';
export { watchSearch } from './watch-search.ts';
export type { WayOut } from './way-out.ts';
export { type WhyHere, whyHere } from './why-here.ts';
