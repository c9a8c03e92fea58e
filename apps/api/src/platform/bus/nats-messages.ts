import { liveEventSchema } from '@laadpoort/contract/wire/live-events';
import { z } from 'zod';

export const liveMessage = z.object({ from: z.string(), accountId: z.string(), event: liveEventSchema });

export const takeOverMessage = z.object({
  from: z.string(),
  chargePointId: z.string(),
  epoch: z.string().regex(/^\d{1,19}$/),
});

export const parseJson = (data: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(data));
  } catch {
    return undefined;
  }
};
