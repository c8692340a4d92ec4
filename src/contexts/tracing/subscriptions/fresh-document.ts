import type { Call } from '#shared/call.ts';
import { type EpcForm, inForm } from '../kernel/epcis/epc-form.ts';
import type { EventQuery } from '../kernel/query/condition.ts';
import { resultsDocument } from '../kernel/query/results-document.ts';
import { contextsById } from '../query/contexts-by-id.ts';
import { beImpatient } from '../query/patience.ts';
import { freshEvents } from './fresh-events.ts';

/** What is to be said next to somebody who follows a query, and the place in the log to go on from. */
export interface FreshDocument {
  /** null: nothing. */
  readonly document: Record<string, unknown> | null;
  readonly next: number;
  readonly more: boolean;
}

/** What a query finds in the log from a place on, as a document; of nothing only if `evenEmpty` and nothing is left. */
export async function freshDocument(
  call: Call,
  followed: {
    readonly query: EventQuery;
    readonly queryName: string;
    readonly subscriptionID?: string;
    readonly epcForm: EpcForm;
    readonly evenEmpty: boolean;
  },
  place: { readonly from: number; readonly since: Date },
): Promise<FreshDocument> {
  await beImpatient(call);
  const { query, queryName, subscriptionID, epcForm, evenEmpty } = followed;
  const { events, next, more } = await freshEvents(call, query, place);
  if (events.length === 0 && (more || !evenEmpty)) return { document: null, next, more };
  const contexts = await contextsById(
    call,
    events.flatMap(({ context }) => context ?? []),
  );
  const bodies = inForm(
    events.map(({ body }) => body),
    epcForm,
  );
  const document = resultsDocument(
    events.map(({ body, recordTime, context }, place) => ({
      body: bodies[place] ?? body,
      recordTime,
      context: context === null ? undefined : contexts.get(context),
    })),
    { queryName, createdAt: call.now, ...(subscriptionID ? { subscriptionID } : {}) },
  );
  return { document, next, more };
}
