import { defineConfig } from 'prisma/config';

/** For Prisma's own command line. The product migrates itself, see apps/api/src/platform/database/migrate.ts. */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
});
