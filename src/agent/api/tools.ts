import type { Messages } from '@anthropic-ai/sdk/resources/messages';
import {
  BashSession,
  betaGlobTool,
  betaGrepTool,
  betaReadTool,
  type AgentToolContext,
} from '@anthropic-ai/sdk/tools/agent-toolset/node';
import * as z from 'zod';
import { writingRoles } from '../../core/agents/agent.ts';
import type { Surroundings } from '../surroundings.ts';
import { runEditor } from './editor.ts';
import { toolSchema } from './toolSchema.ts';

/** A tool as the model sees it, and what running it does. Throws a sentence for the model when it fails. */
export interface LocalTool {
  readonly definition: Messages.Tool | Messages.ToolBash20250124 | Messages.ToolTextEditor20250728;
  readonly run: (input: unknown, signal: AbortSignal) => Promise<string>;
}

export interface Toolbox extends Disposable {
  readonly tools: ReadonlyMap<string, LocalTool>;
}

/** Bash and text editor for roles that write; reading and searching, confined to the repository, for those that only read. */
export function openToolbox(surroundings: Surroundings): Toolbox {
  const shell = bashTool(surroundings);
  const tools = writingRoles.includes(surroundings.role)
    ? [shell.tool, editorTool(surroundings.repository)]
    : readingTools({ workdir: surroundings.repository });
  return {
    tools: new Map(tools.map((tool) => [tool.definition.name, tool])),
    [Symbol.dispose]: shell.close,
  };
}

const bashInput = z.object({ command: z.string().min(1).optional(), restart: z.boolean().optional() });

/** A build or a test suite may take long. Below the runner's limit for silence: the model should learn of it, not be ended. */
const commandLimitMs = 8 * 60_000;

function bashTool({ repository, environment }: Surroundings): { tool: LocalTool; close: () => void } {
  let session: BashSession | undefined;
  const close = (): void => {
    session?.close();
    session = undefined;
  };
  const run = async (input: unknown, signal: AbortSignal): Promise<string> => {
    const { command, restart } = bashInput.parse(input);
    if (restart === true) {
      close();
    }
    if (command === undefined) {
      return 'The shell was restarted.';
    }
    session ??= new BashSession(repository, shellEnvironment(environment));
    try {
      const { output, exitCode } = await session.exec(command, { timeoutMs: commandLimitMs, signal });
      return exitCode === 0 ? output : Promise.reject(new Error(`${output}\nexit code ${exitCode}`.trim()));
    } catch (error) {
      // Out of time or ended: the command may still run in that shell, so the next call gets a new one.
      close();
      throw error;
    }
  };
  return { tool: { definition: { type: 'bash_20250124', name: 'bash' }, run }, close };
}

/** The model's commands never see the key that the model is paid with, under whatever name. */
function shellEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const key = environment['ANTHROPIC_API_KEY'];
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name, value]) => !name.startsWith('ANTHROPIC_') && (key === undefined || key === '' || value !== key),
    ),
  );
}

function editorTool(repository: string): LocalTool {
  return {
    definition: { type: 'text_editor_20250728', name: 'str_replace_based_edit_tool', max_characters: 100_000 },
    run: (input) => runEditor(repository, input),
  };
}

function readingTools(context: AgentToolContext): readonly LocalTool[] {
  return [betaReadTool(context), betaGlobTool(context), betaGrepTool(context)].map((tool) => {
    if (!('input_schema' in tool) || typeof tool.description !== 'string') {
      throw new Error('The SDK changed the shape of its file tools.');
    }
    const { name, description } = tool;
    return {
      definition: { name, description, input_schema: toolSchema.parse(tool.input_schema) },
      run: async (input, signal) => {
        const output = await tool.run(tool.parse(input), { signal } as Parameters<typeof tool.run>[1]);
        return typeof output === 'string' ? output : JSON.stringify(output);
      },
    };
  });
}
