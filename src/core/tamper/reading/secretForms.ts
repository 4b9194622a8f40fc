export interface SecretForm {
  readonly name: string;
  readonly pattern: RegExp;
}

/**
 * Forms of keys that their makers document, so that nothing else looks like one: prefixes of their own and fixed lengths.
 * Sources: AWS "IAM identifiers"; GitHub "GitHub's token formats"; GitLab "Token prefixes"; Slack "Token types" and
 * "Incoming webhooks"; Stripe "API keys" (test keys open nothing); npm "About access tokens"; PyPI "API tokens"; Google
 * "API keys" and "OAuth client secrets"; Anthropic and OpenAI "API keys"; SendGrid, DigitalOcean and Hugging Face the same;
 * RFC 7468 and OpenSSH's PROTOCOL.key for private keys.
 */
export const secretForms: readonly SecretForm[] = [
  { name: 'an access key of AWS', pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g },
  {
    name: 'a secret key of AWS',
    pattern: /\baws_?secret_?(?:access_?)?key["']?\s?[:=]{1,2}\s?["']?[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])/gi,
  },
  { name: 'a token of GitHub', pattern: /\bgh[opsru]_[A-Za-z0-9]{36}\b|\bgithub_pat_[A-Za-z0-9_]{82}\b/g },
  { name: 'a token of GitLab', pattern: /\bgl(?:pat|dt|rt|ptt|oas|agent|soat|cbt)-[\w-]{20}/g },
  {
    name: 'a token of Slack',
    pattern: /\bxox[abeprs]-[0-9]{8,14}-[\w-]{16}|\bxapp-\d-[A-Z0-9]{8,14}-\d{8,14}-[a-f0-9]{40}/g,
  },
  {
    name: 'a webhook of Slack',
    pattern: /\bhooks\.slack\.com\/services\/T[A-Z0-9]{8,12}\/B[A-Z0-9]{8,12}\/[A-Za-z0-9]{24}\b/g,
  },
  { name: 'a live key of Stripe', pattern: /\b(?:sk|rk)_live_[A-Za-z0-9]{24}/g },
  { name: 'a token of npm', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { name: 'a token of PyPI', pattern: /\bpypi-AgE[A-Za-z0-9_-]{60}/g },
  { name: 'a key of Google', pattern: /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])|\bGOCSPX-[A-Za-z0-9_-]{28}/g },
  { name: 'a key of Anthropic', pattern: /\bsk-ant-[a-z]{3,6}\d\d-[A-Za-z0-9_-]{80}/g },
  {
    name: 'a key of OpenAI',
    pattern: /\bsk-[A-Za-z0-9_-]{20,80}T3BlbkFJ[A-Za-z0-9_-]{20}/g,
  },
  { name: 'a key of SendGrid', pattern: /\bSG\.[\w-]{22}\.[\w-]{43}/g },
  { name: 'a token of DigitalOcean', pattern: /\bdo[opr]_v1_[a-f0-9]{64}\b/g },
  { name: 'a token of Hugging Face', pattern: /\bhf_[A-Za-z]{34}\b/g },
  {
    name: 'a private key',
    pattern:
      /-----BEGIN [A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\n|[Vv]ersion: \S{1,40}){1,4}[A-Za-z0-9+/=]{40}/g,
  },
];

/** Words of keys that are made up for documentation. */
const madeUp = /example|sample|dummy|fake|placeholder|redacted|changeme|your|test|xxxx|0{6}|1234567|abcdefg/i;

/** Fewer different characters than that, and nobody drew them by chance: 16 drawn from 32 have 12.7 on average. */
const fewest = 8;

/** Whether what has the form of a key is an example of one: it says so, or repeats itself. */
export function isMadeUp(secret: string): boolean {
  return madeUp.test(secret) || new Set(secret.slice(-16)).size < fewest;
}
