/** The part of the Shape Detection API we use (https://wicg.github.io/shape-detection-api/#barcode-detection-api). */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

const FORMATS = ['code_128', 'data_matrix', 'qr_code'];

/**
 * Watches the back camera for a label and tells its text, once; undefined when the camera may not be used. Answers how to
 * stop, which also turns the camera off.
 */
export function scanLabels(video: HTMLVideoElement, found: (text: string | undefined) => void): () => void {
  let stopped = false;
  let stream: MediaStream | undefined;
  const stop = () => {
    stopped = true;
    for (const track of stream?.getTracks() ?? []) track.stop();
  };

  async function watch(): Promise<void> {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    if (stopped) return stop();
    video.srcObject = stream;
    await video.play();
    const { BarcodeDetector } = window as unknown as {
      BarcodeDetector: new (options: { formats: string[] }) => Detector;
    };
    const detector = new BarcodeDetector({ formats: FORMATS });
    while (!stopped) {
      const [label] = await detector.detect(video);
      if (label) {
        stop();
        return found(label.rawValue);
      }
      await new Promise((next) => requestAnimationFrame(next));
    }
  }

  watch().catch(() => {
    if (!stopped) found(undefined);
    stop();
  });
  return stop;
}
