import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { peerFile } from '../peers.ts';
import { type PlanContent, planContent, slug } from './generatedPlans.ts';
import type { Program } from './programTimes.ts';
import { commitAll, writeAll } from './repository.ts';

/** Nothing that is measured here may talk to anybody, or write into the person's own settings. */
function quiet(home: string): Readonly<Record<string, string>> {
  return {
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: path.join(home, 'config'),
    DO_NOT_TRACK: '1',
    OPENSPEC_TELEMETRY: '0',
    NO_COLOR: '1',
    CI: '1',
  };
}

/** Backlog.md: as many tasks, with the plans' contents in its own form. */
export async function backlogList(folder: string, count: number): Promise<Program> {
  const repository = path.join(folder, `backlog-${count}`);
  const home = path.join(folder, 'home');
  mkdirSync(home, { recursive: true });
  const env = quiet(home);
  const config = [
    'project_name: "bench"',
    'default_status: "To Do"',
    'statuses: ["To Do", "In Progress", "Done"]',
    'labels: []',
    'date_format: yyyy-mm-dd',
    'auto_open_browser: false',
    // What it would look for on a server, or on other branches, is not what is measured.
    'remote_operations: false',
    'check_active_branches: false',
    'auto_commit: false',
    'task_prefix: "task"',
    '',
  ].join('\n');
  writeAll(repository, [
    ['backlog/config.yml', config],
    ...Array.from({ length: count }, (_none, at): [string, string] => {
      const plan = planContent({ id: at + 1 });
      return [`backlog/tasks/task-${plan.id} - ${slug(plan.title)}.md`, backlogTask(plan)];
    }),
  ]);
  await commitAll(repository);
  return {
    name: 'Backlog.md: task list --plain',
    start: {
      command: [process.execPath, peerFile('backlog.md', 'cli.js'), 'task', 'list', '--plain'],
      cwd: repository,
      env,
    },
    count: (output) => output.match(/^\s+(?:\[\w+\] )?TASK-\d+/gm)?.length ?? 0,
  };
}

/** OpenSpec: as many changes, each with a proposal, tasks and a specification. It does not look at git: they are not committed. */
export function openSpecList(folder: string, count: number): Program {
  const repository = path.join(folder, `openspec-${count}`);
  const home = path.join(folder, 'home');
  mkdirSync(home, { recursive: true });
  writeAll(repository, [
    ['openspec/config.yaml', 'schema: spec-driven\n'],
    ...Array.from({ length: count }, (_none, at) => planContent({ id: at + 1 })).flatMap(openSpecChange),
  ]);
  return {
    name: 'OpenSpec: list',
    start: {
      command: [process.execPath, peerFile('@fission-ai', 'openspec', 'bin', 'openspec.js'), 'list'],
      cwd: repository,
      env: quiet(home),
    },
    count: (output) => output.match(/^ {2}change-\d+/gm)?.length ?? 0,
  };
}

function backlogTask(plan: PlanContent): string {
  return [
    '---',
    `id: TASK-${plan.id}`,
    `title: ${plan.title}`,
    `status: ${plan.status === 'done' ? 'Done' : 'To Do'}`,
    'assignee: []',
    "created_date: '2026-01-02 03:04'",
    'labels: []',
    `dependencies: [${plan.blockedBy.map((id) => `TASK-${id}`).join(', ')}]`,
    `ordinal: ${plan.id * 1000}`,
    '---',
    '',
    '## Description',
    '',
    '<!-- SECTION:DESCRIPTION:BEGIN -->',
    ...plan.summary,
    '<!-- SECTION:DESCRIPTION:END -->',
    '',
    '## Acceptance Criteria',
    '<!-- AC:BEGIN -->',
    ...plan.criteria.map((criterion, at) => `- [ ] #${at + 1} ${criterion}`),
    '<!-- AC:END -->',
    '',
    '## Implementation Plan',
    '',
    '<!-- SECTION:PLAN:BEGIN -->',
    ...plan.approach,
    ...plan.tasks.map((task, at) => `${at + 1}. ${task}`),
    ...plan.checks.map((check) => `- ${check}`),
    '<!-- SECTION:PLAN:END -->',
    '',
  ].join('\n');
}

function openSpecChange(plan: PlanContent): [string, string][] {
  const folder = `openspec/changes/change-${plan.id}`;
  const box = plan.status === 'done' ? 'x' : ' ';
  const proposal = [
    '## Why',
    '',
    ...plan.summary,
    '',
    '## What Changes',
    '',
    ...plan.approach.map((line) => `- ${line}`),
  ];
  const tasks = ['## 1. Implementation', '', ...plan.tasks.map((task, at) => `- [${box}] 1.${at + 1} ${task}`)];
  const requirements = plan.criteria.flatMap((criterion, at) => [
    `### Requirement: Number ${at + 1}`,
    '',
    `The system SHALL do this: ${criterion}`,
    '',
    '#### Scenario: It is so',
    '',
    '- **WHEN** it is looked at',
    `- **THEN** ${criterion}`,
    '',
  ]);
  return [
    [`${folder}/proposal.md`, `${proposal.join('\n')}\n`],
    [`${folder}/tasks.md`, `${tasks.join('\n')}\n`],
    [`${folder}/specs/${plan.goal}/spec.md`, `${['## ADDED Requirements', '', ...requirements].join('\n')}\n`],
  ];
}
