/** Who changes something, and when. */
export interface Change {
  readonly personId: string;
  readonly now: Date;
}
