/** One socket or fixed cable of the simulated charge point. */
export interface ConnectorSpec {
  socketType: 'Type 2' | 'CCS' | 'CHAdeMO' | 'Type 1' | 'Schuko';
  fixedCable: boolean;
  phases: 1 | 3;
  maxCurrentA: number;
  /** Lifetime register at the first start; made up from the seed when absent. */
  registerWh?: number;
}

export const type2Socket: ConnectorSpec = {
  socketType: 'Type 2',
  fixedCable: false,
  phases: 3,
  maxCurrentA: 32,
};
