import { type Finding, has, lacks, partly } from '../auditFacts.ts';
import { isCiFile } from '../commands/commandFiles.ts';
import type { ProjectCommands } from '../commands/projectCommands.ts';
import { isTestCommand } from '../commands/testCommands.ts';

/** CI that looks at types, lint or the build, but runs no test. */
const withoutTests = 0.4;
/** CI that runs the tests when somebody starts it, or once a night: after the fact. As much for what cannot be seen from here. */
const notByChange = 0.6;

/** Whether CI really runs the tests when something changes. */
export function ciFinding(texts: ReadonlyMap<string, string>, commands: ProjectCommands): Finding {
  const files = [...texts.keys()].filter(isCiFile);
  if (files.length === 0) {
    return lacks('no CI');
  }
  const tests = commands.inCi.filter(({ words, name }) => isTestCommand(words) || name === 'test');
  const stepped = commands.uses.filter(({ name, ci }) => ci && testSteps.test(name)).map(({ file }) => file);
  const running = [...new Set([...tests.map(({ via }) => via), ...stepped])];
  if (running.length === 0) {
    const elsewhere = commands.uses.find(({ name, ci }) => ci && /^[\w.-]+\/[\w.-]+\/\.github\/workflows\//.test(name));
    return elsewhere === undefined
      ? partly(withoutTests, 'CI', 'CI runs no test', files.slice(0, 2))
      : partly(notByChange, 'CI', `what CI runs is in another repository (${elsewhere.name})`, [elsewhere.file]);
  }
  const starting = running.filter((file) => startsByChange(file, texts.get(file) ?? ''));
  return starting.length > 0
    ? has('CI runs the tests', starting.slice(0, 2))
    : partly(notByChange, 'CI runs the tests', `${running[0]} is not started by a change`, running.slice(0, 1));
}

/** Reusable steps that run tests. */
const testSteps = /cypress-io\/github-action|playwright-github-action/;

function startsByChange(file: string, text: string): boolean {
  return (
    !file.includes('/workflows/') ||
    /\b(?:push|pull_request|pull_request_target|merge_group|workflow_call)\b/.test(text)
  );
}
