import { type Check, isEvidence } from '../../plan/plan.ts';
import { type CheckCommand, readCheckCommands } from '../reading/checkCommands.ts';
import { operands, programCall } from '../reading/commandArguments.ts';
import { resolvePath } from '../reading/shellCommands.ts';
import type { ShellWord } from '../reading/shellWords.ts';
import { sendsWork } from '../rules/checkSends.ts';

/**
 * Why a check must not or cannot be run before the work; undefined: it can. A probe runs in a copy of the work tree, and
 * nothing that it starts may change what lies outside: other machines, the system, the user's own tree.
 */
export function probeObstacle(check: Check, machine: ProbeMachine): string | undefined {
  return cannotBeRead(check) ?? sendingObstacle(check) ?? reachesOut(check, machine);
}

/** Where a check would be run. */
export interface ProbeMachine {
  /** Absolute path of the repository: who names it means the work tree, and not the copy. */
  readonly root: string;
  /** Whether there is anything at an absolute path: `/users` may be a route, and a folder. */
  readonly exists: (path: string) => boolean;
}

/** Why a check is not run by anybody, at any time; undefined: it sends nothing. */
export function sendingObstacle(check: Check): string | undefined {
  return sendsWork(check) ? 'It sends work elsewhere, and mstack never pushes. Check what is here instead.' : undefined;
}

function cannotBeRead(check: Check): string | undefined {
  if (isEvidence(check)) {
    return undefined;
  }
  switch (check.tag) {
    case 'manual':
      return 'It is for a person: no program can run it.';
    case 'browse':
      return 'It takes a browser: no program can run it here.';
    case 'cmd':
    case 'assert':
    case 'status':
      return 'What it expects cannot be read with certainty. Write it in its strict form, e.g. `npm test` exits 0.';
    default:
      return `\`[${check.tag}]\` is no tag of a check. Use \`[cmd]\`, \`[assert]\` or \`[status]\`.`;
  }
}

function reachesOut(check: Check, machine: ProbeMachine): string | undefined {
  for (const command of readCheckCommands([check])) {
    const found = outsidePath(command, machine) ?? outsideProgram(command) ?? outsideAddress(command);
    if (found !== undefined) {
      return found;
    }
  }
  return /\b(?:sudo|doas)\s/.test(check.command ?? '')
    ? 'It asks for more rights than a check needs (`sudo`), and could change what lies outside the repository.'
    : undefined;
}

/** Folders at the top of a machine. What else begins with a slash and is not there is a pattern, a route, or an option. */
const machineFolders =
  /^\/(?:bin|boot|dev|etc|home|lib|lib64|media|mnt|opt|private|proc|root|run|sbin|srv|sys|usr|var|workspaces?|Applications|Library|System|Users|Volumes)(?:\/|$)/;

/** What may be named wherever a check runs: the null device and its kin, temporary files, programs of the system. */
const harmless =
  /^(?:\/dev\/(?:null|stdin|stdout|stderr|fd\/\d+|tty|zero|urandom)$|\/tmp(?:\/|$)|\/(?:usr\/(?:local\/)?)?s?bin\/[\w.-]+$)/;

function outsidePath(
  { words, inputs, outputs, assignments, folder }: CheckCommand,
  machine: ProbeMachine,
): string | undefined {
  const all = [...words, ...inputs, ...outputs, ...assignments];
  const found = all.find((word) => isOutside(word, machine) || leaves(word, folder));
  return found === undefined
    ? undefined
    : `It names \`${found.text}\`, which lies outside the copy that checks are probed in. Write paths relative to the repository’s top.`;
}

