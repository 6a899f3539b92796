import { z } from 'zod';

/** A mail server and the sender's address. */
export interface MailConfig {
  /** smtp://user:password@host:port, or smtps:// for TLS from the first byte. Holds a secret: never logged. */
  url: string;
  from: string;
}

/** An OpenID Connect provider where this product is registered as a client. */
export interface ProviderConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button on the sign-in says. */
  label: string;
  /** The claim that holds who signs in: 'email', with email_verified, or another that is relied on as it is. */
  emailClaim: string;
}

/** Variables about servers outside: the mail server and the identity provider, and how people reach this product. */
export const outsideVariables = {
  /** https://planner.example.com: stands in mails and in the redirect address of OpenID Connect. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://planner.example.com' })
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be smtp://user:password@host:port or smtps://…' }).optional(),
  MAIL_FROM: z.string().regex(/@/, 'must hold an e-mail address').optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be the address of the provider' }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** Another claim than `email` whose address counts, for a provider that gives no email_verified. */
  OIDC_EMAIL_CLAIM: z
    .string()
    .regex(/^[\w:/.-]+$/, 'must be the name of a claim such as preferred_username')
    .default('email'),
  OIDC_LABEL: z.string().min(1).max(60).default('Sign in with your company account'),
};

type Outside = z.output<z.ZodObject<typeof outsideVariables>>;

/** Says which variables are missing beside those that are set, and that a provider is reached over HTTPS. */
export function outsideProblems(e: Outside, context: z.RefinementCtx): void {
  const needs = (name: keyof Outside, when: boolean, because: string): void => {
    if (when && e[name] === undefined)
      context.addIssue({ code: 'custom', path: [name], message: `is needed ${because}` });
  };
  needs('MAIL_FROM', e.SMTP_URL !== undefined, 'with SMTP_URL: the address that mails come from');
  needs('PUBLIC_URL', e.SMTP_URL !== undefined, 'with SMTP_URL: mails hold links');
  needs('PUBLIC_URL', e.OIDC_ISSUER !== undefined, 'with OIDC_ISSUER: the provider sends people back there');
  needs('OIDC_CLIENT_ID', e.OIDC_ISSUER !== undefined, 'with OIDC_ISSUER');
  needs('OIDC_CLIENT_SECRET', e.OIDC_ISSUER !== undefined, 'with OIDC_ISSUER');
  if (e.OIDC_ISSUER?.startsWith('http:') && !isThisMachine(e.OIDC_ISSUER)) {
    const message = 'must begin with https://; http:// is for a provider on this machine only';
    context.addIssue({ code: 'custom', path: ['OIDC_ISSUER'], message });
  }
}

/** The checked variables as the product uses them. */
export function outsideOf(e: Outside): {
  mail: MailConfig | null;
  provider: ProviderConfig | null;
  publicUrl: string | null;
} {
  return {
    mail: e.SMTP_URL && e.MAIL_FROM ? { url: e.SMTP_URL, from: e.MAIL_FROM } : null,
    provider:
      e.OIDC_ISSUER && e.OIDC_CLIENT_ID && e.OIDC_CLIENT_SECRET
        ? {
            issuer: e.OIDC_ISSUER,
            clientId: e.OIDC_CLIENT_ID,
            clientSecret: e.OIDC_CLIENT_SECRET,
            label: e.OIDC_LABEL,
            emailClaim: e.OIDC_EMAIL_CLAIM,
          }
        : null,
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
  };
}

/** True for addresses that never leave this machine. */
export function isThisMachine(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
}
