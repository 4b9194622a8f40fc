import type { RepositoryFacts } from '../plan/repositoryFacts.ts';
import type { Proposal, ProposedPlan } from './proposal.ts';

/** Whether a set has a check that goes through the whole program. */
export type EndToEnd =
  | { readonly kind: 'has' }
  /** Decided by the listed files: nothing of a user interface or of an interface for other programs. */
  | { readonly kind: 'notNeeded' }
  /** `tool`: what the repository has for it; undefined: nothing. */
  | { readonly kind: 'missing'; readonly path: string; readonly tool: string | undefined };

/** Pages and styles, wherever they lie. */
const page =
  /\.(?:[jt]sx|vue|svelte|astro|html?|css|scss|less|erb|haml|twig|cshtml|razor|xaml|storyboard)$|\.blade\.php$/i;

/** Folders and files that answer requests. */
const service =
  /(?:^|\/)(?:api|routes?|controllers?|endpoints?|graphql|pages|views|templates)\/|(?:^|\/)(?:server|router|routes|api|openapi|swagger)\.\w+$|controller\.\w+$|\.proto$/i;

/** Not part of the program. */
const aside = /(?:^|\/)(?:docs?|tests?|__tests__|e2e|specs?|examples?|fixtures)\/|\.(?:test|spec|stories)\./i;

const wholeProgram =
  /\b(?:playwright|cypress|e2e|end-to-end|wdio|webdriver|puppeteer|testcafe|nightwatch|selenium|capybara|detox|maestro|curl|wget|httpie|xh)\b/i;

export function endToEndOf({ plans }: Proposal, repository: RepositoryFacts): EndToEnd {
  const path = plans
    .flatMap(({ files }) => files)
    .find(
      (file) => file.change !== 'delete' && !aside.test(file.path) && (page.test(file.path) || service.test(file.path)),
    );
  if (path === undefined) {
    return { kind: 'notNeeded' };
  }
  return plans.some(({ checks }) => checks.some(isEndToEnd))
    ? { kind: 'has' }
    : { kind: 'missing', path: path.path, tool: toolOf(repository) };
}

function isEndToEnd({ tag, command }: ProposedPlan['checks'][number]): boolean {
  return tag === 'browse' || tag === 'status' || (tag !== 'manual' && wholeProgram.test(command));
}

/** Found by its configuration at the top, a folder, or a script. */
function toolOf({ files, packageScripts }: RepositoryFacts): string | undefined {
  const configured = files
    .namesIn('')
    .find((name) => /^(?:playwright|cypress)\.config\.|^wdio\.conf\.|^e2e\/$/.test(name));
  const script = packageScripts.get('')?.find((name) => /e2e|end-to-end/.test(name));
  return configured ?? (script === undefined ? undefined : `the script ${script}`);
}
