import { isTestFile } from '../../mutation/sources.ts';
import { nameOf, speaksOf } from '../reading/plannedWords.ts';
import type { Plan } from '../../plan/plan.ts';
import { scopeRule } from './scopeRule.ts';

/** Where frameworks keep migrations: Rails, Django, Prisma, Knex, TypeORM, Alembic, Flyway, Liquibase, Laravel, EF Core, sqlx, goose. */
const folder = /(?:^|\/)(?:migrations?|db\/migrate|alembic\/versions|changelogs?)\//;
const program = /\.(?:sql|py|rb|[cm]?[jt]s|php|cs|go|ya?ml|xml|json)$/;
/** Flyway's, wherever it lies. */
const numbered = /^V\d[\d._]{0,30}__/;

function isMigration(path: string): boolean {
  return program.test(path) && !isTestFile(path) && (folder.test(path) || numbered.test(nameOf(path)));
}

/** What changes the data of everybody who runs the program, where no plan asked for it. */
export const migrationUnasked = scopeRule('scope.migration', ({ path, pathBefore = '' }, { plan }) =>
  plan.allowsMigrations || !(isMigration(path) || isMigration(pathBefore))
    ? []
    : [
        {
          severity: asksForOne(plan) ? 'flagged' : 'blocks',
          message: `${path} is a migration, and the plan does not allow any. Leave it out, or have the plan say \`allows-migrations: true\`.`,
        },
      ],
);

/** A plan that lists one, or speaks of it, without the key that allows it: a person decides. */
function asksForOne(plan: Plan): boolean {
  return (
    [...plan.files.map(({ path }) => path), ...plan.allow].some((path) => /migrat|alembic|V\d.{0,30}__/.test(path)) ||
    ['migration', 'migrations'].some((word) => speaksOf(plan, word))
  );
}
