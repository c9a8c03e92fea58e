import type { CommandAction } from './command.ts';

/** Commands that switch a load of kilowatts on or off. Many at the same time would affect the grid. */
export const SWITCHING_ACTIONS = [
  'RemoteStartTransaction',
  'RemoteStopTransaction',
  'Reset',
  'UnlockConnector',
] as const satisfies readonly CommandAction[];

const PER_ACCOUNT = 60;
const IN_ALL = 600;

/** The period over which the commands are counted. */
export const SWITCHING_WINDOW_MS = 60_000;

/** Switching commands of the last minute: those of one account, and in total. */
export interface SwitchingCounts {
  readonly account: number;
  readonly all: number;
}

export const isSwitching = (action: CommandAction): boolean => {
  return SWITCHING_ACTIONS.some((each) => each === action);
};

/** Whether another one may be sent now. Not even force overrides this: it limits what a stolen sign-in can do. */
export const maySwitch = ({ account, all }: SwitchingCounts): boolean => {
  return account < PER_ACCOUNT && all < IN_ALL;
};
