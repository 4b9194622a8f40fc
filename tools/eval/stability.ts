import { dimensions } from '../../src/core/doctor/score.ts';
import { type Diagnosis, diagnose } from '../../src/core/doctor/diagnose.ts';
import { readPlan } from '../../src/core/plan/readPlan.ts';
import type { PlanFile } from './planFolder.ts';
import { tableText } from './figures.ts';
import { transformations } from './transformations.ts';

/** How far a dimension may move when the words change and the meaning does not. */
const tolerance = 0.5;

interface Move {
  readonly file: string;
  readonly transformation: string;
  readonly by: number;
  /** Codes with their lines that only one of the two has. */
  readonly codes: readonly string[];
}

/** For each transformation: plans that it changes, variants of them, and how many of those moved a dimension. */
export function stabilityText(files: readonly PlanFile[], list: boolean): string {
  const moves: Move[] = [];
  const rows = transformations.map(({ name, exact, apply }) => {
    let plans = 0;
    let variants = 0;
    const moved = new Set<string>();
    let over = 0;
    for (const { file, source } of files) {
      const plan = readPlan(file, source);
      const texts = plan === undefined ? [] : apply(source);
      plans += texts.length > 0 ? 1 : 0;
      for (const text of texts) {
        const other = readPlan(file, text);
        if (plan === undefined || other === undefined) {
          continue;
        }
        variants += 1;
        const before = diagnose(plan);
        const after = diagnose(other);
        const by = Math.max(...dimensions.map((one) => Math.abs(before.score[one] - after.score[one])));
        if (by > (exact ? 0 : tolerance)) {
          over += 1;
          moved.add(file);
          moves.push({ file, transformation: name, by, codes: differences(before, after) });
        }
      }
    }
    return [name, exact ? '0' : String(tolerance), ...[plans, variants, over, moved.size].map(String)];
  });
  return [
    'Ways to write a plan that say the same, and how many of them move a dimension by more than allowed',
    tableText([['way', 'allowed', 'plans', 'variants', 'moved', 'plans moved'], ...rows]),
    ...(list
      ? [
          '',
          ...moves.map(
            ({ file, transformation, by, codes }) =>
              `  ${transformation}: ${file} by ${by.toFixed(1)}: ${codes.join(', ')}`,
          ),
        ]
      : []),
  ].join('\n');
}

/** What only one of the two lost points for. */
function differences(before: Diagnosis, after: Diagnosis): string[] {
  const [one, other] = [causesOf(before), causesOf(after)];
  return [
    ...[...one].filter((cause) => !other.has(cause)).map((cause) => `−${cause}`),
    ...[...other].filter((cause) => !one.has(cause)).map((cause) => `+${cause}`),
  ];
}

function causesOf({ losses }: Diagnosis): Set<string> {
  return new Set(losses.map(({ code, message }) => `${code} ${/“[^”]*”/.exec(message)?.[0] ?? ''}`));
}
