import { join } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';

/** The faults take longest and wait most: they begin first, and the rest runs beside them. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- the sequencer's own method
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => weight(b) - weight(a));
  }
}

const weight = ({ project, moduleId }: TestSpecification): number => {
  if (project.name === 'faults') return 2;
  return moduleId.includes('/apps/api/test/') ? 1 : 0;
};

const shared = {
  // Tests wait more than they compute.
  maxWorkers: 4,
  // A busy machine is no failure: what comes is waited for.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 10_000, interval: 100 } },
};

// Node runs TypeScript by itself: only the portal's needs Vite.
const native = { viteModuleRunner: false, nodeLoader: false };

const project = (root: string, given: object = {}) => ({
  test: {
    ...shared,
    name: root.split('/').at(-1) ?? root,
    root,
    isolate: false,
    experimental: native,
    ...given,
  },
});

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      project('packages/contract', { include: ['src/**/*.test.ts'] }),
      project('packages/domain', { include: ['src/**/*.test.ts'] }),
      project('packages/ocpp', { include: ['test/**/*.test.ts'] }),
      project('apps/simulator', { include: ['test/**/*.test.ts'] }),
      project('apps/api', {
        include: ['{src,test}/**/*.test.ts'],
        globalSetup: join(import.meta.dirname, 'apps/api/test/global-setup.ts'),
        setupFiles: join(import.meta.dirname, 'apps/api/test/no-noise.ts'),
      }),
      {
        extends: './apps/web/vite.config.ts',
        ...project('apps/web', { include: ['src/**/*.test.{ts,tsx}'], experimental: {} }),
      },
      project('bench', { name: 'faults', include: ['faults/**/*.test.ts'] }),
      project('bench', { name: 'truth', include: ['truth/**/*.test.ts'] }),
      project('scripts', { include: ['**/*.test.ts'] }),
    ],
  },
});