function isOutside({ text }: ShellWord, { root, exists }: ProbeMachine): boolean {
  // `--out=/home/me/x`, `NAME=/etc/x`
  const path = text.slice(text.indexOf('=') + 1);
  return [text, path].some(
    (each) =>
      each === root ||
      each.startsWith(`${root}/`) ||
      /^(?:~(?:\/|$)|\$\{?HOME\b|[A-Za-z]:[\\/])/.test(each) ||
      (/^\/./.test(each) && !harmless.test(each) && (machineFolders.test(each) || exists(each))),
  );
}

/** `../other` leads out of the repository, and out of a copy of it to somewhere else. */
function leaves({ text, computed }: ShellWord, folder: string | undefined): boolean {
  return /^(?:\.\.\/|\.\.$|.*\/\.\.(?:\/|$))/.test(text) && !computed && resolvePath(folder ?? '', text) === undefined;
}

/** Programs whose work lies on other machines, in databases, in containers or in the system. */
const outsidePrograms = new Set(
  'apt apt-get aws az brew crontab docker docker-compose doctl dropdb createdb fly flyctl gcloud heroku helm kubectl kill killall launchctl mongo mongosh mysql mysqladmin pkill podman psql redis-cli rsync scp service sftp ssh systemctl terraform tofu pulumi vercel netlify wrangler firebase'.split(
    ' ',
  ),
);

/** These only look, whatever the program: `docker --version`. */
const looking = /^(?:--version|-v|-V|version|--help|-h|help|config|validate|lint|template)$/;

function outsideProgram(command: CheckCommand): string | undefined {
  const call = programCall(command);
  const first = call?.words[0]?.text ?? '';
  return call !== undefined && outsidePrograms.has(call.name) && !looking.test(first)
    ? `\`${call.name}\` works outside the copy that checks are probed in (other machines, databases, containers, the system), so it was not run.`
    : isGlobalInstall(command)
      ? 'It installs something for the whole machine, so it was not run.'
      : undefined;
}

function isGlobalInstall({ program, words }: CheckCommand): boolean {
  const text = words.map((word) => word.text);
  return (
    (/^(?:p?npm|yarn|bun)$/.test(program) &&
      text.some((word) => /^(?:i|install|add|ci)$/.test(word)) &&
      text.some((word) => /^(?:-g|--global|global)$/.test(word))) ||
    (/^(?:pipx|gem|cargo|go)$/.test(program) && text[1] === 'install')
  );
}

/** A request to another machine leaves the probe's reach; one that sends data changes what answers, wherever that is. */
function outsideAddress(command: CheckCommand): string | undefined {
  const call = programCall(command);
  if (call === undefined || !/^(?:curl|wget|http|https|xh|grpcurl|websocat)$/.test(call.name)) {
    return undefined;
  }
  const hosts = operands(call.words, requestOptions).flatMap(({ text }) => hostOf(text) ?? []);
  const other = hosts.find((host) => !ownHost.test(host));
  if (other !== undefined) {
    return `It asks another machine (${other}), and a probe leaves the network alone.`;
  }
  const sends = call.words.find(({ text }) => sendingOption.test(text) || /^(?:POST|PUT|PATCH|DELETE)$/.test(text));
  return sends === undefined
    ? undefined
    : `It sends data (\`${sends.text}\`) to a server outside the copy that checks are probed in, so it was not run.`;
}

const requestOptions = new Set(
  '-o --output -w --write-out -H --header -X --request -u --user -A --user-agent -b --cookie -c --cookie-jar -m --max-time --connect-timeout --retry --retry-delay -e --referer -E --cert --cacert --key -x --proxy -O'.split(
    ' ',
  ),
);

const sendingOption =
  /^(?:-d|--data(?:-\w+)?|-F|--form(?:-\w+)?|-T|--upload-file|--json|--post-data|--post-file|--body-data|-X(?:POST|PUT|PATCH|DELETE)|--(?:request|method)=(?:POST|PUT|PATCH|DELETE))(?:=|$)/;

function hostOf(text: string): string | undefined {
  return /^(?:[a-z][a-z\d+.-]*:\/\/)?(?:[^/@\s]*@)?(\[[^\]]+\]|[A-Za-z\d.-]+)(?::\d+)?(?:[/?#]|$)/.exec(text)?.[1];
}

const ownHost = /^(?:localhost|[\w-]+\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|host\.docker\.internal)$/;
