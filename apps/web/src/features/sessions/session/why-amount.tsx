import { Anchor, Button, DataList, List, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { SessionExplanation } from '@laadpoort/contract/sessions/explanation';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { explainedPrice } from '@laadpoort/domain/tariffs/explain-price';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { sessionExplanationQuery } from '../queries.ts';

/** From the euro back to what the charger sent; the browser computes the amount from what it shows and nothing else. */
export const WhyAmount = ({ session }: { session: SessionDetail }) => {
  const { t } = useTranslation('sessions');
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <Stack align="flex-start">
      <Button variant="default" size="xs" aria-expanded={opened} onClick={toggle}>
        {t('why.open')}
      </Button>
      {opened && <Steps session={session} />}
    </Stack>
  );
};

const Steps = ({ session }: { session: SessionDetail }) => {
  const { t } = useTranslation('sessions');
  const query = useQuery(sessionExplanationQuery(session.id));
  return (
    <Loaded query={query}>
      {({ explanation }) =>
        explanation ? (
          <Explained session={session} explanation={explanation} />
        ) : (
          <Text size="sm">{t('why.none')}</Text>
        )
      }
    </Loaded>
  );
};

const amountOf = ({ price, energyWh, startedAt, until, registers, idle }: SessionExplanation): string =>
  explainedPrice({
    price,
    energyWh: BigInt(energyWh),
    course: {
      startedAt: new Date(startedAt),
      until: new Date(until),
      registers: registers.map(({ at, registerWh }) => ({
        at: new Date(at),
        registerWh: BigInt(registerWh),
      })),
      idle: idle.map((span) => ({ from: new Date(span.from), until: new Date(span.until) })),
    },
  }).amount;

const Explained = ({ session, explanation }: { session: SessionDetail; explanation: SessionExplanation }) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const { price, priceHash, energyWh, startedAt, until, registers, idle } = explanation;
  const at = (moment: string) => format.dateTime(moment, price.timeZone);
  const computed = amountOf(explanation);
  return (
    <Stack gap="sm">
      <DataList>
        <Step label={t('why.rate')}>
          {t('why.rateSince', { at: at(price.validFrom), hash: priceHash.slice(0, 12) })}
        </Step>
        <Step label={t('why.energy')}>
          {`${format.register(energyWh)}, ${t(`energyFrom.${session.meter.energyFrom}`)}`}
        </Step>
        <Step label={t('why.time')}>{`${at(startedAt)} – ${at(until)}`}</Step>
        {registers.length > 0 && (
          <Step label={t('why.registers')}>
            <List size="sm">
              {registers.map((point) => (
                <List.Item
                  key={point.at}
                >{`${at(point.at)}: ${format.register(point.registerWh)}`}</List.Item>
              ))}
            </List>
          </Step>
        )}
        {idle.length > 0 && (
          <Step label={t('why.idle')}>
            <List size="sm">
              {idle.map((span) => (
                <List.Item key={span.from}>{`${at(span.from)} – ${at(span.until)}`}</List.Item>
              ))}
            </List>
          </Step>
        )}
      </DataList>
      <Text size="sm">
        {t(computed === session.amount ? 'why.same' : 'why.other', { amount: format.money(computed) })}
      </Text>
      <Anchor component={Link} size="sm" to={`/activity/${session.id}/messages`}>
        {t('why.messages')}
      </Anchor>
    </Stack>
  );
};

const Step = ({ label, children }: { label: string; children: ReactNode }) => (
  <DataList.Item>
    <DataList.ItemLabel>{label}</DataList.ItemLabel>
    <DataList.ItemValue>{children}</DataList.ItemValue>
  </DataList.Item>
);
