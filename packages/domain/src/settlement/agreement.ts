/**
 * The version of the self-billing agreement that owners are asked to accept. Its text is the portal's
 * (`features/settlement/agreement`); another text is another version, which is asked for again.
 */
export const AGREEMENT_VERSION = 1;
