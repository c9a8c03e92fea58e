/** What counts only once somebody else than its maker has approved it. */
export interface Approvable {
  readonly madeById: string;
  /** Null: it waits. */
  readonly approvedById: string | null;
}

/** Whether the approval of this person is the one that is missing. */
export const mayApprove = ({ madeById, approvedById }: Approvable, personId: string): boolean =>
  approvedById === null && madeById !== personId;
