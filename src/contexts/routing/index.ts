export type { Given } from './json/given.ts';
export { problemJsonSchema } from './json/problem-schema.ts';
export { placesIn, withWays } from './json/with-ways.ts';
export { checkPlan, type Judgement, type PlanFault } from './kernel/check-plan.ts';
export { writePlan } from './kernel/formats/plan-text.ts';
export { clockTime, dayIn, timeIn } from './kernel/lines/cells.ts';
export { type Assumptions, assumptions } from './kernel/lines/county-year/assumptions.ts';
export { type CountyPlace, countyOf } from './kernel/lines/county-year/county.ts';
export { withAssumptions } from './kernel/lines/county-year/read-assumptions.ts';
export { manners, simulateYear, type YearFigures } from './kernel/lines/county-year/year.ts';
export { earliestArrival } from './kernel/lines/earliest-arrival.ts';
export type { ReadTimetable } from './kernel/lines/gtfs.ts';
export { freeHold, type LineDay, lineDay } from './kernel/lines/line-day.ts';
export { nearStops } from './kernel/lines/near-stops.ts';
export { checkParcels } from './kernel/lines/parcels/check-parcels.ts';
export { afterMissedRuns } from './kernel/lines/parcels/missed-run.ts';
export { leftToLines, type Offer, offeredToLines } from './kernel/lines/parcels/offered.ts';
export type { Parcel, ParcelDay, Vans } from './kernel/lines/parcels/parcel-day.ts';
export { type ParcelPlan, planParcels } from './kernel/lines/parcels/plan-parcels.ts';
export { checkRelay } from './kernel/lines/relay/check-relay.ts';
export { readRelay } from './kernel/lines/relay/read-relay.ts';
export type { Relay } from './kernel/lines/relay/relay.ts';
export {
  type AlertCause,
  type AlertConcern,
  type AlertEffect,
  type AlertPeriod,
  type AlertText,
  readServiceAlerts,
  type ServiceAlert,
} from './kernel/lines/service-alerts.ts';
export { assumedHold, type Hold, type Timetable } from './kernel/lines/timetable.ts';
export { readTripUpdates, type TripUpdate } from './kernel/lines/trip-updates.ts';
export {
  type PositionFault,
  readVehiclePositions,
  type VehiclePosition,
  type VehicleStatus,
} from './kernel/lines/vehicle-positions.ts';
export { takeHold, type Way } from './kernel/lines/way.ts';
export { anyVehicle, anyVisit, type Plan, type Problem, type Vehicle, type Visit } from './kernel/problem.ts';
export { FARTHEST_FROM_ROAD, type RoadMap, type RoadWays } from './kernel/roads/road-ways.ts';
export type { Roads } from './kernel/roads/roads.ts';
export { writeRoads } from './kernel/roads/roads-file.ts';
export { type RoadsSummary, summaryOf } from './kernel/roads/roads-summary.ts';
export type { Solved } from './kernel/search/solve.ts';
export { checkSiting } from './kernel/siting/check-siting.ts';
export { medianCost } from './kernel/siting/median/problem.ts';
export type { SitingPlan } from './kernel/siting/problem.ts';
export { ways } from './kernel/ways.ts';
export { readTimetable, readTimetableRows } from './lines/read-timetable.ts';
export { lineFaultSentence } from './lines/refusals.ts';
export { solveRelayProblem } from './lines/solve-relay-problem.ts';
export { impossibleSentence, planFaultSentence } from './plan-fault-words.ts';
export { type ProblemFormat, problemFormats, readPlan, readProblem } from './read-problem.ts';
export { type RoutingRefusal, refusals } from './refusals.ts';
export { rights } from './rights.ts';
export { allReached, type NamedPoint } from './roads/all-reached.ts';
export { askService, type RoadService, type ServiceFault } from './roads/ask-service.ts';
export {
  type CountyWays,
  countyWays,
  timesBetween,
  timesOnOwnRoads,
  useRoadService,
} from './roads/county-ways.ts';
export { withGuesses } from './roads/guess-gaps.ts';
export { importRoads } from './roads/import-roads.ts';
export { type MadeRoads, MOST_ROADS_MB, makeRoads } from './roads/make-roads.ts';
export { mayImportRoads, mayNameService } from './roads/may-change.ts';
export { dropRoadService, nameRoadService, tryRoadService } from './roads/name-service.ts';
export { openRoads } from './roads/open-roads.ts';
export { readOsm } from './roads/read-osm.ts';
export { type RoadsInUse, roadsInUse } from './roads/roads-in-use.ts';
export { type TravelTimes, travelTimes, type WaySources, type WaysUsed } from './roads/travel-times.ts';
export { waysSentence } from './roads/ways-words.ts';
export {
  readSiting,
  type SitingFormat,
  sitingFormats,
  sitingFrom,
} from './siting/read-any-siting.ts';
export type { Siting } from './siting/read-siting.ts';
export { sitingJsonSchema } from './siting/siting-schema.ts';
export { solveMedian } from './siting/solve-median.ts';
export { type Sited, type SitingProgress, solveSiting } from './siting/solve-siting.ts';
export { solveOnThreads } from './solve-on-threads.ts';
export { solveProblem } from './solve-problem.ts';
