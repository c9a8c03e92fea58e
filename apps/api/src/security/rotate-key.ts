import type { Command } from '@laadpoort/contract/commands/endpoints';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { keysAfter, mayRotate, type KeyAnswer } from '@laadpoort/domain/security/key-rotation';
import type { CallResult } from '#chargers/commands/call-result.ts';
import type { Request } from '@laadpoort/ocpp/messages/actions';
import { hashChargePointKey, makeChargePointKey } from '#chargers/admission/charge-point-key.ts';
import type { Database } from '#platform/database/database.ts';
import { Refusal, refuse } from '#platform/http/route.ts';
import { BY_SYSTEM, type CommandOrigin } from '#chargers/commands.ts';
import { NEW_KEY, KEY_PLACEHOLDER } from '#chargers/commands/new-key.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { audit } from '#chargers/audit.ts';

interface Asked {
  /** Of the command. */
  readonly id: string;
  readonly chargePointId: string;
  readonly request: Extract<CommandRequest, { action: 'ChangeConfiguration' }>;
}

const isNewKey = ({ request }: Asked): boolean =>
  request.key.toLowerCase() === 'authorizationkey' && request.value === KEY_PLACEHOLDER;

/** A new key over the connection: the old one holds until the charge point has said that it took the new one. */
export const createKeyRotation = (kernel: Kernel) => {
  const { db, now } = kernel;
  const { pepper } = kernel.settings;
  /** By charge point: the command whose key is pending, and that key's hash. */
  const sent = new Map<string, { readonly commandId: string; readonly hash: Uint8Array<ArrayBuffer> }>();
  return {
    rotate: (origin: CommandOrigin): Promise<Command | Refusal> => rotate(kernel, origin),

    hooks: {
      ChangeConfiguration: {
        async prepare(asked: Asked, payload: Request<'ChangeConfiguration'>) {
          if (!isNewKey(asked)) return payload;
          const key = makeChargePointKey();
          const hash = new Uint8Array(hashChargePointKey(pepper, asked.chargePointId, key));
          // Known here before the charger can use it; if two are requested at the same time, one is sent.
          if (!(await makePending(db, asked.chargePointId, hash, now()))) return null;
          sent.set(asked.chargePointId, { commandId: asked.id, hash });
          return { ...payload, value: key.toString('hex') };
        },

        async settled(asked: Asked, result: CallResult<'ChangeConfiguration'>) {
          const own = sent.get(asked.chargePointId);
          // The pending key belongs to another command.
          if (!isNewKey(asked) || own?.commandId !== asked.id) return;
          const keys = keysAfter(keyAnswer(result));
          if (keys !== 'both') await KEEP[keys](db, asked.chargePointId, own.hash);
        },
      },
    },
  };
};

const rotate = async (kernel: Kernel, origin: CommandOrigin): Promise<Command | Refusal> => {
  const { db, directory, now, sendCommand } = kernel;
  const { accountId, chargePointId, requester, reason } = origin;
  const found = await db.prisma.chargePoint.findUnique({
    where: { id: chargePointId },
    select: { pendingKeyAt: true, connectedSince: true, disconnectedAt: true },
  });
  if (!found) return refuse('not-found');
  if (found.connectedSince === null || found.disconnectedAt !== null) return refuse('charge-point-offline');
  if (directory.findById(chargePointId)?.identityConflictAt) return refuse('identity-conflict');
  const { pendingKeyAt: pendingSince, connectedSince } = found;
  if (!mayRotate({ pendingSince, connectedSince })) return refuse('command-busy');
  const command = await sendCommand({
    // Keys are the product's own business: a person may not choose one.
    ...BY_SYSTEM,
    accountId,
    chargePointId,
    reason,
    request: NEW_KEY,
  });
  if (command instanceof Refusal) return command;
  await audit(db.prisma, {
    at: now(),
    accountId,
    actorId: requester.personId,
    action: 'charge-point.rotate-key',
    targetId: chargePointId,
    reason,
    detail: { commandId: command.id, role: requester.role },
  });
  return command;
};

/** False if another key is pending; this is the condition `mayRotate` again, at the moment of sending. */
const makePending = async (
  { prisma }: Database,
  chargePointId: string,
  hash: Uint8Array,
  at: Date,
): Promise<boolean> => {
  const made = await prisma.$executeRaw`
    UPDATE charge_point SET pending_key_hash = ${hash}, pending_key_at = ${at}
     WHERE id = ${chargePointId}::uuid AND (pending_key_at IS NULL OR connected_since > pending_key_at)`;
  return made > 0;
};

/** A connection with the new key may already have made it the key. */
const KEEP = {
  async new({ prisma }: Database, chargePointId: string, hash: Uint8Array): Promise<void> {
    await prisma.$executeRaw`
      UPDATE charge_point
         SET key_hash = pending_key_hash, pending_key_hash = NULL, pending_key_at = NULL
       WHERE id = ${chargePointId}::uuid AND pending_key_hash = ${hash}`;
  },
  async old({ prisma }: Database, chargePointId: string, hash: Uint8Array<ArrayBuffer>): Promise<void> {
    await prisma.chargePoint.updateMany({
      where: { id: chargePointId, pendingKeyHash: hash },
      data: { pendingKeyHash: null, pendingKeyAt: null },
    });
  },
} as const;

const keyAnswer = (result: CallResult<'ChangeConfiguration'>): KeyAnswer =>
  result.kind === 'answered' ? { kind: 'answered', status: result.response.status } : result;
