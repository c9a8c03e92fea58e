import { createTransport } from 'nodemailer';
import { PermanentFailure, type Send } from './deliver.ts';

const TIMEOUT_MS = 20_000;

/** Sends mails through an SMTP server: `smtp://user:password@host:587`, or `smtps://` for TLS from the start. */
export const createSmtpSender = (url: string, from: string): Send => {
  const transport = createTransport(
    {
      url,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  const host = new URL(url).hostname;
  return async ({ id, recipient, subject, content: { text, html } }) => {
    try {
      // An address is one address, whatever commas it contains; a mail that is sent twice has one id.
      const to = { name: '', address: recipient };
      await transport.sendMail({ to, subject, text, html, messageId: `<${id}.laadpoort@${host}>` });
    } catch (error) {
      if (isRefusedForGood(error)) throw new PermanentFailure(error.message);
      throw error;
    }
  };
};

/** RFC 5321, 4.2.1: replies from 500 are permanent. Those about signing in to the server are ours to mend. */
const isRefusedForGood = (error: unknown): error is Error =>
  error instanceof Error &&
  'responseCode' in error &&
  typeof error.responseCode === 'number' &&
  error.responseCode >= 500 &&
  'command' in error &&
  (error.command === 'RCPT TO' || error.command === 'DATA');
