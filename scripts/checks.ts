import { globSync } from 'node:fs';
import { type Command, node, root, runQuietly } from './child-process.ts';
import type { Gate } from './gate.ts';

/** One gate that passes if all its commands do. */
const check = (title: string, commands: () => Command[]): Gate => {
  return {
    title,
    run: async () => {
      const failures: string[] = [];
      for (const command of commands()) {
        const { code, output } = await runQuietly(command);
        if (code !== 0) failures.push(output);
      }
      const passed = failures.length === 0;
      return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, output: failures.join('\n') };
    },
  };
};

export const formatting = check('Formatting', () => [node('node_modules/oxfmt/bin/oxfmt', ['--check'])]);
// It runs beside the tests: threads of its own would work out the same types, and memory is not what is short.
export const lint = check('Lint', () => [
  node('node_modules/oxlint/bin/oxlint', [], { env: { GOMAXPROCS: '1', GOGC: '400' } }),
]);
export const unusedCode = check('Unused code', () => [
  node('node_modules/knip/bin/knip.js', ['--no-progress']),
]);
export const types = check('Types', () =>
  globSync(
    ['{apps,packages}/*/tsconfig.json', 'apps/web/e2e/tsconfig.json', '{bench,scripts}/tsconfig.json'],
    { cwd: root },
  )
    .toSorted()
    .map((project) =>
      // What it found out is kept, so that the next run looks only at what changed.
      node(
        'node_modules/typescript/bin/tsc',
        [
          // More of them would each work out the same types.
          '--checkers',
          '1',
          '--incremental',
          '--tsBuildInfoFile',
          `.tmp/tsc/${project.replaceAll('/', '-')}`,
          '--project',
          project,
        ],
        // It keeps nearly all that it makes: collecting garbage takes a fifth of its time and gives little back.
        { env: { GOGC: 'off' } },
      ),
    ),
);
