import type { ConnectorSpec } from '@laadpoort/simulator/connectors/connector-spec';
import type { ScenarioName } from '@laadpoort/simulator/scenarios/scenario';
import type { AuthorizationMode } from '@laadpoort/domain/whitelist/decide-authorization';
import type { DemoCard } from './cards.ts';
import type { AccountName } from './people.ts';
import { demoId } from './random.ts';

export interface DemoChargePoint {
  readonly id: string;
  /** OCPP identity and serial number. */
  readonly identity: string;
  readonly model: string;
  readonly connectors: readonly ConnectorSpec[];
  readonly scenario: ScenarioName;
}

/** When and for how long people charge at a place. */
interface Habit {
  /** Visits a charging point gets on a Monday, Tuesday … Sunday. */
  readonly visitsADay: readonly number[];
  /** Local hours of arrival. */
  readonly arrivals: readonly (readonly [from: number, until: number])[];
  readonly stayHours: readonly [number, number];
  readonly energyKwh: readonly [number, number];
  /** A card that comes more often is listed more often. */
  readonly cards: readonly DemoCard[];
}

export interface DemoStation {
  readonly id: string;
  readonly account: AccountName;
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly gridLimitA: number | null;
  readonly mode: AuthorizationMode;
  readonly public: boolean;
  readonly vatBasis: 'excl' | 'incl';
  /** Oldest first; the last one is in effect. */
  readonly prices: readonly (readonly [monthsAgo: number, pricePerKwh: string])[];
  readonly habit: Habit;
  readonly chargePoints: readonly DemoChargePoint[];
}

export const cable: ConnectorSpec = { socketType: 'Type 2', fixedCable: true, phases: 1, maxCurrentA: 32 };

export const socket: ConnectorSpec = { socketType: 'Type 2', fixedCable: false, phases: 3, maxCurrentA: 16 };

export const fastSocket: ConnectorSpec = { ...socket, maxCurrentA: 32 };

export const chargePoint = (
  identity: string,
  model: string,
  scenario: ScenarioName,
  connectors: ConnectorSpec[],
): DemoChargePoint => ({ id: demoId(identity), identity, model, scenario, connectors });
