import { useParams } from 'react-router';

/** A parameter of the route's own path; that it is missing is a mistake in the router. */
export const useIdParam = (name: 'stationId' | 'chargePointId' | 'sessionId' | 'campaignId') => {
  const value = useParams()[name];
  if (value === undefined) throw new Error(`This route has no :${name}.`);
  return value;
};
