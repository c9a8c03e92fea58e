import { useIdParam } from '#lib/use-id-param.ts';
import { SessionsOf } from './sessions-of.tsx';

const StationSessionsTab = () => <SessionsOf stationId={useIdParam('stationId')} />;

export { StationSessionsTab as Component };
