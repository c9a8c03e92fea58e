import { Anchor, Stack } from '@mantine/core';
import type { DocumentDetail } from '@laadpoort/contract/settlement/documents';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, type LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { documentQuery, documentSessionsQuery } from '../queries.ts';
import { DisputeSection } from './dispute-section.tsx';
import { DocumentParts } from './document-parts.tsx';
import { FileButtons } from './file-buttons.tsx';

export const loader = ({ params }: LoaderFunctionArgs) => {
  void queryClient.prefetchQuery(documentQuery(params['documentId'] ?? ''));
  return null;
};

/** One document of the account. */
const DocumentTab = () => {
  const { documentId = '' } = useParams();
  const query = useQuery(documentQuery(documentId));
  return <Loaded query={query}>{(detail) => <Detail detail={detail} />}</Loaded>;
};

const Detail = ({ detail }: { detail: DocumentDetail }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'documents' });
  const { id } = detail.summary;
  const sessions = useInfiniteQuery(documentSessionsQuery(id));
  return (
    <Stack gap="lg">
      <Anchor component={Link} to="/account/income">
        {t('back')}
      </Anchor>
      <DocumentParts detail={detail} sessions={sessions} pathOf={(otherId) => `/account/income/${otherId}`}>
        <FileButtons path={`/api/account/documents/${id}/file`} hasUbl={detail.hasUbl} />
        <DisputeSection detail={detail} />
      </DocumentParts>
    </Stack>
  );
};

export { DocumentTab as Component };
