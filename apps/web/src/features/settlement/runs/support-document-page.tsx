import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, type LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { DisputeWords } from '../documents/dispute-section.tsx';
import { DocumentParts } from '../documents/document-parts.tsx';
import { FileButtons } from '../documents/file-buttons.tsx';
import { supportDocumentQuery, supportDocumentSessionsQuery } from '../queries.ts';
import { DocumentActions, type SupportDocument } from './document-actions.tsx';

export const loader = ({ params }: LoaderFunctionArgs) => {
  void queryClient.prefetchQuery(supportDocumentQuery(params['documentId'] ?? ''));
  return null;
};

/** A document of any account: answered and corrected here. */
const SupportDocumentPage = () => {
  const { documentId = '' } = useParams();
  const query = useQuery(supportDocumentQuery(documentId));
  return <Loaded query={query}>{(detail) => <Parts detail={detail} />}</Loaded>;
};

const Parts = ({ detail }: { detail: SupportDocument }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'documents' });
  const { document, dispute, summary } = detail;
  const sessions = useInfiniteQuery(supportDocumentSessionsQuery(summary.id));
  return (
    <Page title={`${document.accountName}: ${summary.number}`}>
      <DocumentParts
        detail={detail}
        sessions={sessions}
        pathOf={(id) => `/support/settlement/documents/${id}`}
      >
        <FileButtons path={`/api/support/settlement/documents/${summary.id}/file`} hasUbl={detail.hasUbl} />
        {dispute && (
          <Section title={t('dispute.title')}>
            <DisputeWords dispute={dispute} />
          </Section>
        )}
        <DocumentActions detail={detail} />
      </DocumentParts>
    </Page>
  );
};

export { SupportDocumentPage as Component };
