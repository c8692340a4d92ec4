import { organisationsOfKind } from '#people';
import { type Call, may } from '#shared/call.ts';
import { rights } from '../rights.ts';
import { overCounty } from '../scope.ts';

/** May the caller change a carrier's timetable? Its own people, and the county's. */
export async function mayEdit(call: Call, carrierId: string): Promise<boolean> {
  if (!may(call.actor, rights['edit-timetable'])) return false;
  if (!overCounty(call) && call.actor.organisationId !== carrierId) return false;
  return (await organisationsOfKind(call, 'carrier')).some(({ id }) => id === carrierId);
}
