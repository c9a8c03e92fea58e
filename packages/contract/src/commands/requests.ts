import { z } from 'zod';
import { expertOperations } from './expert-operations.ts';
import { operations } from './operations.ts';

/** What a member of the account may send to its charge points. */
export const ownerCommandRequestSchema = z.discriminatedUnion('action', operations);
export type OwnerCommandRequest = z.infer<typeof ownerCommandRequestSchema>;

/** What support, and the product itself, may send: all 25 calls of OCPP 1.6 and its security extension. */
export const commandRequestSchema = z.discriminatedUnion('action', [...operations, ...expertOperations]);
export type CommandRequest = z.infer<typeof commandRequestSchema>;
