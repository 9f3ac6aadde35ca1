/** The only reader of the environment. Reports every fault at once: the variable, what is wrong, an example. */
import { z } from 'zod';
import { parseRoles, ROLES } from '#src/cluster/roles.ts';
import type { Locale } from '#src/engine/flow.ts';
import { LOG_LEVELS } from '#src/log.ts';
import { parseKeys } from '#src/storage/secret-box.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const url = (...protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol.slice(0, -1)));

/** Each setting with an example; what it is for stands in `.env.example` and in the texts `start-setting-…`. */
export const SETTINGS = {
  PORT: { check: port.default(3000), example: '3000' },
  HOST: { check: z.string().default('127.0.0.1'), example: '127.0.0.1' },
  PUBLIC_URL: { check: url('https', 'http').optional(), example: 'https://plusun.example.org' },
  DATA_DIR: { check: z.string().default('.data'), example: '.data' },
  DATABASE_URL: {
    check: url('postgres', 'postgresql').optional(),
    example: 'postgresql://plusun:secret@localhost:5432/plusun',
  },
  ROLES: {
    check: z
      .string()
      .default('all')
      .transform((text, context) => {
        const roles = parseRoles(text);
        if (!roles) context.addIssue({ code: 'custom' });
        return roles ?? [];
      }),
    example: 'all',
  },
  REDIS_URL: { check: url('redis', 'rediss').optional(), example: 'redis://localhost:6379' },
  TELEGRAM_BOT_TOKEN: {
    check: z
      .string()
      .regex(/^\d+:[\w-]{20,}$/)
      .optional(),
    example: '123456789:AAExampleExampleExampleExampleExample',
  },
  TELEGRAM_API_ROOT: { check: url('https', 'http').optional(), example: 'https://api.telegram.org' },
  TELEGRAM_WEBHOOK_SECRET: {
    check: z
      .string()
      .regex(/^[\w-]{16,256}$/)
      .optional(),
    example: 'a-long-random-word-of-yours',
  },
  DISCORD_BOT_TOKEN: {
    check: z
      .string()
      .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)
      .optional(),
    example: 'MTExample.GExample.ExampleExampleExampleExample',
  },
  DISCORD_API_ROOT: { check: url('https', 'http').optional(), example: 'https://discord.com/api' },
  SLACK_BOT_TOKEN: {
    check: z
      .string()
      .regex(/^xoxb-\S+$/)
      .optional(),
    example: 'xoxb-1234-5678-Example',
  },
  SLACK_APP_TOKEN: {
    check: z
      .string()
      .regex(/^xapp-\S+$/)
      .optional(),
    example: 'xapp-1-A1234-5678-example',
  },
  SLACK_SIGNING_SECRET: {
    check: z
      .string()
      .regex(/^\S{16,}$/)
      .optional(),
    example: '0123456789abcdef0123456789abcdef',
  },
  SLACK_CLIENT_ID: {
    check: z
      .string()
      .regex(/^\d+\.\d+$/)
      .optional(),
    example: '1234567890.1234567890',
  },
  SLACK_CLIENT_SECRET: {
    check: z
      .string()
      .regex(/^\S{16,}$/)
      .optional(),
    example: '0123456789abcdef0123456789abcdef',
  },
  SLACK_API_URL: { check: url('https', 'http').optional(), example: 'https://slack.com/api/' },
  WHATSAPP_TOKEN: {
    check: z
      .string()
      .regex(/^\S{20,}$/)
      .optional(),
    example: 'EAAExampleExampleExampleExample',
  },
  WHATSAPP_PHONE_ID: {
    check: z
      .string()
      .regex(/^\d{6,20}$/)
      .optional(),
    example: '106540352242922',
  },
  WHATSAPP_APP_SECRET: {
    check: z
      .string()
      .regex(/^\S{16,}$/)
      .optional(),
    example: '0123456789abcdef0123456789abcdef',
  },
  WHATSAPP_VERIFY_TOKEN: {
    check: z
      .string()
      .regex(/^[\w-]{16,256}$/)
      .optional(),
    example: 'a-long-random-word-of-yours',
  },
  WHATSAPP_TEMPLATE: {
    check: z
      .string()
      .regex(/^[a-z0-9_]{1,512}$/)
      .optional(),
    example: 'plusun_news',
  },
  WHATSAPP_API_ROOT: { check: url('https', 'http').optional(), example: 'https://graph.facebook.com/v25.0' },
  LLM_BASE_URL: { check: url('https', 'http').optional(), example: 'http://localhost:11434/v1' },
  LLM_MODEL: { check: z.string().max(200).optional(), example: 'mistral-small' },
  LLM_API_KEY: { check: z.string().optional(), example: 'a-key-of-that-service' },
  SECRET_KEY: {
    check: z
      .string()
      .refine((text) => parseKeys(text) !== undefined)
      .optional(),
    example: 'QSBrZXkgb2YgMzIgYnl0ZXMsIG1hZGUgYnkgeW91ISE=',
  },
  BACKUP_KEY: {
    check: z
      .string()
      .refine((text) => parseKeys(text) !== undefined)
      .optional(),
    example: 'QW5vdGhlciBrZXkgb2YgMzIgYnl0ZXMsIHlvdXJzISE=',
  },
  METRICS_TOKEN: {
    check: z
      .string()
      .regex(/^[\w.~+/=-]{16,256}$/)
      .optional(),
    example: 'a-long-random-word-of-yours',
  },
  QUEUE_DASHBOARD_PASSWORD: { check: z.string().min(16).optional(), example: 'a-long-random-word-of-yours' },
  LINK_CHECK: { check: z.enum(['on', 'off']).default('on'), example: 'on' },
  LOG_LEVEL: { check: z.enum(LOG_LEVELS).default('warn'), example: 'warn' },
} as const;

