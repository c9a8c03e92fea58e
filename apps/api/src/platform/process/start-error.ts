/** Something the person who started the product can put right; the message is the one sentence they see. */
export class StartError extends Error {}
