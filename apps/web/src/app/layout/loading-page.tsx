import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The shape of a page while its code arrives. */
export const LoadingPage = () => {
  const { t } = useTranslation('ui');
  return (
    <Stack p="xl" maw={1200} mx="auto">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <Skeleton height={32} width={220} />
      <Skeleton height={140} radius="lg" />
      <Skeleton height={140} radius="lg" />
    </Stack>
  );
};
