const PATIENCE_MS = 20_000;

export interface Sending {
  readonly port: number;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Without one it is asked for, not posted. */
  readonly body?: string;
}

/** Asks a server of this machine; undefined when no answer came: whether it was done nobody knows. */
export async function sent({ port, path, headers, body }: Sending) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      ...(body === undefined
        ? { headers: { ...headers } }
        : { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: answer.status, said: (await answer.json()) as Record<string, unknown> };
  } catch {
    return undefined;
  }
}
