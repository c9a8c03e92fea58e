/** The same keys as the English texts, with any words: what a translation has to be. */
export type Texts<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Texts<English[Key]>;
};
