import type { JourneyStep, ScanRecord } from '#delivery';
import type { Tongue } from '#shared/tongue.ts';
import { whoActed } from '#shared/who-acted.ts';
import type { Happening } from '$ui/Timeline.svelte';
import { scanWords } from '../status-words.ts';

/** A parcel's way as a timeline: what was scanned, what nobody scanned, what is ahead, and reports of loss in between. */
export function happeningsOf(
  journey: readonly JourneyStep<ScanRecord>[],
  scans: readonly ScanRecord[],
  t: Tongue,
): Happening[] {
  const walked = journey.map(({ step, state, scan }): Happening => {
    const { zh, en, icon } = scanWords[step];
    if (scan) return happened(scan, t);
    if (state === 'ahead') return { key: step, icon, title: t(zh, en), ahead: true };
    const text = t('后面的一步已经扫了，这一步没有人扫', 'A later step was scanned, this one by nobody');
    return {
      key: step,
      icon: 'warning',
      title: t(`${zh}：没有扫描`, `${en}: not scanned`),
      heed: true,
      text,
    };
  });
  const lost = scans
    .filter((scan) => scan.kind === 'lost')
    .map((scan) => ({ ...happened(scan, t), heed: true }));
  return [...walked.filter((step) => !step.ahead), ...lost, ...walked.filter((step) => step.ahead)];
}

function happened(scan: ScanRecord, t: Tongue): Happening {
  const { zh, en, icon } = scanWords[scan.kind];
  const seen =
    scan.proof === 'seen'
      ? t(`没有取货码，当面交给 ${scan.receivedBy}`, `No code; handed to ${scan.receivedBy} in person`)
      : '';
  const late = scan.recordedAt.getTime() - scan.at.getTime() > 3_600_000 ? t('事后补传', 'sent later') : '';
  const warm = scan.temperatureC ? `${scan.temperatureC} °C` : '';
  return {
    key: scan.id,
    icon,
    title: t(zh, en),
    at: scan.at,
    place: whoActed(t, scan.personName, scan.helperName),
    text: [seen, scan.note, warm, late].filter(Boolean).join(' · ') || undefined,
  };
}
