import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { FoundSandbox } from '../../core/sandbox/sandbox.ts';
import { insideSandbox } from '../../node/sandbox.ts';
import { agentSandboxRules, toolSandboxRules } from '../../node/sandboxRules.ts';
import { agentGuardEnvironment, toolGuardEnvironment } from '../../node/toolGuardEnvironment.ts';
import { type AttackedRepository, type AttackLayer, type LayerStart, plainEnvironment } from './pushAttacks.ts';

/** Layers of the guard as the table in docs/git.md has them, in its order. Without a sandbox here, only those that need none. */
export function guardLayers(found: FoundSandbox): readonly AttackLayer[] {
  const none: AttackLayer = {
    name: 'nothing',
    start: async (attacked, script) => shell(script, plainEnvironment(attacked.folder)),
  };
  const agent: AttackLayer = {
    name: 'agent’s environment',
    start: async (attacked, script) => shell(script, await agentEnvironment(attacked)),
  };
  const tool: AttackLayer = {
    name: 'tool’s environment',
    start: async (attacked, script) => shell(script, await toolEnvironment(attacked)),
  };
  if (found.kind === 'none') {
    return [none, agent, tool];
  }
  const decision = { kind: 'inside', sandbox: found } as const;
  const inAgentSandbox = async (attacked: AttackedRepository, start: LayerStart): Promise<LayerStart> => {
    const folder = path.join(attacked.folder, 'run');
    await mkdir(folder, { recursive: true });
    const rules = await agentSandboxRules({
      agent: 'claude',
      writes: true,
      repository: attacked.root,
      folder,
      environment: start.environment,
      command: start,
    });
    return { ...insideSandbox(decision, rules, start), environment: start.environment };
  };
  return [
    none,
    agent,
    tool,
    {
      name: 'agent’s sandbox alone',
      start: async (attacked, script) =>
        await inAgentSandbox(attacked, shell(script, plainEnvironment(attacked.folder))),
    },
    {
      name: 'agent: both',
      start: async (attacked, script) =>
        await inAgentSandbox(attacked, shell(script, await agentEnvironment(attacked))),
    },
    {
      name: 'tool: both',
      start: async (attacked, script) => {
        const environment = await toolEnvironment(attacked);
        const rules = await toolSandboxRules(attacked.root, { repository: attacked.root }, environment);
        return { ...insideSandbox(decision, rules, shell(script, environment)), environment };
      },
    },
  ];
}

function shell(script: string, environment: Readonly<Record<string, string>>): LayerStart {
  return { program: '/bin/sh', args: ['-c', script], environment };
}

async function agentEnvironment({ root, folder }: AttackedRepository): Promise<Record<string, string>> {
  return { ...plainEnvironment(folder), ...(await agentGuardEnvironment(root, path.join(folder, 'run'))) };
}

async function toolEnvironment({ root, folder }: AttackedRepository): Promise<Record<string, string>> {
  return { ...plainEnvironment(folder), ...(await toolGuardEnvironment(root)) };
}
