import type { SetAsideItem } from '@laadpoort/contract/sessions/set-aside';

/** What people who may decide do with an item. */
export interface Decisions {
  readonly assign: (
    item: SetAsideItem,
    to: { readonly sessionId: number; readonly reason: string },
  ) => Promise<unknown>;
  readonly dismiss: (item: SetAsideItem, reason: string) => Promise<unknown>;
  /** Support says why it assigns; everybody says why they dismiss. */
  readonly asksReason: boolean;
}
