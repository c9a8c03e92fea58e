import { Button, Stack, Text } from '@mantine/core';
import type { AdoptionWindow } from '@laadpoort/contract/onboarding/adoption-window';
import { useTranslation } from 'react-i18next';
import { CopyLine } from '#ui/copy-line.tsx';

interface Props {
  pairing: AdoptionWindow['pairing'];
  onClose: () => void;
}

/** What the installer enters in the charger, once the window is open. */
export const PairingDetails = ({ pairing, onClose }: Props) => {
  const { t } = useTranslation('onboarding');
  return (
    <Stack>
      <Text>{t('opened')}</Text>
      {pairing && (
        <>
          <div>
            <CopyLine label={t('address')} value={pairing.url} />
            <Text size="sm" c="dimmed">
              {t('addressHelp')}
            </Text>
          </div>
          <div>
            <CopyLine label={t('code')} value={pairing.code} />
            <Text size="sm" c="dimmed">
              {t('codeHelp')}
            </Text>
          </div>
        </>
      )}
      <Button onClick={onClose}>{t('entered')}</Button>
    </Stack>
  );
};
