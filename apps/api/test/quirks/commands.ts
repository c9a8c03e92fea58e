import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { Refusal } from '#platform/http/route.ts';
import { expect, vi } from 'vitest';
import type { OcppApp } from '../ocpp-app.ts';
import type { QuirkyCharger } from './charger.ts';

const requester = { personId: 'support', personName: 'Sam Support', role: 'support' };

export const sendCommand = (
  t: OcppApp,
  { charger }: QuirkyCharger,
  request: CommandRequest,
  { force = false } = {},
) =>
  t.kernel.sendCommand({
    accountId: charger.accountId,
    chargePointId: charger.id,
    requester,
    request,
    reason: 'test',
    force,
  });

/** How a command ended, or why it was refused. */
export const outcomeOf = async (
  t: OcppApp,
  quirky: QuirkyCharger,
  request: CommandRequest,
  how?: { force: boolean },
): Promise<string> => {
  const answer = await sendCommand(t, quirky, request, how);
  if (answer instanceof Refusal) return `not sent: ${answer.fields[0]?.code ?? answer.code}`;
  return vi.waitFor(
    async () => {
      const { state } = await t.db.prisma.command.findUniqueOrThrow({ where: { id: answer.id } });
      expect(['queued', 'sent', 'accepted']).not.toContain(state);
      return state;
    },
    { timeout: 10_000 },
  );
};

export const configurationOf = async (t: OcppApp, { charger }: QuirkyCharger) => {
  const rows = await t.db.prisma.configurationKey.findMany({ where: { chargePointId: charger.id } });
  return new Map(rows.map(({ key, value }) => [key, value]));
};

/** How often the product has sent a call, according to its log. */
export const callsOf = (t: OcppApp, { charger }: QuirkyCharger, action?: string): Promise<number> =>
  t.db.prisma.ocppMessage.count({
    where: { chargePointId: charger.id, direction: 'out', ...(action === undefined ? {} : { action }) },
  });
