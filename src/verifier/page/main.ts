import './page.css';
import { parsePolicy } from '../../contexts/tracing/kernel/policy.ts';
import { verifyBundle } from '../../contexts/tracing/kernel/verify-bundle.ts';
import { type Both, joined, same, shown } from './both.ts';
import { labels } from './labels.ts';
import { remember, seen } from './seen.ts';
import { showVerdict } from './show-verdict.ts';
import { part } from './template.ts';

const root = document.documentElement;
const policyText = part('policy').textContent ?? '';
const policy = parsePolicy(policyText);
const file = part('file') as HTMLInputElement;

/** Checks the text of a bundle and shows what came of it; `about` is the line that was asked for, where one was. */
async function check(text: string, about?: string): Promise<void> {
  if (!policy.ok) return say(labels.policy);
  part('open').hidden = true;
  part('verdict').hidden = true;
  part('busy').hidden = false;
  // Lets the page say that it is busy before it is.
  await new Promise((drawn) => setTimeout(drawn, 30));
  const started = performance.now();
  const verdict = verifyBundle(text, { policy: policy.value, now: new Date(), about, seen: seen() });
  part('verdict').dataset.took = (performance.now() - started).toFixed(1);
  if (verdict.facts && !verdict.evidence) remember((JSON.parse(text) as { checkpoint: string }).checkpoint);
  part('busy').hidden = true;
  showVerdict(verdict);
}

/** `?bundle=/01/…/10/…/bundle`: fetched from the page's own site only, and asked to be about the lot its address names. */
async function checkAddress(address: string): Promise<void> {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) return say(joined([labels.elsewhere, same(address)], same('')));
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(String(answer.status));
    const [, line] = /^\/(01\/\d{14}\/10\/[^/]+)\/bundle$/.exec(url.pathname) ?? [];
    await check(await answer.text(), line && `https://id.gs1.org/${line}`);
  } catch {
    say(joined([labels.unreachable, same(url.href)], same('')));
  }
}

function say(text: Both): void {
  part('busy').replaceChildren(...shown(text));
  part('busy').hidden = false;
}

function speak(lang: 'zh-CN' | 'en'): void {
  root.lang = lang;
  document.title = lang === 'en' ? labels.title[1] : labels.title[0];
}

async function open(files: FileList | null | undefined): Promise<void> {
  const [first] = files ?? [];
  if (first) await check(await first.text());
}

part('trusted').textContent = policyText;
speak(/^zh/.test(navigator.language) ? 'zh-CN' : 'en');
part('tongue').onclick = () => speak(root.lang === 'en' ? 'zh-CN' : 'en');
part('large').onclick = () => {
  part('large').setAttribute('aria-pressed', String(root.classList.toggle('elder')));
};
part('print').onclick = () => print();
part('again').onclick = () => {
  part('verdict').hidden = true;
  part('open').hidden = false;
  file.value = '';
};
file.onchange = () => open(file.files);
document.ondragover = (event) => event.preventDefault();
document.ondrop = (event) => {
  event.preventDefault();
  open(event.dataTransfer?.files);
};

const address = new URLSearchParams(location.search).get('bundle');
if (address) checkAddress(address);
