import { useIdParam } from '#lib/use-id-param.ts';
import { SessionsOf } from './sessions-of.tsx';

const DeviceSessionsTab = () => <SessionsOf chargePointId={useIdParam('chargePointId')} />;

export { DeviceSessionsTab as Component };
