import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { name: 'faults', include: ['faults/**/*.test.ts'], maxWorkers: 1 } });
