import { node, runInForeground } from './child-process.ts';
import { prepare } from './prepare.ts';
import { runConformance } from './runners.ts';
import { runChecks, runTests } from './test.ts';

/**
 * `start`, `test`, `dev`, `admin`, `conformance`, `bench`, or only `build` what they need; from a fresh clone. Ends the process.
 */
export const launch = async ([mode, ...args]: string[]): Promise<void> => {
  switch (mode) {
    case 'start':
      await prepare({ portal: true });
      return runInForeground(node('apps/api/src/main.ts'));
    case 'dev':
      await prepare({ portal: false });
      return runInForeground(
        { command: process.execPath, args: ['--watch', '--watch-preserve-output', 'apps/api/src/main.ts'] },
        node('node_modules/vite/bin/vite.js', [], {
          cwd: 'apps/web',
          env: { API_ORIGIN: `http://localhost:${process.env['PORT'] ?? '3000'}` },
        }),
      );
    case 'admin':
      await prepare({ portal: false });
      return runInForeground(node('apps/api/src/admin.ts', args));
    case 'build':
      return prepare({ portal: true });
    case 'bench':
      await prepare({ portal: true });
      return runInForeground(node('bench/main.ts', args));
    case 'conformance':
      await prepare({ portal: false });
      process.exit(await runConformance());
    case 'test':
      await prepare({ portal: true });
      process.exit(await runTests(args));
    case 'check':
      await prepare({ portal: false });
      process.exit(await runChecks());
    default:
      process.stderr.write(
        'Usage: node scripts/run.mjs start | test | check | conformance | dev | admin | bench | build\n',
      );
      process.exit(2);
  }
};
