import type { Command } from '@laadpoort/contract/commands/endpoints';
import { answerState } from '@laadpoort/domain/commands/answer-state';
import type { CommandAction } from '@laadpoort/domain/commands/command';
import { useTranslation } from 'react-i18next';
import type { en } from './texts.en.ts';

type ActionKey = keyof (typeof en)['action'];
type AdviceKey = `advice.${keyof (typeof en)['advice']}`;

/** Parameters that stand in the name of a command. */
const named = new Set(['type', 'key', 'connectorId']);

/** What was asked beside what the name says already. */
export const commandDetails = ({ params }: Command): string =>
  Object.entries(params)
    .filter(([name, value]) => !named.has(name) && value !== null)
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ');

/** The charger's answer, unless something came after it: a kept promise, or silence. */
const lastWord = ({ action, state, answer }: Command): string | null =>
  answeredState(action, answer) === state ? `answers.${action}.${answer ?? 'Answered'}` : null;

const answeredState = (action: string, answer: string | null) => answerState(action as CommandAction, answer);

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
  /** Of the answer, while it is the last that is known; else of how far the command got. */
  const advice = (command: Command) => {
    const keys = [lastWord(command), `advice.${command.state}`];
    const key = keys.find((each) => each !== null && i18n.exists(`commands:${each}`));
    return key ? t(key as AdviceKey) : undefined;
  };
  return { action, outcome, advice };
};
