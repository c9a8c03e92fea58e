export type SocketType = 'type-2' | 'ccs' | 'chademo' | 'schuko';

/** What a charging point can deliver: on AC per phase, on DC as one phase. */
export interface PowerType {
  readonly phases: number;
  readonly maxCurrentA: number;
  /** Between phase and neutral. */
  readonly voltageV: number;
}

const SOCKET_NAMES: Readonly<Record<SocketType, string>> = {
  'type-2': 'Type 2',
  ccs: 'CCS',
  chademo: 'CHAdeMO',
  schuko: 'Schuko',
};

/** The name of the plug, the same in every language. */
export const socketName = (socketType: SocketType): string => {
  return SOCKET_NAMES[socketType];
};

/** `3 x 32A (230V)` */
export const powerTypeText = ({ phases, maxCurrentA, voltageV }: PowerType): string => {
  return `${phases} x ${maxCurrentA}A (${voltageV}V)`;
};

/** `Type 2 — 1 x 32A (230V)` */
export const connectorText = (socketType: SocketType, power: PowerType): string => {
  return `${socketName(socketType)} — ${powerTypeText(power)}`;
};

export const maxPowerW = ({ phases, maxCurrentA, voltageV }: PowerType): number => {
  return phases * maxCurrentA * voltageV;
};

/** Whether the session's energy is limited by what a car takes on AC, see `sessions/energy`. */
export const currentOf = (socketType: SocketType): 'ac' | 'dc' => {
  return socketType === 'ccs' || socketType === 'chademo' ? 'dc' : 'ac';
};

export interface ConnectionLoad {
  /** Sum of the charging points' currents on the most loaded phase, if all charge at the same time. */
  readonly maxPerPhaseA: number;
  /** The station's connection limit; `null` if the owner has not set one. */
  readonly limitPerPhaseA: number | null;
  /** `null` without a limit. */
  readonly fits: boolean | null;
}

/**
 * Whether all charging points of a station together stay below its connection limit, with all single-phase ones on the
 * same phase.
 */
export const connectionLoad = (
  points: readonly PowerType[],
  limitPerPhaseA: number | null,
): ConnectionLoad => {
  const maxPerPhaseA = points.reduce((sum, { maxCurrentA }) => sum + maxCurrentA, 0);
  const fits = limitPerPhaseA === null ? null : maxPerPhaseA <= limitPerPhaseA;
  return { maxPerPhaseA, limitPerPhaseA, fits };
};
