import { Button, Stack, Text } from '@mantine/core';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { Section } from '#ui/page/page.tsx';
import { DecisionForm } from './decision-form.tsx';
import { DecisionHistory } from './decision-history.tsx';
import { RegistersInKwh } from './registers-in-kwh.tsx';
import { WitnessTable } from './witness-table.tsx';

/** Whether a session in doubt is billed: the decisions so far, and the form for those who may decide. */
export const SessionReview = ({ session }: { session: SessionDetail }) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const mayDecide = useMay('sessions.review');
  const [again, setAgain] = useState(false);
  if (session.review === null) return null;
  const asked = session.review === 'open' || again;
  return (
    <Section title={t('review.title')} intro={t('review.intro')}>
      <Stack>
        {session.measuredEnergyWh !== null && (
          <Text>
            {t('review.measured', {
              measured: format.energy(session.measuredEnergyWh),
              billed: format.energy(session.energyWh),
            })}
          </Text>
        )}
        {session.witnesses !== null && <WitnessTable session={session} witnesses={session.witnesses} />}
        {session.witnesses !== null &&
          !session.chargerRemoved &&
          session.anomalies.includes('register_factor') && (
            <RegistersInKwh session={session} witnesses={session.witnesses} />
          )}
        {!mayDecide && session.review === 'open' && <Text>{t('review.notYours')}</Text>}
        {mayDecide && asked && <DecisionForm session={session} onDecided={() => setAgain(false)} />}
        {mayDecide && !asked && (
          <Button variant="default" onClick={() => setAgain(true)} style={{ alignSelf: 'flex-start' }}>
            {t('review.again')}
          </Button>
        )}
        {session.decisions.length > 0 && <DecisionHistory decisions={session.decisions} />}
      </Stack>
    </Section>
  );
};
