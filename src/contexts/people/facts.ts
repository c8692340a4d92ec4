declare module '#shared/outbox.ts' {
  interface Facts {
    /** Somebody erased their account. Whoever keeps their name, number or address elsewhere removes it; figures stay. */
    'account-erased': { readonly personId: string };
  }
}

export {};
