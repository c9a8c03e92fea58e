import { useTranslation } from 'react-i18next';
import { useWords } from '../words/use-words.ts';
import {
  type Detail,
  type Words,
  type Kind,
  text,
  sentences,
  facts,
  useCodeWords,
  useBootWords,
  useCommandWords,
  useStatusWords,
  useSecurityWords,
} from './event-parts.ts';

/** Our own close codes; all others mean a lost connection. */
const ENDED_BY = new Map<number, 'flood' | 'restart' | 'newer'>([
  [1008, 'flood'],
  [1012, 'restart'],
  [4001, 'newer'],
]);

/** Something that happened at a charger, as a sentence. A kind without a text shows its raw facts. */
export const useEventWords = () => {
  const { t } = useTranslation('ui');
  const code = useCodeWords();
  const ruleWords = useWords('ui', 'rule');
  const followed = (group: 'firmware' | 'log', detail: Detail) =>
    code(group, text(detail, 'state') || 'reported', { report: text(detail, 'report') });
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
      return sentences(
        t(answer, { card: text(detail, 'idTag') }),
        ruleWords(text(detail, 'rule')) ?? text(detail, 'rule'),
      );
    },
    'data-transfer': (detail) => sentences(t('event.data-transfer'), facts(detail, 'vendorId', 'messageId')),
    quarantine: (detail) => sentences(t('event.quarantine'), facts(detail, 'action')),
    command: useCommandWords(),
    firmware: (detail) => sentences(followed('firmware', detail), facts(detail, 'version')),
    log: (detail) => followed('log', detail),
    reservation: (detail) => code('reservation', text(detail, 'state'), { card: text(detail, 'idTag') }),
    'local-list': (detail) => code('localList', text(detail, 'state')),
    certificate: (detail) => sentences(code('certificate', text(detail, 'state')), facts(detail, 'problem')),
    alert: (detail) => code('alert', text(detail, 'kind')),
  };
  const words: Readonly<Record<string, Words | undefined>> = ofKind;
  return (kind: string, detail: Detail) =>
    words[kind]?.(detail) ?? sentences(kind, facts(detail, ...Object.keys(detail)));
};
