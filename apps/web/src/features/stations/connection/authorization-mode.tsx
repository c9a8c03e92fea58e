import { Alert, Radio, Stack } from '@mantine/core';
import { updateChargePoint } from '@laadpoort/contract/charge-points/endpoints';
import { authorizationModeSchema, type ChargePoint } from '@laadpoort/contract/charge-points/charge-point';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';

/** Who may charge here: whitelist, whitelist and guests, or everybody for free. */
export const AuthorizationMode = ({ device }: { device: ChargePoint }) => {
  const { t } = useTranslation('stations');
  const mayEdit = useMay('stations.manage');
  const update = useApiMutation(updateChargePoint);
  const choose = (value: string) =>
    update.mutate(
      {
        params: { chargePointId: device.id },
        body: { authorizationMode: authorizationModeSchema.parse(value) },
      },
      { onSuccess: () => toast(t('configuration.mode.saved')) },
    );
  const mode = (update.isPending && update.variables.body.authorizationMode) || device.authorizationMode;
  const nobodyAsGuest =
    mode === 'whitelist-and-guests' && !device.connectors.some((each) => each.publiclyAvailable);
  return (
    <Section title={t('configuration.mode.title')}>
      <Stack>
        {update.error && <ErrorNote error={update.error} />}
        <Radio.Group value={mode} onChange={choose} aria-label={t('configuration.mode.title')}>
          <Stack gap="sm">
            {authorizationModeSchema.options.map((option) => (
              <Radio
                key={option}
                value={option}
                disabled={!mayEdit}
                label={t(`configuration.mode.${option}.label`)}
                description={t(`configuration.mode.${option}.help`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {nobodyAsGuest && <Alert color="amber">{t('configuration.mode.needsPublic')}</Alert>}
      </Stack>
    </Section>
  );
};
