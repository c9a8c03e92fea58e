import { firstPageScriptBytes } from './first-page.ts';
import { addSessions, p95Of } from './portal-latency.ts';
import type { Product } from '../product.ts';
import { report } from '../report.ts';

/** What people wait for, with a million sessions in the account. */
export const measurePortal = async (product: Product): Promise<void> => {
  await addSessions(product, 1_000_000);
  const cookie = await product.signIn();
  const activity = await p95Of(product, cookie, '/api/sessions');
  report(
    'first page of Activity, 1,000,000 sessions: p95',
    `${activity.toFixed(1)} ms`,
    '≤ 50 ms',
    activity <= 50,
  );
  const status = await p95Of(product, cookie, '/api/status');
  report('Status page data, 200 stations: p95', `${status.toFixed(1)} ms`, '≤ 50 ms', status <= 50);
  const bytes = await firstPageScriptBytes(product.url, cookie);
  const kb = bytes === undefined ? undefined : bytes / 1_000;
  report(
    'JavaScript of the first page, compressed',
    `${kb?.toFixed(0) ?? '–'} KB`,
    '≤ 250 KB',
    kb === undefined ? undefined : kb <= 250,
  );
};
