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

/**
 * `HIGH 9.1` was measured, `HIGH 9.1?` is what the files promise, `HIGH 9.1*` is about files as they were. A warning sign
 * in front: the files as they are now could not be read.
 */
export function badge(known: KnownAudit): Badge {
  const { audit } = known;
  const score = audit.score.toFixed(1);
  const isMeasured = testsMeasured(known);
  const isUnread = known.unread !== undefined;
  const stale = isUnread || (isMeasured && known.changedSince !== 0);
  const spokenState = stale ? 'of older files' : isMeasured ? 'measured' : 'only read from the files';
  return {
    text: `$(${isUnread ? 'warning' : 'shield'}) ${audit.level} ${score}${stale ? '*' : isMeasured ? '' : '?'}`,
    spoken: `mstack confidence ${audit.level}, ${score} of 10, ${spokenState}`,
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

/** What stands there when nothing was ever known; `why` is a sentence. */
export function unreadBadge(why: string): Badge {
  return {
    text: '$(warning) Confidence ?',
    spoken: 'mstack confidence is not known',
    tooltip: ['Confidence: not known', `The audit failed: ${why}`],
    level: undefined,
    stale: true,
  };
}

/** Whether a suite really ran to its end: else the level is what the files promise, whatever else was tried. */
function testsMeasured({ measured, audit }: KnownAudit): boolean {
  return measured !== undefined && audit.deep?.commands.some(({ topic }) => topic === 'unit') === true;
}

/** Whether anything was really run, and whether it still tells something about the files as they are. */
export function measuredText(known: KnownAudit): string {
  const text = sinceText(known);
  return known.unread === undefined
    ? text
    : `The audit failed, so this is what was known before: ${known.unread} ${text}`;
}

function sinceText(known: KnownAudit): string {
  const { measured, changedSince } = known;
  if (measured === undefined) {
    return 'Read from the files; nothing was run yet.';
  }
  if (!testsMeasured(known)) {
    return `Read from the files; the tests could not be measured (${measured}).`;
  }
  if (changedSince === undefined) {
    return `Measured ${measured}; what has changed since is not known.`;
  }
  const changed = changedSince === 1 ? '1 file' : `${changedSince} files`;
  return changedSince === 0 ? `Measured ${measured}.` : `Measured ${measured}, before ${changed} changed.`;
}
