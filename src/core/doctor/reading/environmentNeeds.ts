import type { RepositoryFacts } from '../../plan/repositoryFacts.ts';
import type { ShellCommand } from './shellCommands.ts';
import type { ShellWord } from './shellWords.ts';

/** Something outside the repository that a command cannot do without. */
export interface EnvironmentNeed {
  /** As a person reads it: “a Docker daemon”. */
  readonly what: string;
  readonly word: ShellWord;
  /** A plan that has one of these words where it says what it needs has declared it. */
  readonly declaredBy: RegExp;
  /** Names of files that show that the repository brings it along. */
  readonly shownBy: readonly string[];
  /** A check or a task may start it. */
  readonly startable?: true;
  /** The variable that holds it, if it is a secret. */
  readonly variable?: string;
}

interface ProgramNeed {
  readonly what: string;
  readonly declaredBy: RegExp;
  readonly shownBy?: readonly string[];
}

/** What brings services along. */
const composeFiles = ['docker-compose.yml', 'docker-compose.yaml', 'compose.yml', 'compose.yaml', 'devcontainer.json'];

const containers: ProgramNeed = {
  what: 'a running Docker daemon',
  declaredBy: /\b(?:docker|podman|containers?)\b/i,
  shownBy: ['Dockerfile', 'Containerfile', ...composeFiles],
};

const cluster: ProgramNeed = {
  what: 'access to a Kubernetes cluster',
  declaredBy: /\b(?:kubernetes|k8s|kubectl|cluster|kind|minikube|helm|kubeconfig)\b/i,
  shownBy: ['kind.yaml', 'kind-config.yaml'],
};

const database = (name: string, words: RegExp): ProgramNeed => ({
  what: `a running ${name} server`,
  declaredBy: words,
  shownBy: composeFiles,
});

const account = (name: string, words: RegExp): ProgramNeed => ({
  what: `an account and credentials for ${name}`,
  declaredBy: words,
});

/** Programs that do nothing without something that is not in the repository. */
const programs: ReadonlyMap<string, ProgramNeed> = new Map([
  ['docker', containers],
  ['docker-compose', containers],
  ['podman', containers],
  ['kubectl', cluster],
  ['helm', cluster],
  ['aws', account('AWS', /\baws\b|amazon|localstack/i)],
  ['gcloud', account('Google Cloud', /\b(?:gcloud|google cloud|gcp)\b/i)],
  ['gsutil', account('Google Cloud', /\b(?:gsutil|google cloud|gcp|gcs)\b/i)],
  ['az', account('Azure', /\bazure\b|\baz\b/i)],
  ['gh', account('GitHub', /\bgithub\b|\bgh\b/i)],
  ['glab', account('GitLab', /\bgitlab\b|\bglab\b/i)],
  ['heroku', account('Heroku', /\bheroku\b/i)],
  ['vercel', account('Vercel', /\bvercel\b/i)],
  ['netlify', account('Netlify', /\bnetlify\b/i)],
  ['flyctl', account('Fly.io', /\bfly(?:ctl|\.io)?\b/i)],
  ['stripe', account('Stripe', /\bstripe\b/i)],
  ['firebase', account('Firebase', /\bfirebase\b|emulator/i)],
  ['ssh', { what: 'a machine to sign in to by ssh', declaredBy: /\bssh\b|\bhosts?\b/i }],
  ['scp', { what: 'a machine to sign in to by ssh', declaredBy: /\b(?:ssh|scp)\b|\bhosts?\b/i }],
  ['psql', database('PostgreSQL', /\b(?:postgres(?:ql)?|psql|database)\b/i)],
  ['pg_dump', database('PostgreSQL', /\b(?:postgres(?:ql)?|psql|database)\b/i)],
  ['mysql', database('MySQL', /\b(?:mysql|mariadb|database)\b/i)],
  ['mongosh', database('MongoDB', /\bmongo(?:db|sh)?\b|\bdatabase\b/i)],
  ['redis-cli', database('Redis', /\bredis\b/i)],
  ['adb', { what: 'an Android device or emulator', declaredBy: /\b(?:adb|android|emulator|device)\b/i }],
  ['xcrun', { what: 'a Mac with Xcode', declaredBy: /\b(?:xcode|xcrun|macos|mac|simulator)\b/i }],
  ['xcodebuild', { what: 'a Mac with Xcode', declaredBy: /\b(?:xcode|xcodebuild|macos|mac|simulator)\b/i }],
  ['terraform', { what: 'credentials for what Terraform manages', declaredBy: /\bterraform\b|credentials/i }],
]);

