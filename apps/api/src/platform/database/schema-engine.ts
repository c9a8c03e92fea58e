import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { __wbg_set_wasm as connectBindings, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { DatabaseError, Pool } from 'pg';

/**
 * Runs `use` with Prisma's schema engine on one connection to `url`, and closes that connection.
 * The engine is WebAssembly from the package registry; the CLI would download a native one from the vendor's host,
 * which closed networks do not reach.
 */
export const withSchemaEngine = async <T>(
  url: string,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> => {
  await loadWasm();
  const pool = new Pool({ connectionString: url, max: 1 });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new CorrectedPrismaPg(pool));
    const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
    return await use(engine).finally(() => engine.free());
  } finally {
    // Ends the session, and with it the advisory lock that the engine takes and keeps.
    await pool.end();
  }
};

let wasm: Promise<void> | undefined;

const loadWasm = (): Promise<void> => (wasm ??= instantiate());

// Node has it, but TypeScript declares it with the DOM only.
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

const instantiate = async (): Promise<void> => {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(file.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...bindings } });
  connectBindings(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (typeof start === 'function') start();
};

/**
 * `PrismaPg.executeScript` cuts a script at every semicolon, also inside function bodies and comments, and runs the
 * pieces on different connections. A migration must run whole, as the native engine does: one simple query, which
 * PostgreSQL runs in one transaction.
 */
class CorrectedPrismaPg implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'postgres';
  readonly adapterName = '@prisma/adapter-pg';
  private readonly inner: PrismaPg;

  constructor(pool: Pool) {
    this.inner = new PrismaPg(pool);
  }

  async connect(): Promise<SqlDriverAdapter> {
    return corrected(await this.inner.connect());
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    return corrected(await this.inner.connectToShadowDb());
  }
}

/** Columns of PostgreSQL's type "char" that the engine reads from the catalogue; the adapter does not know that type. */
const charColumns = /\.(contype|confdeltype|confupdtype)(?=,| AS)/g;
const charNames = new Set(['constraint_type', 'confdeltype', 'confupdtype']);

const corrected = (adapter: SqlDriverAdapter & { underlyingDriver(): Pool }): SqlDriverAdapter => {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw({ ...query, sql: query.sql.replaceAll(charColumns, '.$1::text') });
    const columnTypes = result.columnTypes.map((type, column) =>
      charNames.has(result.columnNames[column] ?? '') ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  adapter.executeScript = async (script) => {
    await adapter
      .underlyingDriver()
      .query(script)
      .catch((error: unknown) => {
        throw error instanceof DatabaseError ? new DriverAdapterError(describe(error)) : error;
      });
  };
  return adapter;
};

const describe = (error: DatabaseError): DriverAdapterError['cause'] => ({
  kind: 'postgres',
  code: error.code ?? 'XX000',
  severity: error.severity ?? 'ERROR',
  message: error.message,
  detail: error.detail,
  column: error.column,
  hint: error.hint,
});
