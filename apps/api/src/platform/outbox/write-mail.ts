import type { OutboxMessage } from './outbox.ts';
import { unlinked } from './unlinked.ts';

/** What a mail says, in the language of who gets it. */
export interface MailText {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** What to do about it: shown as a button after the paragraphs. */
  readonly action?: { readonly label: string; readonly url: string };
  /** Below it, smaller. */
  readonly footer: string;
}

/**
 * The mail as plain text and as HTML: the same words, no picture, nothing that tells when it is read, and no link but that
 * of the action.
 */
export const writeMail = (recipient: string, language: string, given: MailText): OutboxMessage => {
  const { action } = given;
  const [subject, footer] = [unlinked(given.subject), unlinked(given.footer)];
  const paragraphs = given.paragraphs.map((paragraph) => unlinked(paragraph));
  const text = [...paragraphs, ...(action ? [`${action.label}:\n${action.url}`] : []), `-- \n${footer}`];
  const html = [
    ...paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`),
    ...(action
      ? [
          `<p><a href="${escape(action.url)}" style="${BUTTON}">${escape(action.label)}</a></p>`,
          `<p style="${SMALL}">${escape(action.url)}</p>`,
        ]
      : []),
    `<p style="${SMALL}">${escape(footer)}</p>`,
  ];
  const head = `<meta charset="utf-8"><title>${escape(subject)}</title>`;
  return {
    recipient,
    subject,
    content: {
      text: `${text.join('\n\n')}\n`,
      html: `<!doctype html><html lang="${language}"><head>${head}</head><body style="${BODY}">${html.join('')}</body></html>`,
    },
  };
};

const BODY = 'font:16px/1.5 sans-serif;color:#17302d;max-width:34em;margin:2em auto;padding:0 1em';
const BUTTON =
  'display:inline-block;padding:.7em 1.2em;border-radius:.5em;background:#0f5a53;color:#fff;text-decoration:none';
const SMALL = 'font-size:13px;color:#5b6b68;word-break:break-word';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (found) => ENTITIES[found] ?? found);
