import type { Command as CommandAnswer, CommandRequest } from '@laadpoort/contract/commands';
import { canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import { isOpen, type Command, type CommandState, type CommandTarget } from '@laadpoort/domain/commands/command';

export interface CommandRow {
  id: string;
  account_id: string;
  charge_point_id: string;
  connector_id: number | null;
  params: CommandRequest;
  state: CommandState;
  response: { status?: unknown; code?: unknown } | null;
  reason: string | null;
  requested_by: string | null;
  requested_by_role: string;
  requested_at: Date;
  deadline_at: Date;
  sent_at: Date | null;
  answered_at: Date | null;
  finished_at: Date | null;
}

/** Select list of a `CommandRow`, to go on with JOINs or a WHERE on `c`. */
export const SELECT_COMMAND = `
  SELECT c.id, c.account_id, c.charge_point_id, c.connector_id, c.params, c.state, c.response, c.reason,
         u.name AS requested_by, c.requested_by_role, c.requested_at, c.deadline_at, c.sent_at, c.answered_at,
         c.finished_at
    FROM command c LEFT JOIN "user" u ON u.id = c.requested_by_id`;

export const toDomain = (row: CommandRow): Command => ({
  target: targetOf(row.params),
  state: row.state,
  deadlineAt: row.deadline_at,
  sentAt: row.sent_at,
});

const targetOf = (request: CommandRequest): CommandTarget =>
  request.action === 'RemoteStartTransaction'
    ? { ...request, idTag: canonicalIdTag(request.idTag) }
    : request;

export const toAnswer = (row: CommandRow): CommandAnswer => {
  const { action, ...params } = row.params;
  return {
    id: row.id,
    chargePointId: row.charge_point_id,
    connectorId: row.connector_id,
    action,
    params: shown(params),
    state: row.state,
    open: isOpen(row.state),
    answer: answerWord(row.response),
    reason: row.reason,
    requestedBy: row.requested_by ?? '',
    requestedByRole: row.requested_by_role,
    requestedAt: row.requested_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    answeredAt: row.answered_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
};

const SECRET_KEY = /key$|passw|secret|credential|token|psk/i;

/** Whether the value of a configuration key is nobody's business. */
export const isSecretKey = (key: string): boolean => SECRET_KEY.test(key);

const shown = (params: Record<string, string | number | undefined>): CommandAnswer['params'] => {
  const entries = Object.entries(params).map(([name, value]) => [name, value ?? null]);
  const given: CommandAnswer['params'] = Object.fromEntries(entries);
  const hidden = typeof given['key'] === 'string' && isSecretKey(given['key']);
  return hidden ? { ...given, value: '***' } : given;
};

const answerWord = (response: CommandRow['response']): string | null => {
  const word = response?.status ?? response?.code;
  return typeof word === 'string' ? word : null;
};
