import { groupBudgetSchema, groupPriceSchema } from '@laadpoort/contract/access-groups';
import { tariffWindowSchema } from '@laadpoort/contract/tariff-version';
import { z } from 'zod';

const storedSchema = z.object({
  cards: z.array(z.strictObject({ uid: z.string(), description: z.string() })),
  windows: z.array(tariffWindowSchema),
  price: groupPriceSchema,
  budget: groupBudgetSchema.nullable(),
});

/** What of a group is stored as JSON. */
export const storedGroup = (row: unknown): z.infer<typeof storedSchema> => storedSchema.parse(row);
