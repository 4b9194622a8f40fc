import type { Position } from '../../base/range.ts';
import { readFrontmatter } from '../../plan/frontmatter.ts';
import type { LanguageWorkspace, PlanDocument } from '../planDocument.ts';
import { checkHover } from './checkHover.ts';
import { criterionHover } from './criterionHover.ts';
import type { Hover, HoverSource } from './hover.ts';
import { keyHover } from './keyHover.ts';
import { pathHover } from './pathHover.ts';
import { planHover } from './planHover.ts';
import { scoreHover } from './scoreHover.ts';

/** What is more special comes first: a plan that a criterion names is a plan. */
const sources: readonly HoverSource[] = [planHover, pathHover, scoreHover, keyHover, checkHover, criterionHover];

/**
 * What stands at a position, in words. Undefined: nothing that we know more about.
 *
 * @param now milliseconds since 1970
 */
export function hoverAt(
  document: PlanDocument,
  position: Position,
  workspace: LanguageWorkspace,
  now: number,
): Hover | undefined {
  const frontmatter = readFrontmatter(document.lines);
  for (const source of sources) {
    const hover = source({ document, workspace, frontmatter, position, now });
    if (hover !== undefined) {
      return hover;
    }
  }
  return undefined;
}
