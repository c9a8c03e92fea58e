import { getSupportCommand, sendSupportCommand } from '@laadpoort/contract/support/devices';
import { commandNeedsStepUp } from '@laadpoort/domain/commands/command-permission';
import { bySupport } from '#chargers/commands.ts';
import { readCommandInFull } from '#chargers/commands/read-commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { findDevice } from '#chargers/directory/ownership.ts';
import { Refusal, refuse, type Route } from '#platform/http/route.ts';
import { questionedCards } from './unusual-cards.ts';

/** Commands of support: sent with a reason that the owner can read. */
export const registerSupportCommandRoutes = (
  route: Route,
  kernel: Pick<Kernel, 'db' | 'sendCommand' | 'openDevice'>,
): void => {
  const { db, openDevice } = kernel;

  route(getSupportCommand, async ({ params: { chargePointId, commandId } }, person) => {
    if (!(await openDevice(person, chargePointId))) return refuse('not-found');
    return (await readCommandInFull(db, chargePointId, commandId)) ?? refuse('not-found');
  });

  route(sendSupportCommand, async ({ params: { chargePointId }, query, body }, person) => {
    const device = await findDevice(db, chargePointId);
    if (!device) return refuse('not-found');
    if (commandNeedsStepUp(body.command) && !(await person.isProven())) return refuse('step-up-needed');
    const questioned = questionedCards(body.command, query);
    if (questioned) return inCommand(questioned);
    const answer = await kernel.sendCommand({
      chargePointId,
      accountId: device.accountId,
      requester: bySupport(person),
      request: body.command,
      reason: body.reason,
      force: query.force,
    });
    return answer instanceof Refusal ? inCommand(answer) : answer;
  });
};

/** The owner's form is the command itself; here it is one field of the body. */
const inCommand = ({ code, fields }: Refusal): Refusal =>
  refuse(
    code,
    fields.map(({ path, ...problem }) => ({ ...problem, path: path.replace(/^body\./, 'body.command.') })),
  );
