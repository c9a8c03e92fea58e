import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Explained } from '@laadpoort/contract/sessions/explanation';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { StationZone } from '#lib/station-zone.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { explanationQueries } from '../queries.ts';
import { WhySteps } from './why-steps.tsx';

/** From the euro back to what the charger sent; it is asked for when somebody wants to know. */
export const WhyAmount = ({ sessionId }: { sessionId: number }) => {
  const { t } = useTranslation('sessions');
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <Stack align="flex-start">
      <Button variant="default" size="xs" aria-expanded={opened} onClick={toggle}>
        {t('why.open')}
      </Button>
      {opened && <WhyForAccount sessionId={sessionId} />}
    </Stack>
  );
};

const WhyForAccount = ({ sessionId }: { sessionId: number }) => (
  <Why query={useQuery(explanationQueries.account(sessionId))} messages={`/activity/${sessionId}/messages`} />
);

interface Props {
  query: UseQueryResult<Explained>;
  /** The page of its messages. */
  messages: string;
}

/** Why a session costs what it does. */
export const Why = ({ query, messages }: Props) => {
  const { t } = useTranslation('sessions');
  return (
    <Loaded query={query}>
      {({ explanation, reason }) =>
        explanation ? (
          <StationZone value={explanation.price.timeZone}>
            <WhySteps explanation={explanation} messages={messages} />
          </StationZone>
        ) : (
          <Text size="sm">{t(`why.none.${reason ?? 'no-rate'}`)}</Text>
        )
      }
    </Loaded>
  );
};
