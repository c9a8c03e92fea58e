import { createContext, useContext } from 'react';
import { stationTimeZone } from './format.ts';

/** By which clock a page shows times: that of the station it is about. */
export const StationZone = createContext(stationTimeZone);

export const useStationZone = () => useContext(StationZone);
