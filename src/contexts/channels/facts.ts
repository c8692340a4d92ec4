declare module '#shared/outbox.ts' {
  interface Facts {
    /** Something about what a platform may sell has changed: what it was told is measured anew. */
    'platform-stock-changed': { readonly platform: string };
    'push-made': { readonly pushId: string };
    /** An order of a platform became one of ours, or was refused: the platform is told. */
    'outside-order-answered': { readonly platform: string; readonly number: string };
  }
}
