import { ApiError } from '@laadpoort/contract/wire/client';
import { expect, test, vi } from 'vitest';
import { answerStepUp, stepUpQuestion, withStepUp } from './step-up.ts';

const refusal = (code: string) => new ApiError(403, { code, requestId: '' });
const request = () =>
  vi.fn<() => Promise<string>>().mockRejectedValueOnce(refusal('step-up-needed')).mockResolvedValue('done');
const asked = () => vi.waitFor(() => expect(stepUpQuestion.get()).not.toBeNull());

test('requests that need it wait for one answer, and are then made again', async () => {
  const [first, second] = [request(), request()];
  const both = Promise.all([withStepUp(first), withStepUp(second)]);
  await asked();
  expect(first).toHaveBeenCalledTimes(1);
  answerStepUp(true);
  expect(await both).toEqual(['done', 'done']);
  expect([first, second].map(({ mock }) => mock.calls.length)).toEqual([2, 2]);
  expect(stepUpQuestion.get()).toBeNull();
});

test('whoever does not show it gets the refusal, and nothing is asked again', async () => {
  const refused = vi.fn(() => Promise.reject(refusal('step-up-needed')));
  const failed = expect(withStepUp(refused)).rejects.toMatchObject({ body: { code: 'step-up-needed' } });
  await asked();
  answerStepUp(false);
  await failed;
  expect(refused).toHaveBeenCalledTimes(1);
});

test('other refusals ask nothing', async () => {
  await expect(withStepUp(() => Promise.reject(refusal('not-allowed')))).rejects.toThrow('not-allowed');
  expect(stepUpQuestion.get()).toBeNull();
});
