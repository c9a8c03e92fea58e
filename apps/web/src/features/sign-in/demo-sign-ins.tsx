import { getAbout } from '@laadpoort/contract/accounts/endpoints';
import { Anchor, Button, Paper, Stack, Text, Title } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiQuery } from '#lib/api.ts';

/** In the demo, the people one can sign in as; otherwise renders nothing. */
export const DemoSignIns = ({ onChoose }: { onChoose: (email: string, password: string) => void }) => {
  const { t } = useTranslation('signIn');
  const { data } = useQuery(apiQuery(getAbout, {}));
  if (!data || data.demoSignIns.length === 0) return null;
  return (
    <Paper component="section" p="md" radius="lg" bg="var(--raised)">
      <Stack gap="xs">
        <Title order={2} size="h3">
          {t('demo.title')}
        </Title>
        <Text size="sm">{t('demo.intro')}</Text>
        {data.demoSignIns.map(({ email, password, who }) => (
          <Button
            key={email}
            variant="default"
            justify="space-between"
            rightSection={<IconArrowRight size={16} aria-hidden />}
            onClick={() => onChoose(email, password)}
          >
            {t(`demo.as.${who}`)}
          </Button>
        ))}
        {data.showsMails && (
          <Anchor component={Link} to="/demo/mails" size="sm">
            {t('demo.mails')}
          </Anchor>
        )}
      </Stack>
    </Paper>
  );
};
