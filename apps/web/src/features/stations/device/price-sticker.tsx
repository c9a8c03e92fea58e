import { Anchor, Button, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Connector } from '@laadpoort/contract/charge-points/charge-point';
import { QRCodeSVG } from 'qrcode.react';
import { useTranslation } from 'react-i18next';

/** The QR code for the sticker on a charging point, which leads to what charging costs there. */
export const PriceSticker = ({ connector: { connectorId, publicCode } }: { connector: Connector }) => {
  const { t } = useTranslation('stations');
  const [opened, { open, close }] = useDisclosure(false);
  const url = `${window.location.origin}/p/${publicCode}`;
  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        {t('sticker.open')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('sticker.title', { number: connectorId })}>
        <Stack align="center">
          <QRCodeSVG value={url} size={240} marginSize={2} title={t('sticker.qr')} />
          <Anchor href={url} target="_blank" rel="noreferrer">
            {url}
          </Anchor>
          <Text size="sm">{t('sticker.intro')}</Text>
        </Stack>
      </Modal>
    </>
  );
};
