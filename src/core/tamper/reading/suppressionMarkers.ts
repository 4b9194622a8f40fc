/** What a suppression hides. */
export type SuppressionTopic = 'lint' | 'types' | 'coverage';

/** One way of telling a tool to look away. */
export interface SuppressionMarker {
  readonly topic: SuppressionTopic;
  /** Whether it stands in a comment, or is read by the language. */
  readonly place: 'comment' | 'code';
  /** Global; its first group, where it has one, is the form that is used. */
  readonly pattern: RegExp;
  /** What stands before the names of rules; undefined: it names none. */
  readonly rulesAfter?: ':' | '[' | '(' | '=' | ' ' | undefined;
  /** Which of its forms hold for more than the next line. */
  readonly wide?: RegExp | undefined;
}

function comment(
  topic: SuppressionTopic,
  pattern: RegExp,
  rulesAfter?: SuppressionMarker['rulesAfter'],
  wide?: RegExp,
): SuppressionMarker {
  return { topic, place: 'comment', pattern, rulesAfter, wide };
}

function code(
  topic: SuppressionTopic,
  pattern: RegExp,
  rulesAfter?: SuppressionMarker['rulesAfter'],
  wide?: RegExp,
): SuppressionMarker {
  return { topic, place: 'code', pattern, rulesAfter, wide };
}

/** By the documentation of each tool. */
export const suppressionMarkers: readonly SuppressionMarker[] = [
  comment('lint', /\b((?:eslint|oxlint|stylelint)-disable(?:-next-line|-line)?)\b/g, ' ', /disable$/),
  comment('lint', /\/\*[ \t]{0,9}(eslint)(?=[ \t][^*]{0,300}:[ \t]{0,9}\[?["']?(?:off|warn|0|1)\b)/g, ' ', /./),
  comment('lint', /\b((?:biome|rome)-ignore(?:-all|-start)?)\b/g, ' ', /all|start/),
  comment('lint', /\b(tslint:disable(?:-next-line|-line)?)\b/g, ':', /disable$/),
  comment('lint', /\b(deno-lint-ignore(?:-file)?)\b/g, ' ', /file/),
  comment('lint', /(?:^|[#\s])((?:(?:ruff|flake8):[ \t]{0,4})?noqa)\b/gim, ':', /ruff|flake8/i),
  comment('lint', /\b(pylint:[ \t]{0,4}(?:disable(?:-next)?|skip-file))\b/g, '=', /skip-file|disable$/),
  comment('lint', /(\/\/[ \t]{0,4}nolint)\b/g, ':'),
  comment('lint', /\/\/(lint:(?:file-)?ignore)\b/g, ' ', /file/),
  comment('lint', /\b((?:rubocop|standard):(?:disable|todo))\b/g, ' ', /./),
  comment('lint', /\b(phpcs:(?:ignoreFile|ignore|disable)|@codingStandardsIgnore\w*)/g, ' ', /File|disable|Start/),
  comment('lint', /\b(shellcheck[ \t]+disable)\b/g, '='),
  comment('lint', /\b(NOSONAR|NOPMD|nosec|nosemgrep|noinspection|skipcq)\b/gi),
  comment('lint', /\b(CHECKSTYLE:OFF|ktlint-disable|swiftlint:disable(?::next|:this)?|hadolint[ \t]+ignore)\b/g),
  comment('types', /(@ts-(?:ignore|expect-error|nocheck))\b/g, undefined, /nocheck/),
  comment('types', /\b(@?vue-(?:ignore|expect-error)|@?svelte-ignore)\b/g, ' '),
  comment('types', /(\$Flow(?:FixMe|Ignore|Issue|ExpectedError)|@noflow)\b/g),
  comment('types', /\b(type:[ \t]{0,4}ignore)\b/g, '['),
  comment(
    'types',
    /\b((?:pyright|ty|pyre|pyrefly)[:-][ \t]{0,4}(?:ignore(?:-errors)?|fixme|basic|off))\b/g,
    '[',
    /basic|off|errors/,
  ),
  comment('types', /\b(mypy:[ \t]{0,4}(?:ignore-errors|disable-error-code|allow-\w+))\b/g, '=', /./),
  comment('types', /\b(pytype:[ \t]{0,4}(?:disable|skip-file))\b/g, '=', /skip/),
  comment('types', /(@(?:phpstan-ignore(?:-next-line|-line)?|psalm-suppress))\b/g, ' '),
  comment('types', /#[ \t]{0,4}(typed:[ \t]{0,4}(?:false|ignore))\b/g, undefined, /./),
  comment(
    'coverage',
    /\b((?:istanbul|c8|v8)[ \t]+ignore(?:[ \t]+(?:next|if|else|file|start))?)\b/g,
    undefined,
    /file|start/,
  ),
  comment('coverage', /\b(node:coverage[ \t]+(?:disable|ignore[ \t]+next))\b/g, undefined, /disable/),
  comment('coverage', /\b(pragma:[ \t]{0,4}no[ \t]?(?:cover|branch))\b/gi),
  comment(
    'coverage',
    /(:nocov:|@codeCoverageIgnore\w{0,20}|\bcoverage:ignore(?:-\w{1,20})?|\b(?:LCOV|GCOVR?)_EXCL_\w{1,20})/g,
    undefined,
    /Start|file|START/,
  ),
  comment('coverage', /\b(Stryker[ \t]+disable(?:[ \t]+next-line)?)\b/g),
  code('lint', /(#!?\[(?:allow|expect))(?=\()/g, '(', /!/),
  code('lint', /#!?\[cfg_attr\([^\]\n]{0,200}?(\b(?:allow|expect))(?=\()/g, '('),
  code('lint', /(@(?:file:)?Suppress(?:Warnings)?)\b/g, '(', /file/),
  code('lint', /(\[[\w.: ]{0,80}SuppressMessage)\b/g, '(', /assembly/),
  code('lint', /(#pragma[ \t]+warning[ \t]+disable|#nullable[ \t]+disable)\b/g, ' ', /./),
  code('types', /(@(?:typing\.)?no_type_check)\b/g),
  code('coverage', /(\[[\w.]{0,80}ExcludeFromCodeCoverage)\b/g),
  code(
    'coverage',
    /(#!?\[(?:coverage\(off\)|no_coverage|cfg\(not\((?:tarpaulin_include|tarpaulin|coverage)\)\)))/g,
    undefined,
    /!/,
  ),
  code('coverage', /(@(?:\w{1,60}\.)?Generated)\b/g),
];

/** Whether a text may hold one at all: most hold none. */
export const mayHoldMarker =
  /disable|ignore|nolint|noqa|nocheck|expect-error|FixMe|\bno ?cover|no branch|nocov|NOSONAR|NOPMD|nosec|nosem|noinsp|skipcq|CHECKSTYLE|suppress|Suppress|\[(?:allow|expect)\(|cfg_attr|_EXCL_|no_type_check|typed:|eslint|pyright|mypy|coverage|tarpaulin|Generated|standard:todo|rubocop|skip-file/i;