export type Setting = keyof typeof SETTINGS;
export type Config = { readonly [Name in Setting]: z.output<(typeof SETTINGS)[Name]['check']> };

export interface ConfigFault {
  readonly setting: Setting;
  /** Never the value itself: it may be a secret. */
  readonly example: string;
}

export type ConfigRead =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly ConfigFault[] };

/** An empty variable counts as one that is not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigRead {
  const faults: ConfigFault[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, { check, example }] of Object.entries(SETTINGS)) {
    const parsed = check.safeParse(environment[name]?.trim() || undefined);
    if (parsed.success) values[name] = parsed.data;
    else faults.push({ setting: name as Setting, example });
  }
  const need = (setting: Setting) => {
    if (values[setting] === undefined && !faults.some((fault) => fault.setting === setting))
      faults.push({ setting, example: SETTINGS[setting].example });
  };
  // The embedded database has room for one process, which then does everything.
  const isWhole = !Array.isArray(values['ROLES']) || values['ROLES'].length === ROLES.length;
  if (!isWhole && !values['DATABASE_URL']) faults.push({ setting: 'ROLES', example: SETTINGS.ROLES.example });
  // Slack's bot token speaks, or what workspaces give to the app of this id; one of these two listens.
  const [isAlone, isForSeveral] = [values['SLACK_BOT_TOKEN'], values['SLACK_CLIENT_ID']];
  const hears = values['SLACK_APP_TOKEN'] ?? values['SLACK_SIGNING_SECRET'];
  if ((isAlone || isForSeveral) && !hears) need('SLACK_APP_TOKEN');
  if (isForSeveral) need('SLACK_CLIENT_SECRET');
  if (values['SLACK_CLIENT_SECRET']) need('SLACK_CLIENT_ID');
  // A key kept in the folder of one machine does not open on another what a database shared by several holds.
  if (isForSeveral && values['DATABASE_URL']) need('SECRET_KEY');
  // WhatsApp speaks with its token, and listens with the three others.
  const parts = ['WHATSAPP_PHONE_ID', 'WHATSAPP_APP_SECRET', 'WHATSAPP_VERIFY_TOKEN'] as const;
  for (const setting of values['WHATSAPP_TOKEN'] ? parts : []) need(setting);
  if (values['LLM_BASE_URL']) need('LLM_MODEL');
  if (values['LLM_MODEL'] ?? values['LLM_API_KEY']) need('LLM_BASE_URL');
  return faults.length > 0 ? { ok: false, faults } : { ok: true, config: values as Config };
}

export interface Environment {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** There is a `.env`, and it cannot be read: a folder, or somebody else's. */
  readonly isFileUnreadable: boolean;
}

/** The environment of this process, with what a `.env` file adds to it. */
export function readEnvironment(): Environment {
  try {
    process.loadEnvFile();
    return { variables: process.env, isFileUnreadable: false };
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { variables: process.env, isFileUnreadable: !isAbsent };
  }
}

/** The language of whoever installs the program: French, unless their system speaks English. */
export function consoleLocale(environment: Readonly<Record<string, string | undefined>>): Locale {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  return /^en([_.-]|$)/.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'en' : 'fr';
}
