import type { CommandAction } from './command.ts';

/**
 * Commands that switch a load of kilowatts on, or take it away and bring it back. Many at the same time would affect the
 * grid. Stopping and unlocking are not among them: whoever needs them cannot wait.
 */
export const SWITCHING_ACTIONS = [
  'RemoteStartTransaction',
  'Reset',
] as const satisfies readonly CommandAction[];

const PER_ACCOUNT = 60;
const PER_NEW_ACCOUNT = 20;
const NEW_FOR_MS = 7 * 86_400_000;
const IN_ALL = 600;

/** The period over which the commands are counted. */
export const SWITCHING_WINDOW_MS = 60_000;

/** How long a command may wait to be sent: longer than a charger that has just connected is left alone. */
const SEND_WITHIN_MS = 60_000;

/** Switching commands of an account that were sent within the window, or wait to be sent. */
export interface AccountSwitching {
  readonly commands: number;
  readonly accountSince: Date;
}

export const isSwitching = (action: CommandAction): boolean => {
  return SWITCHING_ACTIONS.some((each) => each === action);
};

/** Whether the account may ask for another one. Not even force overrides this: it limits what a stolen sign-in can do. */
export const maySwitch = ({ commands, accountSince }: AccountSwitching, now: Date): boolean => {
  const isNew = now.getTime() - accountSince.getTime() < NEW_FOR_MS;
  return commands < (isNew ? PER_NEW_ACCOUNT : PER_ACCOUNT);
};

/** Whether another one may be sent now, after those that were sent within the window. Otherwise it waits. */
export const hasRoom = (sentInAll: number): boolean => {
  return sentInAll < IN_ALL;
};

/** How long a command may wait to be sent, with so many before it. */
export const sendWithinMs = (beforeInAll: number): number => {
  return SEND_WITHIN_MS + Math.floor(beforeInAll / IN_ALL) * SWITCHING_WINDOW_MS;
};
