import { createAuthorizationCache } from './authorization/authorization-cache.ts';
import { createAuthorize } from './authorization/authorization.ts';
import { createLocalList } from './authorization/local-list.ts';
import type { AfterAnswer } from './commands/call-handler.ts';
import { callHandlers } from './commands/call-handlers.ts';
import { createCarConnection } from './connectors/car-connection.ts';
import { createCardReader } from './connectors/card-reader.ts';
import { createStatusReporter } from './connectors/status-reporter.ts';
import type { Device } from './device.ts';
import type { Listener } from './events.ts';
import { createPowerSupply } from './maintenance/power-supply.ts';
import { createMeterReader } from './metering/meter-reader.ts';
import type { ChargePointOptions } from './options.ts';
import { createReservations } from './reservations/reservations.ts';
import { createSendSecurityEvent } from './security/security-events.ts';
import { createSecurityProfile } from './security/security-profile.ts';
import { allowedPowerW } from './smart-charging/allowed-power.ts';
import { createChargingProfiles } from './smart-charging/charging-profiles.ts';
import { createDelivery } from './transactions/delivery.ts';
import { createTransactions } from './transactions/transactions.ts';
import { createLink } from './wire/link.ts';
import { createOutbox } from './wire/outbox.ts';
import { createRegistration } from './wire/registration.ts';
import { securityMemory, createCore } from './device-core.ts';

/** Time between an answer and what it announces, so that the answer is out first. */
const afterAnswerSeconds = 1;

/** Puts the parts of a charge point together, with what it remembers from an earlier run. */
export const assembleDevice = (options: ChargePointOptions, emit: Listener): Device => {
  const { memory } = options;
  const core = createCore(options);
  const { clock, configuration, connectors } = core;
  const afterAnswer: AfterAnswer = (action) => void clock.after(afterAnswerSeconds, action);

  // Messages go out through the link and calls come in through it: what it hands on to is made after it.
  const outbox = createOutbox({
    clock,
    configuration,
    remembered: memory?.queue ?? [],
    send: (message) => delivery.deliver(message),
    settled: ({ action }, outcome) => emit({ type: `message-${outcome}`, action }),
  });
  const securityProfile = createSecurityProfile(core);
  const link = createLink(
    {
      ...core,
      securityProfile,
      emit,
      handlers: () => handlers,
      onConnected: () => registration.connected(),
      onDisconnected: () => registration.disconnected(),
    },
    { factoryPassword: options.password, rememberedKey: memory?.security?.key ?? null },
  );
  const registration = createRegistration({
    ...core,
    link,
    outbox,
    reportAllStatuses: (booted) => statuses.reportAll(booted),
    emit,
  });

  const wired = { ...core, emit, afterAnswer, outbox, securityProfile, link, registration };
  const statuses = createStatusReporter(wired);
  const sendSecurityEvent = createSendSecurityEvent(wired);
  const reservations = createReservations({ ...wired, statuses });
  const meterReader = createMeterReader(wired);
  const transactions = createTransactions({ ...wired, meterReader, reservations, statuses });
  const authorizationCache = createAuthorizationCache(configuration);
  const localList = createLocalList(configuration, memory?.localList);
  const authorize = createAuthorize({ ...wired, authorizationCache, localList });
  const delivery = createDelivery({ ...wired, authorizationCache, transactions }, memory?.transactionIds);
  const chargingProfiles = createChargingProfiles(wired, memory?.chargingProfiles);
  for (const connector of connectors)
    connector.allowedW = (phases) => allowedPowerW(chargingProfiles, clock, connector, phases);
  const charging = { ...wired, authorize, chargingProfiles, reservations, statuses, transactions };
  const cardReader = createCardReader(charging);
  const cars = createCarConnection({ ...charging, cardReader });
  const power = createPowerSupply(charging);
  const handlers = callHandlers({
    ...charging,
    authorizationCache,
    localList,
    cardReader,
    meterReader,
    power,
    sendSecurityEvent,
  });
  return {
    clock,
    connectors,
    cars,
    cardReader,
    power,
    sendSecurityEvent,
    outbox,
    link,
    registration,
    memory: () => ({
      connectors: connectors.map(({ registerWh, inoperative }) => ({ registerWh, inoperative })),
      transactionIds: [...delivery.transactionIds],
      queue: [...outbox.messages()],
      localList: localList.memory,
      chargingProfiles: chargingProfiles.installed,
      security: securityMemory(core, link),
    }),
  };
};
