import { command as define } from './line/command.ts';
import { build } from './line/pages.ts';

export const command = define({
  usage: 'build',
  zh: '构建网页。npm ci 会自动运行它。',
  en: 'Build the pages. npm ci runs it by itself.',
  run: async () => {
    const started = performance.now();
    await build();
    return { seconds: Math.round(performance.now() - started) / 1000 };
  },
});
