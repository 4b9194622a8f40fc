/**
 * `npm run eval -- CORPUS.jsonl [PLANS] [--list] [--peers] [--detector=NAME=COMMAND]`: how well the doctor's criterion rules find undecidable criteria; of a
 * folder of plan files also how their scores are spread, and how still they stand when a plan is written in other words.
 * Fails on nothing. No corpus is part of this repository; one line of one is one labelled criterion:
 * `{"repo": "owner/name", "heading": "…", "text": "…", "weak": true, "borderline": false, "span": "words; words"}`.
 */
import { statSync } from 'node:fs';
import process from 'node:process';
import { criterionRules } from '../src/core/doctor/criterion/criterionRules.ts';
import { commandDetector } from './eval/commandDetector.ts';
import { comparisonText, type Detector, flagEverything } from './eval/comparison.ts';
import { type Item, readCorpus } from './eval/corpus.ts';
import { crossCheckText } from './eval/crossCheck.ts';
import { figuresText, shareText, tableText } from './eval/figures.ts';
import { countJudged, foldsText } from './eval/folds.ts';
import { type Judged, judge, touchesSpan } from './eval/judge.ts';
import { peerDetectors } from './eval/peerDetectors.ts';
import { readPlanFolder } from './eval/planFolder.ts';
import { rewordedText } from './eval/reworded.ts';
import { scoresText } from './eval/scores.ts';
import { stabilityText } from './eval/stability.ts';
import { wordLists } from './eval/wordLists.ts';
import { installPeers } from './peers.ts';

const args = process.argv.slice(2);
const list = args.includes('--list');
const given = args.filter((arg) => !arg.startsWith('--'));
const paths = given.length > 0 ? given : [process.env['MSTACK_CORPUS'] ?? '', process.env['MSTACK_PLANS'] ?? ''];

if (paths.every((path) => path === '')) {
  console.error(
    'Give a corpus, a folder of plans, or both: `npm run eval -- criteria.jsonl plans`, or their paths in MSTACK_CORPUS and MSTACK_PLANS. One JSON object a line: repo, heading, text, weak, and if known borderline and span.',
  );
  process.exitCode = 2;
}

for (const path of paths.filter((one) => one !== '')) {
  console.log(statSync(path).isDirectory() ? ofPlans(path) : await ofCriteria(path));
  console.log();
}

function ofPlans(folder: string): string {
  const files = readPlanFolder(folder);
  return [scoresText(files, list), '', stabilityText(files, list)].join('\n');
}

async function ofCriteria(path: string): Promise<string> {
  const judged = readCorpus(path).map((item) => judge(item));
  return [
    `${judged.length} criteria of ${new Set(judged.map(({ item }) => item.repo)).size} repositories, ${judged.filter(({ item }) => item.weak).length} weak. Found: an error or a warning on it.`,
    '',
    `All items   ${figuresText(countJudged(judged))}`,
    `Core        ${figuresText(countJudged(judged, (item) => !item.borderline))}`,
    '',
    spansText(judged),
    '',
    await comparisonText(
      judged.map(({ item }) => item),
      await detectors(judged),
    ),
    '',
    crossCheckText(judged),
    '',
    rulesText(judged),
    '',
    foldsText(judged),
    '',
    rewordedText(judged, list),
    ...(list ? ['', listText(judged)] : []),
  ].join('\n');
}

/** Ours first. Linters of the field only when asked for: they have to be installed. */
async function detectors(judged: readonly Judged[]): Promise<readonly Detector[]> {
  const found = new Map<Item, boolean>(judged.map((one) => [one.item, one.found.length > 0]));
  const ours = {
    name: 'the doctor',
    flags: async (items: readonly Item[]) => items.map((item) => found.get(item) === true),
  };
  const others = args.filter((arg) => arg.startsWith('--detector=')).map((arg) => commandDetector(arg.slice(11)));
  if (args.includes('--peers')) {
    await installPeers();
    others.push(...(await peerDetectors()));
  }
  return [ours, flagEverything, ...others, ...wordLists];
}

/** Findings on weak items, against the words that the labels name. */
function spansText(judged: readonly Judged[]): string {
  const weak = judged.filter(({ item, found }) => item.weak && found.length > 0);
  const touched = weak.map((one) =>
    one.found.map((found) => touchesSpan(one, found)).filter((touches) => touches !== undefined),
  );
  const findings = touched.flat();
  const items = touched.filter((touches) => touches.length > 0);
  return [
    `Marked words overlap the labelled span: findings ${shareText(findings.filter(Boolean).length, findings.length)}, target 0.85`,
    `                                        items    ${shareText(items.filter((touches) => touches.includes(true)).length, items.length)}`,
  ].join('\n');
}

function rulesText(judged: readonly Judged[]): string {
  const rows = criterionRules
    .filter((rule) => rule.severity !== 'hint')
    .map(({ code }) => {
      const hits = judged.filter(({ found }) => found.some((one) => one.code === code));
      const right = hits.filter(({ item }) => item.weak);
      const alone = right.filter(({ found }) => found.every((one) => one.code === code));
      const wrong = hits.filter(({ item }) => !item.weak);
      const wrongCore = wrong.filter(({ item }) => !item.borderline);
      return [code, ...[hits, right, alone, wrong, wrongCore].map((items) => String(items.length))];
    });
  return tableText([['rule', 'items', 'weak', 'weak, alone', 'sound', 'sound, core'], ...rows]);
}

function listText(judged: readonly Judged[]): string {
  return [
    'Missed:',
    ...judged.filter(({ item, found }) => item.weak && found.length === 0).map(lineOf),
    'False alarms:',
    ...judged.filter(({ item, found }) => !item.weak && found.length > 0).map(lineOf),
    'Marked beside the span:',
    ...judged
      .filter((one) => one.item.weak)
      .flatMap((one) =>
        one.found
          .filter((found) => touchesSpan(one, found) === false)
          .map((found) => `  ${found.code} “${one.item.text.slice(found.start, found.end)}” span: ${one.item.span}`),
      ),
  ].join('\n');
}

function lineOf({ item, found }: Judged): string {
  const words = item.weak
    ? `span: ${item.span}`
    : found.map(({ code, start, end }) => `${code} “${item.text.slice(start, end)}”`).join(', ');
  return `  ${item.borderline ? 'borderline' : 'core      '}  ${item.text.replaceAll('\n', ' / ')}\n      ${words}`;
}
