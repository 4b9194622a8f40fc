import type { Audit } from '../../core/audit/audit.ts';
import { levelMeanings } from '../../core/audit/levelMeanings.ts';
import type { KnownAudit } from './knownAudit.ts';

/** The badge in the status bar. */
export interface Badge {
  readonly text: string;
  readonly spoken: string;
  /** Plain sentences, one a line. */
  readonly tooltip: readonly string[];
  /** Undefined: it is not known. */
  readonly level: Audit['level'] | undefined;
  readonly stale: boolean;
}

/** What stands there while the workspace is not trusted: nothing is started then, so nothing is known. */
export const restrictedBadge: Badge = {
  text: '$(shield) Restricted Mode',
  spoken: 'mstack confidence is not measured in Restricted Mode',
  tooltip: [
    'Confidence: not known',
    'In Restricted Mode mstack starts no program, so nothing is measured. It is read when you trust the workspace.',
  ],
  level: undefined,
  stale: false,
};

/** Reasons in the tooltip: the weightiest are enough, the page has all. */
const shownReasons = 3;

export function badge(known: KnownAudit): Badge {
  const { audit } = known;
  const score = audit.score.toFixed(1);
  const stale = known.measured !== undefined && known.changedSince !== 0;
  return {
    text: `$(shield) ${audit.level} ${score}${stale ? '*' : ''}`,
    spoken: `mstack confidence ${audit.level}, ${score} of 10`,
    tooltip: [
      `Confidence: ${audit.level}, ${score} of 10`,
      levelMeanings[audit.level],
      ...audit.evidence.slice(0, shownReasons).map(({ what }) => `+ ${what}`),
      ...audit.missing.slice(0, shownReasons).map(({ what, raises }) => `− ${what} (+${raises.toFixed(1)})`),
      measuredText(known),
    ],
    level: audit.level,
    stale,
  };
}

/** Whether anything was really run, and whether it still tells something about the files as they are. */
export function measuredText({ measured, changedSince }: KnownAudit): string {
  if (measured === undefined) {
    return 'Read from the files; nothing was run yet.';
  }
  if (changedSince === undefined) {
    return `Measured ${measured}; what has changed since is not known.`;
  }
  const changed = changedSince === 1 ? '1 file' : `${changedSince} files`;
  return changedSince === 0 ? `Measured ${measured}.` : `Measured ${measured}, before ${changed} changed.`;
}
