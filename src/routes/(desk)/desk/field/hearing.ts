import type { Lang } from '#shared/tongue.ts';

/** The browser's own ear (Web Speech API), where it has one. */
export interface Hearing {
  readonly start: (on: { heard: (text: string) => void; ended: (failed: boolean) => void }) => void;
  readonly stop: () => void;
}

// What we use of the draft: https://webaudio.github.io/web-speech-api/#speechreco-section
interface Recognition {
  lang: string;
  onresult: (event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void;
  onerror: () => void;
  onend: () => void;
  start: () => void;
  stop: () => void;
}

/** undefined where the browser cannot listen: the note is typed there. */
export function hearing(lang: Lang): Hearing | undefined {
  const known = window as unknown as Record<string, (new () => Recognition) | undefined>;
  const Ear = known.SpeechRecognition ?? known.webkitSpeechRecognition;
  if (!Ear) return undefined;
  const ear = new Ear();
  ear.lang = lang === 'zh' ? 'zh-CN' : 'en-GB';
  return {
    start({ heard, ended }) {
      let failed = false;
      ear.onresult = ({ results }) => {
        heard(Array.from(results, (result) => result[0]?.transcript ?? '').join(''));
      };
      ear.onerror = () => {
        failed = true;
      };
      ear.onend = () => ended(failed);
      ear.start();
    },
    stop: () => ear.stop(),
  };
}
