import { isIP } from 'node:net';
import { z } from 'zod';
import type { FileLimits } from '#platform/files/file-limits.ts';

const megabytes = (standard: number) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(standard)
    .transform((size) => size * 1_000_000);

const port = z.coerce.number().int().min(0).max(65_535);

const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((entry) => entry.trim() || []));

/** 192.0.2.1, 10.0.0.0/8, 2001:db8::/32 */
const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
};

const environmentSchema = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('0.0.0.0'),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DEMO: z.enum(['0', '1']).default('1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  NATS_URL: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  TRUSTED_PROXIES: list.refine((entries) => entries.every(isNetwork), {
    error: 'expected addresses or CIDR ranges, separated by commas',
  }),
  OCPP_TLS_PORT: port.optional(),
  TLS_CERTIFICATES: list.refine((pairs) => pairs.every((pair) => /^[^:]+:[^:]+$/.test(pair)), {
    error: 'expected certificate.pem:key.pem, several separated by commas',
  }),
  REQUIRE_TLS: z.enum(['0', '1']).default('0'),
  CLIENT_CERTIFICATE_HEADER: z.string().min(1).optional(),
  AUTH_SECRET: z.string().min(32).optional(),
  CHARGE_POINT_PEPPER: z.string().min(32).optional(),
  ADMIN_EMAILS: list,
  SUPPORT_EMAILS: list,
  FILES_URL: z.url({ protocol: /^https?$/ }).optional(),
  FIRMWARE_FILE_MAX_MB: megabytes(200),
  LOG_FILE_MAX_MB: megabytes(50),
  LOG_QUOTA_MB: megabytes(250),
  FILE_STORE_MAX_MB: megabytes(10_000),
  LOG_FILE_DAYS: z.coerce.number().int().min(1).max(3_650).default(90),
  MESSAGE_LOG_DAYS: z.coerce.number().int().min(1).max(400).default(90),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  /** Absent: the embedded PostgreSQL in the data directory. */
  readonly databaseUrl: string | undefined;
  readonly demo: boolean;
  /** Address people and chargers use; absent: http://localhost and the port listened on. */
  readonly publicUrl: string | undefined;
  readonly natsUrl: string | undefined;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Addresses and CIDR ranges whose X-Forwarded-For and X-Forwarded-Proto are believed. */
  readonly trustedProxies: readonly string[];
  /** Header in which those hand on a charger's certificate, as URL-encoded PEM. */
  readonly clientCertificateHeader: string | undefined;
  /** Port of the own TLS listener; absent: none. */
  readonly ocppTlsPort: number | undefined;
  /** `certificate.pem:key.pem`, best an ECDSA and an RSA one; none: made by the product. */
  readonly tlsCertificates: readonly string[];
  /** Chargers without TLS are refused unless they have an exception. */
  readonly requireTls: boolean;
  /** Absent: made once and kept in the data directory. */
  readonly authSecret: string | undefined;
  readonly chargePointPepper: string | undefined;
  /** E-mail addresses of the operator's own people, by platform role. */
  readonly staff: { readonly admins: readonly string[]; readonly support: readonly string[] };
  readonly messageLogDays: number;
  /** Address chargers fetch and bring files by; absent: the public one. */
  readonly filesUrl: string | undefined;
  readonly fileLimits: FileLimits;
  readonly logFileDays: number;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the environment once; everything that is wrong with it comes back in one list. */
export const readConfig = (environment: Record<string, string | undefined>): ConfigResult => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return { ok: false, problems };
  }
  const { data } = parsed;
  return {
    ok: true,
    config: {
      port: data.PORT,
      host: data.HOST,
      dataDirectory: data.DATA_DIR,
      databaseUrl: data.DATABASE_URL,
      demo: data.DEMO === '1',
      publicUrl: data.PUBLIC_URL?.replace(/\/+$/, ''),
      natsUrl: data.NATS_URL,
      logLevel: data.LOG_LEVEL,
      trustedProxies: data.TRUSTED_PROXIES,
      clientCertificateHeader: data.CLIENT_CERTIFICATE_HEADER,
      ocppTlsPort: data.OCPP_TLS_PORT,
      tlsCertificates: data.TLS_CERTIFICATES,
      requireTls: data.REQUIRE_TLS === '1',
      staff: { admins: data.ADMIN_EMAILS, support: data.SUPPORT_EMAILS },
      authSecret: data.AUTH_SECRET,
      chargePointPepper: data.CHARGE_POINT_PEPPER,
      messageLogDays: data.MESSAGE_LOG_DAYS,
      filesUrl: data.FILES_URL?.replace(/\/+$/, ''),
      fileLimits: {
        firmwareFileBytes: data.FIRMWARE_FILE_MAX_MB,
        logFileBytes: data.LOG_FILE_MAX_MB,
        logBytesPerChargePoint: data.LOG_QUOTA_MB,
        allBytes: data.FILE_STORE_MAX_MB,
      },
      logFileDays: data.LOG_FILE_DAYS,
    },
  };
};
