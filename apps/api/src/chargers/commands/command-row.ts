import { isDeepStrictEqual } from 'node:util';
import { commandRequestSchema, type CommandRequest } from '@laadpoort/contract/commands/requests';
import type { Command as CommandAnswer } from '@laadpoort/contract/commands/endpoints';
import { redactJson } from '@laadpoort/ocpp/messages/redact';
import { canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import {
  isOpen,
  type Command,
  type CommandState,
  type CommandTarget,
} from '@laadpoort/domain/commands/command';
import type { OutboundAction } from '@laadpoort/ocpp/messages/actions';
import type { Command as CommandRow, Prisma } from '#platform/prisma/client.ts';
import type { CommandOf } from './command-hooks.ts';
import { shownParams } from './shown-params.ts';

/** The request as it was made; the row stores its action separately. */
export const requestOf = ({ action, params }: Pick<CommandRow, 'action' | 'params'>): CommandRequest =>
  commandRequestSchema.parse({ ...(params as object), action });

/** A row as seen by the capability that it belongs to. */
export const commandOf = (row: CommandRow): CommandOf<OutboundAction> => ({
  id: row.id,
  accountId: row.accountId,
  chargePointId: row.chargePointId,
  requestedById: row.requestedById,
  request: requestOf(row),
});

/** The parameters without keys and passwords, as kept after it was sent or given up; null if there are none. */
export const withoutSecret = ({ params }: Pick<CommandRow, 'params'>): Prisma.InputJsonObject | null => {
  const kept = JSON.parse(redactJson(JSON.stringify(params))) as Prisma.InputJsonObject;
  return isDeepStrictEqual(kept, params) ? null : kept;
};

/** A row as the decisions of the domain need it. */
export const toCommand = (row: CommandRow): Command => ({
  target: targetOf(requestOf(row)),
  state: row.state as CommandState,
  deadlineAt: row.deadlineAt,
  sentAt: row.sentAt,
});

/** The request as the decisions of the domain need it. */
export const targetOf = (request: CommandRequest): CommandTarget => {
  switch (request.action) {
    case 'RemoteStartTransaction':
      return { ...request, idTag: canonicalIdTag(request.idTag) };
    case 'RemoteStopTransaction':
    case 'ChangeAvailability':
      return request;
    default:
      return { action: request.action };
  }
};

/** Statuses of the answer, as the charger sent them. */
const answerOf = (response: CommandRow['response']): string | null => {
  if (typeof response !== 'object' || response === null || Array.isArray(response)) return null;
  const status = response['status'] ?? response['errorCode'];
  return typeof status === 'string' ? status : null;
};

const SAID_LENGTH = 200;

/** What the charger said where it is not OCPP's word, as far as it is text; null if it is, or if nothing came. */
const saidOf = (response: CommandRow['response']): string | null => {
  if (typeof response !== 'object' || response === null || Array.isArray(response)) return null;
  const { said, answer } = response;
  if (typeof said === 'string') return said;
  if (answer === undefined || answer === null || response['errorCode'] !== 'unreadable') return null;
  const status = typeof answer === 'object' && !Array.isArray(answer) ? answer['status'] : answer;
  const text = typeof status === 'string' ? status : JSON.stringify(answer);
  return text === '{}' ? null : text.slice(0, SAID_LENGTH).toWellFormed();
};

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A row as the portal shows it. */
export const toCommandAnswer = (row: CommandRow, requestedBy: string): CommandAnswer => ({
  id: row.id,
  chargePointId: row.chargePointId,
  connectorId: row.connectorId,
  action: row.action,
  params: shownParams(requestOf(row)),
  state: row.state as CommandState,
  open: isOpen(row.state as CommandState),
  answer: answerOf(row.response),
  said: saidOf(row.response),
  reason: row.reason,
  requestedBy,
  requestedByRole: row.requestedByRole,
  requestedAt: row.requestedAt.toISOString(),
  sentAt: iso(row.sentAt),
  answeredAt: iso(row.answeredAt),
  finishedAt: iso(row.finishedAt),
});
