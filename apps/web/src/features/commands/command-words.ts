import type { Command } from '@laadpoort/contract/commands/endpoints';
import { answerState } from '@laadpoort/domain/commands/answer-state';
import type { CommandAction } from '@laadpoort/domain/commands/command';
import { useTranslation } from 'react-i18next';
import { useWordsOf } from '#ui/words/use-words.ts';

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
  answeredState(action, answer) === state ? `${action}.${answer ?? 'Answered'}` : null;

const answeredState = (action: string, answer: string | null) => answerState(action as CommandAction, answer);

/** A command, its outcome and what to do next, as texts. */
export const useCommandWords = () => {
  const { t } = useTranslation('commands');
  const words = useWordsOf('commands');
  const action = ({ action, params, connectorId }: Command) => {
    const key = 'type' in params ? `${action}-${params['type']}` : action;
    const name = words('action', key) ?? action;
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
    const answer = lastWord(command);
    return (answer && words('answers', answer)) ?? words('advice', command.state);
  };
  /** What the charger said, in its own word. */
  const answer = ({ answer, said }: Command) =>
    answer === 'unreadable' && said === null
      ? t('answerEmpty')
      : answer && t(answer === 'unreadable' ? 'answerUnclear' : 'answer', { answer: said ?? answer });
  return { action, outcome, advice, answer };
};
