import type { ConnectorSpec } from '@laadpoort/simulator/connectors/connector-spec';
import type { ScenarioName } from '@laadpoort/simulator/scenarios/scenario';
import type { AuthorizationMode } from '@laadpoort/domain/whitelist/decide-authorization';
import {
  colleagueCards,
  employeeCard,
  employeeRoadCard,
  guestCards,
  ownerCard,
  type DemoCard,
} from './cards.ts';
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

const cable: ConnectorSpec = { socketType: 'Type 2', fixedCable: true, phases: 1, maxCurrentA: 32 };
const socket: ConnectorSpec = { socketType: 'Type 2', fixedCable: false, phases: 3, maxCurrentA: 16 };
const fastSocket: ConnectorSpec = { ...socket, maxCurrentA: 32 };

const chargePoint = (
  identity: string,
  model: string,
  scenario: ScenarioName,
  connectors: ConnectorSpec[],
): DemoChargePoint => ({ id: demoId(identity), identity, model, scenario, connectors });

export const stations: readonly DemoStation[] = [
  {
    id: demoId('station home'),
    account: 'owner',
    name: 'Home',
    street: 'Rozenhof 12',
    postalCode: '3511 AB',
    city: 'Utrecht',
    gridLimitA: 35,
    mode: 'whitelist',
    public: false,
    vatBasis: 'incl',
    prices: [[13, '0.3000']],
    habit: {
      visitsADay: [0.7, 0.5, 0.6, 0.6, 0.7, 0.4, 0.8],
      arrivals: [[17, 20.5]],
      stayHours: [9, 13],
      energyKwh: [7, 44],
      cards: [ownerCard],
    },
    chargePoints: [chargePoint('ACE0254001', 'Eve Single S-line', 'home', [cable])],
  },
  {
    id: demoId('station office'),
    account: 'owner',
    name: 'Office',
    street: 'Kanaalweg 88',
    postalCode: '3526 KM',
    city: 'Utrecht',
    gridLimitA: 80,
    mode: 'whitelist-and-guests',
    public: false,
    vatBasis: 'excl',
    prices: [
      [13, '0.2800'],
      [7, '0.3100'],
    ],
    habit: {
      visitsADay: [1, 1.2, 1, 1.2, 0.7, 0.02, 0.01],
      arrivals: [
        [7.6, 9.4],
        [7.6, 9.4],
        [12.5, 14],
      ],
      stayHours: [2.5, 8.5],
      energyKwh: [8, 40],
      cards: [employeeCard, employeeCard, employeeCard, ...colleagueCards, ...colleagueCards, ownerCard],
    },
    chargePoints: [
      chargePoint('ACE0254117', 'Eve Double Pro-line', 'busy-office', [socket, socket]),
      chargePoint('ACE0254118', 'Eve Double Pro-line', 'busy-office', [socket, socket]),
    ],
  },
  {
    id: demoId('station car park'),
    account: 'owner',
    name: 'Car park Stationsplein',
    street: 'Stationsplein 3',
    postalCode: '3511 ED',
    city: 'Utrecht',
    gridLimitA: 160,
    mode: 'whitelist-and-guests',
    public: true,
    vatBasis: 'excl',
    prices: [
      [13, '0.3600'],
      [8, '0.3900'],
      [2, '0.4200'],
    ],
    habit: {
      visitsADay: [2, 2, 2.1, 2.3, 2.6, 3.1, 2.2],
      arrivals: [
        [8, 12],
        [11, 16],
        [15, 20],
      ],
      stayHours: [0.6, 3.8],
      energyKwh: [4, 42],
      cards: [...guestCards, ...guestCards, employeeRoadCard],
    },
    chargePoints: [
      chargePoint('ACE0254230', 'Eve Double Pro-line', 'demo', [fastSocket, fastSocket]),
      chargePoint('ACE0254231', 'Eve Double Pro-line', 'car-park', [fastSocket, fastSocket]),
      chargePoint('ACE0254232', 'Eve Double Pro-line', 'car-park', [fastSocket, fastSocket]),
    ],
  },
  {
    id: demoId('station bakery'),
    account: 'neighbour',
    name: 'Bakkerij Smit',
    street: 'Dorpsstraat 41',
    postalCode: '3732 HJ',
    city: 'De Bilt',
    gridLimitA: null,
    mode: 'whitelist-and-guests',
    public: true,
    vatBasis: 'excl',
    prices: [[13, '0.3800']],
    habit: {
      visitsADay: [0.6, 0.8, 0.8, 0.8, 1, 1.4, 0],
      arrivals: [[8, 17]],
      stayHours: [0.7, 2.5],
      energyKwh: [5, 25],
      cards: [...guestCards.slice(0, 12), employeeRoadCard, employeeRoadCard],
    },
    chargePoints: [chargePoint('ACE0254305', 'Eve Single Pro-line', 'car-park', [fastSocket])],
  },
];
