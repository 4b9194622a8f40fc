import type { Uri } from 'vscode';
import { dropPlan, mergeWithNext, movePlan } from '../../core/planning/editProposal.ts';
import type { Proposal } from '../../core/planning/proposal.ts';
import { type Preview, previewBody } from '../present/planPreview.ts';
import { openPage } from './page.ts';

export interface PlanPreviewRequest {
  readonly extension: Uri;
  /** The set was changed: how is it judged now? */
  readonly onJudge: (proposal: Proposal) => void;
  readonly onAccept: (proposal: Proposal) => void;
  /** The page was closed without writing. */
  readonly onCancel: () => void;
}

/** The page on which a person drops, merges and moves plans before any file is written. */
export interface PlanPreview {
  /** A judged set: the first one, or the answer to a change. */
  readonly show: (judged: Omit<Preview, 'changed'>) => void;
  readonly dispose: () => void;
}

export function openPlanPreview(request: PlanPreviewRequest): PlanPreview {
  let preview: Omit<Preview, 'changed'> = {
    proposal: { goal: '', plans: [] },
    judgements: [],
    problems: [],
    notes: [],
  };
  // Newest last. A set that was written or given up has no way back.
  const before: Proposal[] = [];
  let over = false;
  const change = (proposal: Proposal): void => {
    preview = { proposal, judgements: undefined, problems: [], notes: [] };
    page.update();
    request.onJudge(proposal);
  };
  const edit = (proposal: Proposal): void => {
    before.push(preview.proposal);
    change(proposal);
  };
  const end = (act: () => void): void => {
    if (!over) {
      over = true;
      act();
      page.dispose();
    }
  };
  const page = openPage({
    extension: request.extension,
    kind: 'mstack.planPreview',
    title: 'Plans to Write',
    body: () => previewBody({ ...preview, changed: before.length > 0 }),
    onPress: (act, at) => {
      const { proposal } = preview;
      switch (act) {
        case 'up':
          edit(movePlan(proposal, at, at - 1));
          break;
        case 'down':
          edit(movePlan(proposal, at, at + 1));
          break;
        case 'merge':
          edit(mergeWithNext(proposal, at));
          break;
        case 'drop':
          edit(dropPlan(proposal, at));
          break;
        case 'undo': {
          const last = before.pop();
          if (last !== undefined) {
            change(last);
          }
          break;
        }
        case 'write':
          end(() => {
            request.onAccept(proposal);
          });
          break;
        case 'cancel':
          end(request.onCancel);
          break;
      }
    },
    onClose: () => {
      end(request.onCancel);
    },
  });
  return {
    show: (judged) => {
      preview = judged;
      page.update();
    },
    dispose: () => {
      end(() => undefined);
    },
  };
}
