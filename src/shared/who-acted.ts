import type { Actor } from './call.ts';
import type { Tongue } from './tongue.ts';

/** One line for records that keep only a name: `陈大山`, or `陈大山（覃小梅代办）` when a helper acted for them. */
export function nameOnRecord(actor: Actor): string {
  return actor.helper ? `${actor.name}（${actor.helper.name}代办）` : actor.name;
}

const TWO_NAMES = /^(.+)（(.+)代办）$/;

/** Who did something, as a page tells it: both names when a helper acted. Takes lines of `nameOnRecord` as well. */
export function whoActed(t: Tongue, name: string, helper?: string | null): string {
  const [, person = name, by = helper ?? ''] = TWO_NAMES.exec(name) ?? [];
  return by ? t(`${person}（${by}代办）`, `${person} (${by} acting for them)`) : person;
}
