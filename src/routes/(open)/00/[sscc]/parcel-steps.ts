import type { Call } from '#shared/call.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { type StoryEvent, toldSteps } from '#tracing';
import type { Happening } from '$ui/Timeline.svelte';
import { placeNames } from '../../01/[gtin]/10/[lot]/place-names.ts';
import { stageWords } from '../../01/[gtin]/10/[lot]/stage-words.ts';
import { stepShown } from '../../01/[gtin]/10/[lot]/step-shown.ts';

/** The steps of a parcel as lines of a timeline, told as those of a lot are; one declared wrong says so. */
export async function parcelSteps(
  call: Call,
  events: readonly StoryEvent[],
  { lang, t }: { readonly lang: Lang; readonly t: Tongue },
): Promise<Happening[]> {
  const told = toldSteps(events.map(({ id, document }) => ({ key: id, body: document })));
  const places = await placeNames(
    call,
    told.flatMap(({ location }) => location ?? []),
    t,
  );
  const byKey = new Map(events.map((event) => [event.id, event]));
  return told.flatMap((step) => {
    const event = byKey.get(step.key);
    if (!event) return [];
    const { key, title, at, place, notes, struck } = stepShown(step, event, {
      ...{ places, lang, t },
      hrefOf: () => undefined,
    });
    const wrong = struck ? [t(`声明有误：${struck.reason}`, `declared wrong: ${struck.reason}`)] : [];
    return {
      ...{ key, title, at, place },
      icon: stageWords[step.stage][0],
      text: [...wrong, ...notes].join(' · ') || undefined,
      heed: step.stage === 'trouble' || struck !== undefined,
    };
  });
}
