declare module '#shared/outbox.ts' {
  interface Facts {
    /** A document is on record and waits to be captured. */
    'capture-requested': { readonly jobId: string };
  }
}

export {};
