import { ApiError, endpointUrl, FILE_TYPE } from '@laadpoort/contract/wire/client';
import type { ChangeEndpoint, EndpointInput, EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { errorBodySchema } from '@laadpoort/contract/wire/errors';
import { refreshTopics } from './api.ts';
import { withStepUp } from './sign-in/step-up.ts';

/** Sends a file to an endpoint, reports its progress from 0 to 1, and refreshes what the file has changed. */
export const uploadFile = async <E extends ChangeEndpoint>(
  definition: E,
  input: EndpointInput<E> & { readonly body: Blob },
  onProgress: (ratio: number) => void,
): Promise<EndpointResult<E>> => {
  const answer = await withStepUp(() => post(definition, input, onProgress));
  await refreshTopics(definition.changes);
  return answer;
};

/** Unlike `fetch`, this reports its progress. */
const post = <E extends ChangeEndpoint>(
  definition: E,
  input: EndpointInput<E> & { readonly body: Blob },
  onProgress: (ratio: number) => void,
) =>
  new Promise<EndpointResult<E>>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(definition.method, endpointUrl(definition, input));
    request.setRequestHeader('content-type', FILE_TYPE);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total));
    request.addEventListener('error', () => reject(new ApiError(0, { code: 'unreachable', requestId: '' })));
    request.addEventListener('load', () => {
      if (request.status === 200) return resolve(request.response as EndpointResult<E>);
      const refusal = errorBodySchema.safeParse(request.response);
      const body = refusal.success ? refusal.data : { code: 'internal-error', requestId: '' };
      reject(new ApiError(request.status, body));
    });
    request.send(input.body);
  });
