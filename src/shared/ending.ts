type Step = () => Promise<void>;

const steps: Step[] = [];
let ended: Promise<void> | undefined;

/**
 * Registers what must be stopped before this process ends, whether its work is done or it is told to stop. Answers a
 * function that stops it now instead.
 */
export function beforeEnding(step: Step): Step {
  steps.push(step);
  return async () => {
    const index = steps.indexOf(step);
    if (index === -1) return;
    steps.splice(index, 1);
    await step();
  };
}

/** Stops everything registered, last begun first. Called twice it stops once. */
export function endAll(): Promise<void> {
  ended ??= (async () => {
    for (let step = steps.pop(); step; step = steps.pop()) await step();
  })();
  return ended;
}

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** On Ctrl-C, a closed terminal or `kill`: stops everything, then ends with the code shells expect (128 + signal). */
export function endOnSignals(): void {
  for (const [signal, code] of Object.entries(SIGNALS)) process.once(signal, () => endWith(code));
}

// Node is deaf to SIGPIPE (13), by which other programs end here.
const UNREAD = 128 + 13;

/** When nobody reads on (`| head`): stops everything and ends without a word, as other programs of a pipe do. */
export function endWhenUnread(): void {
  for (const output of [process.stdout, process.stderr]) {
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      endWith(UNREAD);
    });
  }
}

function endWith(code: number): void {
  endAll().then(
    () => process.exit(code),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
}
