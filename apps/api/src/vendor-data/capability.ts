import type { Capability } from '#chargers/capability.ts';
import { dataTransferHandler } from './ocpp.ts';

/** Messages in words of a vendor. */
export const vendorData: Capability = {
  name: 'vendor-data',
  // No vendor's messages are documented well enough to be understood so far.
  open: (kernel) => ({ handlers: dataTransferHandler(kernel, {}) }),
};
