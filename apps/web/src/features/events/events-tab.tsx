import { useIdParam } from '#lib/use-id-param.ts';
import { DeviceEvents } from './device-events.tsx';

const EventsTab = () => <DeviceEvents view="account" chargePointId={useIdParam('chargePointId')} />;

export { EventsTab as Component };
