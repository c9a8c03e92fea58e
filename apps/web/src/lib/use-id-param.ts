import { useParams } from 'react-router';

/** A parameter of the route's own path; if it is missing, the router is wrong. */
export const useIdParam = (
  name: 'stationId' | 'chargePointId' | 'sessionId' | 'campaignId' | 'networkId' | 'batchId',
) => {
  const value = useParams()[name];
  if (value === undefined) throw new Error(`This route has no :${name}.`);
  return value;
};
