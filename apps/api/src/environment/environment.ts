import { isIP } from 'node:net';
import { z } from 'zod';
import { isWholeOperator, operatorVariables, WHOLE_OPERATOR } from './operator.ts';

const megabytes = (standard: number) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(standard)
    .transform((size) => size * 1_000_000);

/** Never less than what an open question about a session may need. */
const days = (standard: number) => z.coerce.number().int().min(90).max(36_500).default(standard);

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

export const environmentSchema = z
  .object({
    PORT: port.default(3000),
    HOST: z.string().min(1).optional(),
    DATA_DIR: z.string().min(1).default('.data'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    MIGRATION_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    DEMO: z.enum(['0', '1']).optional(),
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
    REQUIRE_TLS: z.enum(['0', '1']).optional(),
    METRICS: z.enum(['0', '1']).optional(),
    API_DOCS: z.enum(['0', '1']).optional(),
    CLIENT_CERTIFICATE_HEADER: z.string().min(1).optional(),
    AUTH_SECRET: z.string().min(32).optional(),
    CHARGE_POINT_PEPPER: z.string().min(32).optional(),
    OPEN_SIGN_UP: z.enum(['0', '1']).optional(),
    BREACHED_PASSWORDS_URL: z.url({ protocol: /^https?$/ }).optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z.string().min(3).optional(),
    FILES_URL: z.url({ protocol: /^https?$/ }).optional(),
    FIRMWARE_FILE_MAX_MB: megabytes(200),
    LOG_FILE_MAX_MB: megabytes(50),
    LOG_QUOTA_MB: megabytes(250),
    FILE_STORE_MAX_MB: megabytes(10_000),
    LOG_FILE_DAYS: z.coerce.number().int().min(1).max(3_650).default(90),
    MESSAGE_LOG_MB_PER_DAY: megabytes(50),
    MAX_PAID_PRICE_PER_KWH: z
      .string()
      .regex(/^\d{1,2}(?:\.\d{1,4})?$/)
      .default('1.00'),
    POWER_AGREEMENT_PERCENT: z.coerce.number().min(1).max(50).default(10),
    POWER_AGREEMENT_KWH: z.coerce.number().min(0.05).max(10).default(0.3),
    EVENT_DAYS: days(731),
    READING_DAYS: days(2_557),
    AUDIT_NAME_DAYS: days(731),
    COMMAND_DAYS: days(731),
    ALERT_DAYS: days(731),
    ...operatorVariables,
    DRIVER_PHONE: z
      .string()
      .trim()
      .regex(/^\+?[\d ]{4,20}$/, { error: 'expected a telephone number, such as +31 20 123 4567' })
      .optional(),
    PAYOUT_DAY: z.coerce.number().int().min(1).max(28).default(20),
    PAYOUT_MINIMUM: z
      .string()
      .regex(/^\d{1,4}\.\d{2}$/, { error: 'expected euros and cents, such as 5.00' })
      .default('5.00'),
    MESSAGE_LOG_DAYS: z.coerce.number().int().min(1).max(400).default(90),
  })
  .refine((given) => given.MIGRATION_DATABASE_URL === undefined || given.DATABASE_URL !== undefined, {
    path: ['MIGRATION_DATABASE_URL'],
    error: 'needs DATABASE_URL, the same database as the role of the application',
  })
  .refine(isWholeOperator, { path: ['OPERATOR_NAME'], error: WHOLE_OPERATOR });
