import { firmwareCampaignBodySchema, firmwareSelectionSchema } from '@laadpoort/contract/firmware/campaigns';
import { z } from 'zod';

/** The values of the campaign form, structured like the request body. */
export interface CampaignValues {
  name: string;
  firmwareFileId: string;
  signed: boolean;
  selection: { vendor: string; model: string; version: string; q: string };
  stageSize: number | string;
  maxFailures: number | string;
  days: number | string;
  reason: string;
}

export const emptyCampaign: CampaignValues = {
  name: '',
  firmwareFileId: '',
  signed: false,
  selection: { vendor: '', model: '', version: '', q: '' },
  stageSize: 5,
  maxFailures: 2,
  days: 14,
  reason: '',
};

type Selection = z.input<typeof firmwareSelectionSchema>;

/** Empty fields are ignored. */
export const selectionOf = (selection: CampaignValues['selection']): Selection =>
  Object.fromEntries(Object.entries(selection).filter(([, value]) => value.trim() !== ''));

export const selectionFits = (selection: Selection) => firmwareSelectionSchema.safeParse(selection).success;

const whole = (value: number | string) => (value === '' ? Number.NaN : Number(value));

export const campaignBodyOf = ({
  selection,
  stageSize,
  maxFailures,
  days,
  ...rest
}: CampaignValues): z.input<typeof firmwareCampaignBodySchema> => ({
  ...rest,
  selection: selectionOf(selection),
  stageSize: whole(stageSize),
  maxFailures: whole(maxFailures),
  days: whole(days),
});

/** The contract's own schema, applied to the form. */
export const campaignValuesSchema = z
  .custom<CampaignValues>()
  .transform(campaignBodyOf)
  .pipe(firmwareCampaignBodySchema);