/** Words behind which these programs need nothing, or only themselves. */
const harmless = /^(?:--?(?:version|help|h|v|V)|version|help|config|fmt|validate|lint|template|completion|-V)$/;

/** Whether a command that begins with this word needs something. */
export function mayNeedEnvironment(program: string): boolean {
  return programs.has(program) || callsOut.has(program);
}

/** What the command needs, and what of it the repository does not show. */
export function environmentNeeds(
  command: ShellCommand,
  repository: RepositoryFacts | undefined,
): readonly EnvironmentNeed[] {
  const needs: EnvironmentNeed[] = [];
  const [word, verb] = command.words;
  const program = programs.get(command.program);
  if (program !== undefined && word !== undefined && !harmless.test(verb?.text ?? 'help')) {
    needs.push({ ...program, shownBy: program.shownBy ?? [], word });
  }
  for (const each of command.assignments.length === 0 ? command.words : [...command.words, ...command.assignments]) {
    const variable = each.computed ? secretIn(each.text) : undefined;
    if (variable !== undefined) {
      const declaredBy = new RegExp(String.raw`\b${RegExp.escape(variable)}\b`);
      needs.push({ what: `the secret \`${variable}\``, word: each, declaredBy, shownBy: [], variable });
    }
    const server = callsOut.has(command.program) ? localServer(each.text) : undefined;
    if (server !== undefined) {
      const declaredBy =
        /\b(?:server|app|service|api|daemon|localhost|npm (?:start|run (?:dev|serve|start)))\b|:\d{2,5}\b/i;
      needs.push({ what: `a server at ${server}`, word: each, declaredBy, shownBy: [], startable: true });
    }
    const host = callsOut.has(command.program) ? liveHost(each.text) : undefined;
    if (host !== undefined) {
      const declaredBy = new RegExp(String.raw`${RegExp.escape(host)}|\b(?:network|internet|online)\b`, 'i');
      needs.push({ what: `the live service ${host}`, word: each, declaredBy, shownBy: [] });
    }
  }
  if (needs.length === 0) {
    return needs;
  }
  // Whether the repository brings it along, nobody can tell who does not know the repository.
  return needs.filter(({ shownBy }) =>
    repository === undefined ? shownBy.length === 0 : !shownBy.some((name) => repository.files.named(name).length > 0),
  );
}

const callsOut = new Set('curl wget http https xh httpie newman k6 ab hey wrk lighthouse nc ping'.split(' '));

/** `$STRIPE_SECRET_KEY`: what only somebody with the account has. */
function secretIn(text: string): string | undefined {
  return /\$\{?([A-Z][A-Z\d_]*(?:_KEY|_TOKEN|_SECRET|_PASSWORD|_CREDENTIALS|_PAT)|GITHUB_TOKEN|API_KEY|PASSWORD)\b/.exec(
    text,
  )?.[1];
}

const loopback =
  /^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|host\.docker\.internal|[\w-]+|[\w.-]+\.(?:local|localhost|test|internal|invalid|example))$/i;

/** `localhost:3000` of an address on this machine. */
function localServer(text: string): string | undefined {
  return /^["']?(?:https?:\/\/)?((?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1\])(?::\d+)?)(?:[/?#"']|$)/i.exec(
    text,
  )?.[1];
}

function liveHost(text: string): string | undefined {
  const host = /^["']?(?:https?|wss?):\/\/(?:[^/@\s]*@)?(\[[\da-f:]+\]|[\w.-]+)/i.exec(text)?.[1];
  return host === undefined || loopback.test(host) ? undefined : host;
}
