import { Anchor, DataList, List, Stack, Text } from '@mantine/core';
import type { SessionExplanation, ToldIn } from '@laadpoort/contract/sessions/explanation';
import { energyBetween } from '@laadpoort/domain/sessions/readings/energy-basis';
import {
  explainedParts,
  explainedPrice,
  type PriceExplanation,
} from '@laadpoort/domain/tariffs/explain-price';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { RegisterLine } from './register-line.tsx';
import { useLineWords } from './use-line-words.ts';

interface Props {
  explanation: SessionExplanation;
  /** The page with the messages of the session. */
  messages: string;
}

/** Each step follows from the next one; the browser computes them from what it shows and nothing else. */
export const WhySteps = ({ explanation, messages }: Props) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const lineWords = useLineWords();
  const { amount, price, priceHash, meter, startedAt, startToldIn, until, endToldIn, idle } = explanation;
  const at = (moment: string) => format.dateTime(moment, price.timeZone);
  const facts = factsOf(explanation);
  const computed = explainedPrice(facts);
  const source = (toldIn: ToldIn) => <Source toldIn={toldIn} messages={messages} />;
  return (
    <Stack gap="sm">
      <Text size="sm">
        {t(computed.amount === amount ? 'why.same' : 'why.other', { amount: format.money(computed.amount) })}
      </Text>
      <DataList>
        <Step label={t('why.lines')}>
          <List size="sm">
            {computed.lines.map((line) => (
              <List.Item key={lineWords(line)}>{lineWords(line)}</List.Item>
            ))}
          </List>
        </Step>
        <Step label={t('why.rate')}>
          {t('why.rateSince', { at: at(price.validFrom), hash: priceHash.slice(0, 12) })}
        </Step>
        <Step label={t('why.energy')}>
          <Energy explanation={explanation} />
        </Step>
        <Step label={t('detail.beginRegister')}>
          <RegisterLine edge={meter.begin} side="begin" />
          {source(meter.begin?.toldIn ?? null)}
        </Step>
        <Step label={t('detail.endRegister')}>
          <RegisterLine edge={meter.end} side="end" />
          {source(meter.end?.toldIn ?? null)}
        </Step>
        <Step label={t('detail.began')}>
          {at(startedAt)} {source(startToldIn)}
        </Step>
        <Step label={t('detail.ended')}>
          {at(until)} {source(endToldIn)}
        </Step>
        <ByTime explanation={explanation} facts={facts} source={source} />
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
      <Anchor component={Link} size="sm" to={messages}>
        {t('why.messages')}
      </Anchor>
    </Stack>
  );
};

const factsOf = (explanation: SessionExplanation): PriceExplanation => ({
  price: explanation.price,
  energyWh: BigInt(explanation.energyWh),
  course: {
    startedAt: new Date(explanation.startedAt),
    until: new Date(explanation.until),
    registers: explanation.registers.map(({ at, registerWh }) => ({
      at: new Date(at),
      registerWh: BigInt(registerWh),
    })),
    idle: explanation.idle.map(({ from, until }) => ({ from: new Date(from), until: new Date(until) })),
  },
});

/** What was counted: the difference of two registers, or what else it was taken from. */
const Energy = ({ explanation: { energyWh, meter } }: { explanation: SessionExplanation }) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const between = energyBetween(meter);
  if (between === null || meter.begin === null || meter.end === null)
    return `${format.register(energyWh)}, ${t(`energyFrom.${meter.energyFrom}`)}`;
  const [end, begin] = [format.register(meter.end.registerWh), format.register(meter.begin.registerWh)];
  return `${end} − ${begin} = ${format.register(between)}`;
};

interface ByTimeProps {
  explanation: SessionExplanation;
  facts: PriceExplanation;
  source: (toldIn: ToldIn) => ReactNode;
}

/** Where energy has several prices: what was charged at each, and the readings around each change. */
const ByTime = ({ explanation: { price, registers }, facts, source }: ByTimeProps) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const at = (moment: number | string) => format.dateTime(new Date(moment).toISOString(), price.timeZone);
  const parts = explainedParts(facts);
  if (parts.length < 2) return null;
  return (
    <>
      <Step label={t('why.parts')}>
        <List size="sm">
          {parts.map(({ from, until, energyWh, component }) => (
            <List.Item key={from}>
              {`${at(from)} – ${at(until)}: ${format.register(Number(energyWh))} × ${format.rate(component?.pricePerKwh ?? '0')}`}
            </List.Item>
          ))}
        </List>
      </Step>
      {registers.length > 0 && (
        <Step label={t('why.registers')}>
          <List size="sm">
            {registers.map((point) => (
              <List.Item key={point.at}>
                {`${at(point.at)}: ${format.register(point.registerWh)}`} {source(point.toldIn)}
              </List.Item>
            ))}
          </List>
        </Step>
      )}
    </>
  );
};

/** The message that told it, word for word. */
const Source = ({ toldIn, messages }: { toldIn: ToldIn; messages: string }) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  if (toldIn === null) return null;
  const { id, action, receivedAt } = toldIn;
  return (
    <Anchor component={Link} size="sm" to={`${messages}?message=${id}`}>
      {t('why.toldIn', { action, at: `${format.date(receivedAt)} ${format.timeWithSeconds(receivedAt)}` })}
    </Anchor>
  );
};

const Step = ({ label, children }: { label: string; children: ReactNode }) => (
  <DataList.Item>
    <DataList.ItemLabel>{label}</DataList.ItemLabel>
    <DataList.ItemValue>{children}</DataList.ItemValue>
  </DataList.Item>
);
