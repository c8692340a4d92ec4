import { message, number, text } from './protobuf-bytes.ts';

/* Alerts of a GTFS-realtime feed as gtfs.org describes their protobuf, written apart from what reads them. Behind a feed of trip updates they are one feed with it. */

export interface AlertToWrite {
  readonly id: string;
  readonly deleted?: boolean;
  /** Seconds since 1970. */
  readonly periods?: readonly { readonly from?: number; readonly until?: number }[];
  readonly about?: readonly ConcernToWrite[];
  readonly cause?: number;
  readonly effect?: number;
  readonly header?: Readonly<Record<string, string>>;
  readonly description?: Readonly<Record<string, string>>;
}

export interface ConcernToWrite {
  readonly agency?: string;
  readonly line?: string;
  readonly kind?: number;
  readonly direction?: number;
  readonly stop?: string;
  /** `date` is `YYYYMMDD`. */
  readonly trip?: {
    readonly id?: string;
    readonly begins?: string;
    readonly date?: string;
    readonly line?: string;
    readonly direction?: number;
  };
}

const translated = (field: number, texts: Readonly<Record<string, string>> | undefined) =>
  texts
    ? message(
        field,
        Object.entries(texts).flatMap(([lang, said]) =>
          message(1, [...text(1, said), ...(lang === '' ? [] : text(2, lang))]),
        ),
      )
    : [];

export function writeServiceAlerts(alerts: readonly AlertToWrite[]): Uint8Array {
  const header = [...text(1, '2.0'), ...number(2, 0), ...number(3, 1_780_000_000)];
  return Uint8Array.from([
    ...message(1, header),
    ...alerts.flatMap(
      ({ id, deleted, periods = [], about = [], cause, effect, header: title, description }) => {
        const alert = [
          ...periods.flatMap(({ from, until }) => message(1, [...number(1, from), ...number(2, until)])),
          ...about.flatMap(({ agency, line, kind, direction, stop, trip }) =>
            message(5, [
              ...[...text(1, agency), ...text(2, line), ...number(3, kind)],
              ...(trip
                ? message(4, [
                    ...[
                      ...text(1, trip.id),
                      ...text(2, trip.begins),
                      ...text(3, trip.date),
                      ...text(5, trip.line),
                      ...number(6, trip.direction),
                    ],
                  ])
                : []),
              ...[...text(5, stop), ...number(6, direction)],
            ]),
          ),
          ...[...number(6, cause), ...number(7, effect)],
          // An address, which is not asked for.
          ...translated(8, { en: 'https://bus.example/alerts' }),
          ...[...translated(10, title), ...translated(11, description)],
        ];
        return message(2, [...text(1, id), ...number(2, deleted ? 1 : undefined), ...message(5, alert)]);
      },
    ),
  ]);
}
