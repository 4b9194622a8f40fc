import type { PlanScore, PlanScores } from '../../protocol/languageServer.ts';

/** The scores that the language server has told, the latest of each plan. */
export interface PlanScoreBoard {
  readonly take: (told: PlanScores) => void;
  /** @param file relative to the repository; undefined: nothing is known of it yet */
  readonly of: (file: string) => PlanScore | undefined;
}

export function createPlanScores(): PlanScoreBoard {
  const known = new Map<string, PlanScore>();
  return {
    take: ({ scores, removed }) => {
      for (const score of scores) {
        known.set(score.file, score);
      }
      for (const file of removed) {
        known.delete(file);
      }
    },
    of: (file) => known.get(file),
  };
}
