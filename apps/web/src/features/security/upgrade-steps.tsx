import { Alert, Stack, Text, Timeline, Title } from '@mantine/core';
import type { Upgrade } from '@laadpoort/contract/security/security';
import { useTranslation } from 'react-i18next';
import { When } from '#ui/times/when.tsx';

const steps = ['configure', 'reset', 'reconnect', 'proven'] as const;

/** The progress of a security profile upgrade, step by step, and what to do if it failed. */
export const UpgradeSteps = ({ upgrade }: { upgrade: Upgrade }) => {
  const { t } = useTranslation('security');
  const { fromProfile, toProfile, step, state, problem, changedAt } = upgrade;
  const reached = state === 'done' ? steps.length - 1 : steps.indexOf(step);
  return (
    <Stack gap="sm">
      <Title order={3}>{t('step.title', { from: fromProfile, to: toProfile })}</Title>
      <Text size="sm" component="div">
        {t(`step.states.${state}`)} <When at={changedAt} />
      </Text>
      {problem && <Alert color="amber">{t(`problem.${problem}`)}</Alert>}
      <Timeline active={reached} bulletSize={18} lineWidth={2}>
        {steps.map((each, index) => (
          <Timeline.Item
            key={each}
            title={t(`step.${each}`)}
            {...(index === reached ? { 'aria-current': 'step' } : {})}
          />
        ))}
      </Timeline>
    </Stack>
  );
};
