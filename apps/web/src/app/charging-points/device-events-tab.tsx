import { useIdParam } from '#lib/use-id-param.ts';
import { DeviceEvents } from '#features/events/device-events.tsx';
import { RefusedTap } from '#features/whitelist/refused-tap.tsx';

/** What happened at a charger; a refused card is explained, with what can be done about it. */
const DeviceEventsTab = () => {
  const chargePointId = useIdParam('chargePointId');
  return (
    <DeviceEvents
      view="account"
      chargePointId={chargePointId}
      help={(event) => <RefusedTap event={event} chargePointId={chargePointId} />}
    />
  );
};

export { DeviceEventsTab as Component };
