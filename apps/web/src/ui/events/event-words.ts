import { useTranslation } from 'react-i18next';
import { useWords, useWordsOf } from '../words/use-words.ts';
import { joinFacts, joinSentences, textOf, type Detail, type Kind, type Words } from './event-detail.ts';
import { useBootWords, useCodeWords, useSecurityWords, useStatusWords } from './reported-words.ts';

/** Our own close codes; all others mean a lost connection. */
const ENDED_BY = new Map<number, 'flood' | 'restart' | 'newer'>([
  [1008, 'flood'],
  [1012, 'restart'],
  [4001, 'newer'],
]);

/** A command by the name of its operation, and how far it got. */
const useCommandWords = (): Words => {
  const { t } = useTranslation('ui');
  const words = useWordsOf('commands');
  return (detail) => {
    const [action, type, state] = ['action', 'type', 'state'].map((name) => textOf(detail, name));
    return t('event.command', {
      action: words('action', type ? `${action}-${type}` : `${action}`) ?? action,
      state: words('state', `${state}`) ?? state,
    });
  };
};

/** Something that happened at a charger, as a sentence. A kind without a text shows its raw facts. */
export const useEventWords = () => {
  const { t } = useTranslation('ui');
  const code = useCodeWords();
  const ruleWords = useWords('ui', 'rule');
  const followed = (group: 'firmware' | 'log', detail: Detail) =>
    code(group, textOf(detail, 'state') || 'reported', { report: textOf(detail, 'report') });
  const ofKind: Readonly<Record<Kind, Words>> = {
    connected: () => t('event.connected'),
    disconnected({ code: closedWith }) {
      const by = ENDED_BY.get(Number(closedWith));
      return by === undefined ? t('event.disconnected') : t(`event.disconnectedBy.${by}`);
    },
    boot: useBootWords(),
    status: useStatusWords(),
    security: useSecurityWords(),
    authorization(detail) {
      const answer = detail['status'] === 'Accepted' ? 'event.cardAccepted' : 'event.cardRefused';
      return joinSentences(
        t(answer, { card: textOf(detail, 'idTag') }),
        ruleWords(textOf(detail, 'rule')) ?? textOf(detail, 'rule'),
      );
    },
    'data-transfer': (detail) =>
      joinSentences(t('event.data-transfer'), joinFacts(detail, 'vendorId', 'messageId')),
    quarantine: (detail) => joinSentences(t('event.quarantine'), joinFacts(detail, 'action')),
    command: useCommandWords(),
    firmware: (detail) => joinSentences(followed('firmware', detail), joinFacts(detail, 'version')),
    log: (detail) => followed('log', detail),
    reservation: (detail) => code('reservation', textOf(detail, 'state'), { card: textOf(detail, 'idTag') }),
    'local-list': (detail) => code('localList', textOf(detail, 'state')),
    certificate: (detail) =>
      joinSentences(code('certificate', textOf(detail, 'state')), joinFacts(detail, 'problem')),
    alert: (detail) => code('alert', textOf(detail, 'kind')),
  };
  const words: Readonly<Record<string, Words | undefined>> = ofKind;
  return (kind: string, detail: Detail) =>
    words[kind]?.(detail) ?? joinSentences(kind, joinFacts(detail, ...Object.keys(detail)));
};
