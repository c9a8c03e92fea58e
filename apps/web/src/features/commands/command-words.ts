import type { Command } from '@laadpoort/contract/commands/endpoints';
import { answerState } from '@laadpoort/domain/commands/answer-state';
import type { CommandAction } from '@laadpoort/domain/commands/command';
import { useTranslation } from 'react-i18next';
import type { en } from './texts.en.ts';

type ActionKey = keyof (typeof en)['action'];
type AdviceKey = `advice.${keyof (typeof en)['advice']}`;

/** Parameters that are part of a command's name. */
const named = new Set(['type', 'key', 'connectorId']);

/** The parameters that the name does not already include. */
export const commandDetails = ({ params }: Command): string =>
  Object.entries(params)
    .filter(([name, value]) => !named.has(name) && value !== null)
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ');

/** The charger's answer, unless it was followed by something: a promise kept, or silence. */
const lastWord = ({ action, state, answer }: Command): string | null =>
  answeredState(action, answer) === state ? `answers.${action}.${answer ?? 'Answered'}` : null;

const answeredState = (action: string, answer: string | null) => answerState(action as CommandAction, answer);

/** A command, its outcome and what to do next, as texts. */
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
  /** A reset is followed beyond its answer: disconnected, then back. */
  const outcome = ({ action, state }: Command, connected: boolean) => {
    if (action === 'Reset' && state === 'done') return t('reset.done');
    if (action === 'Reset' && state === 'accepted')
      return connected ? t('reset.accepted') : t('reset.disconnected');
    return t(`state.${state}`);
  };
  /** Based on the answer while that is the latest information; otherwise on how far the command got. */
  const advice = (command: Command) => {
    const keys = [lastWord(command), `advice.${command.state}`];
    const key = keys.find((each) => each !== null && i18n.exists(`commands:${each}`));
    return key ? t(key as AdviceKey) : undefined;
  };
  return { action, outcome, advice };
};
