import type { Feature } from './feature.ts';
import { codeActions } from './features/codeActions.ts';
import { codeLenses } from './features/codeLenses.ts';
import { commands } from './features/commands.ts';
import { completion } from './features/completion.ts';
import { definition } from './features/definition.ts';
import { fileRenames } from './features/fileRenames.ts';
import { folding } from './features/folding.ts';
import { formatting } from './features/formatting.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlayHints.ts';
import { links } from './features/links.ts';
import { probe } from './features/probe.ts';
import { references } from './features/references.ts';
import { rename } from './features/rename.ts';
import { selectionRanges } from './features/selectionRanges.ts';
import { symbols } from './features/symbols.ts';

/** Everything that the language server does besides diagnostics. */
export const features: readonly Feature[] = [
  codeActions,
  codeLenses,
  commands,
  completion,
  definition,
  fileRenames,
  folding,
  formatting,
  hover,
  inlayHints,
  links,
  probe,
  references,
  rename,
  selectionRanges,
  symbols,
];
