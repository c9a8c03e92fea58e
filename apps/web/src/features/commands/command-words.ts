import type { Command } from '@laadpoort/contract/commands';
import { useTranslation } from 'react-i18next';
import type { en } from './texts.en.ts';

type ActionKey = keyof (typeof en)['action'];
type AdviceKey = keyof (typeof en)['advice'];

/** Parameters that stand in the name of a command. */
const named = new Set(['type', 'key', 'connectorId']);

/** What was asked beside what the name says already. */
export const commandDetails = ({ params }: Command): string =>
  Object.entries(params)
    .filter(([name, value]) => !named.has(name) && value !== null)
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ');

/** A command, its outcome and what to do next, in words. */
export const useCommandWords = () => {
  const { t, i18n } = useTranslation('commands');
  const action = ({ action, params, connectorId }: Command) => {
    const key = 'type' in params ? `${action}-${params['type']}` : action;
    const name = i18n.exists(`commands:action.${key}`) ? t(`action.${key as ActionKey}`) : action;
    const setting = typeof params['key'] === 'string' ? params['key'] : null;
    return [name, setting, connectorId ? t('point', { number: connectorId }) : null]
      .filter(Boolean)
      .join(', ');
  };
  /** A reset is followed further than its answer: away, and back. */
  const outcome = ({ action, state }: Command, connected: boolean) => {
    if (action === 'Reset' && state === 'done') return t('reset.done');
    if (action === 'Reset' && state === 'accepted')
      return connected ? t('reset.accepted') : t('reset.disconnected');
    return t(`state.${state}`);
  };
  const advice = ({ state }: Command) =>
    i18n.exists(`commands:advice.${state}`) ? t(`advice.${state as AdviceKey}`) : undefined;
  return { action, outcome, advice };
};
