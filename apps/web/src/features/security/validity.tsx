import { Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { useFromNow } from '#lib/use-now.ts';

const dayMs = 24 * 60 * 60_000;
const soonDays = 30;

/** The remaining validity of a certificate, as a bar and in words. */
export const Validity = ({ notBefore, notAfter }: { notBefore: string; notAfter: string }) => {
  const { t } = useTranslation('security');
  const format = useFormat();
  const end = Date.parse(notAfter);
  const daysLeft = useFromNow((now) => Math.ceil((end - now.getTime()) / dayMs));
  const days = (end - Date.parse(notBefore)) / dayMs;
  const left = Math.max(0, Math.min(100, (daysLeft / days) * 100));
  return (
    <Stack gap={4}>
      <Progress value={left} color={daysLeft <= soonDays ? 'amber' : 'moss'} aria-hidden />
      <Text size="sm">
        {`${t('certificate.until', { date: format.date(notAfter) })} · ${
          daysLeft > 0 ? t('certificate.left', { count: daysLeft }) : t('certificate.ended')
        }`}
      </Text>
    </Stack>
  );
};
