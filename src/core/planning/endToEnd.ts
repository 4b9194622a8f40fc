import type { RepositoryFacts } from '../plan/repositoryFacts.ts';
import { readShellCommands } from '../doctor/reading/shellCommands.ts';
import { runsTests } from '../doctor/reading/traces.ts';
import type { Proposal, ProposedPlan } from './proposal.ts';

/** Whether a set has a check that goes through the whole program. */
export type EndToEnd =
  | { readonly kind: 'has' }
  /** Only a person or an agent looks at the page, and the repository has nothing that could; `path`: of the page. */
  | { readonly kind: 'onlyLooked'; readonly path: string }
  /** Decided by the listed files: nothing of a user interface or of an interface for other programs. */
  | { readonly kind: 'notNeeded' }
  /** `means`: what it can be made with, words behind “with”; undefined: nothing. */
  | { readonly kind: 'missing'; readonly path: string; readonly means: string | undefined };

/** Pages and styles, wherever they lie. */
const page =
  /\.(?:[jt]sx|vue|svelte|astro|html?|css|scss|less|erb|haml|twig|cshtml|razor|xaml|storyboard)$|\.blade\.php$/i;

/** Folders whose files become pages. */
const pageFolder = /(?:^|\/)(?:pages|views|templates)\//i;

/** Folders and files that answer requests. */
const service =
  /(?:^|\/)(?:api|routes?|controllers?|endpoints?|graphql)\/|(?:^|\/)(?:server|router|routes|api|openapi|swagger)\.\w+$|controller\.\w+$|\.proto$/i;

/** Not part of the program. */
const aside = /(?:^|\/)(?:docs?|tests?|__tests__|e2e|specs?|examples?|fixtures)\/|\.(?:test|spec|stories)\./i;

/** What opens pages as a person would. */
const drivesPages =
  /\b(?:playwright|cypress|e2e|end-to-end|wdio|webdriver|puppeteer|testcafe|nightwatch|selenium|capybara|detox|maestro)\b/i;

const requests = /\b(?:curl|wget|httpie|xh|grpcurl|hurl|newman|k6)\b/i;

/** A user interface wants what opens its pages, where the repository has it; an interface for programs a request or its tests. */
export function endToEndOf({ plans }: Proposal, repository: RepositoryFacts): EndToEnd {
  const paths = plans
    .flatMap(({ files }) => files)
    .filter(({ change, path }) => change !== 'delete' && !aside.test(path))
    .map(({ path }) => path);
  const answering = paths.find((path) => service.test(path) && !page.test(path));
  const shown = paths.find((path) => page.test(path) || (pageFolder.test(path) && path !== answering));
  const checks = plans.flatMap((plan) => plan.checks);
  const has = (is: (check: ProposedCheck) => boolean): boolean => checks.some((check) => is(check));
  if ((shown === undefined && answering === undefined) || has(opensPages)) {
    return { kind: shown === undefined && answering === undefined ? 'notNeeded' : 'has' };
  }
  const tool = toolOf(repository);
  if (shown !== undefined && tool !== undefined) {
    return { kind: 'missing', path: shown, means: `what the project has for that (${tool})` };
  }
  if (answering !== undefined && !has(asksProgram)) {
    return { kind: 'missing', path: answering, means: 'a request (“status”, or `curl`) or tests that are run' };
  }
  if (shown === undefined || answering !== undefined || has(asksServer)) {
    return { kind: 'has' };
  }
  return has(({ tag }) => tag === 'browse')
    ? { kind: 'onlyLooked', path: shown }
    : { kind: 'missing', path: shown, means: undefined };
}

type ProposedCheck = ProposedPlan['checks'][number];

function isRun({ tag }: ProposedCheck): boolean {
  return tag !== 'manual' && tag !== 'browse';
}

function opensPages(check: ProposedCheck): boolean {
  return isRun(check) && drivesPages.test(check.command);
}

function asksServer(check: ProposedCheck): boolean {
  return isRun(check) && (check.tag === 'status' || requests.test(check.command));
}

function asksProgram(check: ProposedCheck): boolean {
  return asksServer(check) || (isRun(check) && readShellCommands(check.command).some((command) => runsTests(command)));
}

/** Found by its configuration at the top, a folder, or a script. */
function toolOf({ files, packageScripts }: RepositoryFacts): string | undefined {
  const configured = files
    .namesIn('')
    .find((name) => /^(?:playwright|cypress)\.config\.|^wdio\.conf\.|^e2e\/$/.test(name));
  const script = packageScripts.get('')?.find((name) => /e2e|end-to-end/.test(name));
  return configured ?? (script === undefined ? undefined : `the script ${script}`);
}
