import { commands } from 'vscode';
import { ruleAnchor } from '../../core/doctor/ruleAnchor.ts';
import type { Command } from './command.ts';

/** Shows a rule of the doctor in the catalogue; diagnostics link to it. */
export const explainRule: Command = async ({ rulesPage }, [code]) => {
  const fragment = typeof code === 'string' ? ruleAnchor(code) : '';
  await commands.executeCommand('markdown.showPreviewToSide', rulesPage.with({ fragment }));
};
