import { Anchor, Container, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { When } from '#ui/times/when.tsx';
import { demoMailsQuery } from './queries.ts';

/** What the demo would have sent, each mail as its plain text. */
const DemoMailsPage = () => {
  const { t } = useTranslation('mail');
  const query = useQuery(demoMailsQuery);
  useEffect(() => {
    document.title = `${t('demo.title')} · Laadpoort`;
  }, [t]);
  return (
    <Container component="main" size="sm" py="xl">
      <Stack>
        <div>
          <Title order={1}>{t('demo.title')}</Title>
          <Text c="dimmed">{t('demo.intro')}</Text>
        </div>
        <Anchor component={Link} to="/sign-in">
          {t('demo.back')}
        </Anchor>
        <UnlessFailed query={query}>
          {query.data?.mails.length === 0 && <Text>{t('demo.none')}</Text>}
          {query.data?.mails.map(({ id, recipient, subject, createdAt, text }) => (
            <Paper key={id} component="article" p="md" radius="lg" bg="var(--raised)">
              <Title order={2} size="h4">
                {subject}
              </Title>
              <Text size="sm" c="dimmed">
                {t('demo.to', { recipient })} · <When at={createdAt} short />
              </Text>
              <MailText text={text} />
            </Paper>
          ))}
        </UnlessFailed>
      </Stack>
    </Container>
  );
};

/** A line that is an address can be followed. */
const MailText = ({ text }: { text: string }) => (
  <Text component="div" mt="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
    {text.split('\n').map((line, index) =>
      /^https?:\/\//.test(line) ? (
        <Anchor key={index} href={line} display="block">
          {line}
        </Anchor>
      ) : (
        `${line}\n`
      ),
    )}
  </Text>
);

export { DemoMailsPage as Component };
