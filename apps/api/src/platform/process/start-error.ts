/** Something that the person who started the product can fix; the message is the one sentence they see. */
export class StartError extends Error {}
