declare module '#shared/outbox.ts' {
  interface Facts {
    /** A dispatcher asked for a plan: it is searched for apart from whoever asked. */
    'plan-asked': { readonly planId: string };
  }
}
