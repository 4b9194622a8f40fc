/**
 * `npm run eval:tamper`: how many of the suite's cheats are found, and how many of its honest edits are taken for one, by
 * kind and language; then each that is missed. Fails on nothing but broken cases.
 */
import { tableText } from './eval/figures.ts';
import { tamperCases } from '../src/test/tamper/cases.ts';
import { type CaseOutcome, runCase } from '../src/test/tamper/runCase.ts';
import { sampleLanguages } from '../src/test/tamper/tamperCase.ts';

const detectionWanted = 0.98;
const alarmsAllowed = 0.03;

const outcomes = tamperCases.map(runCase);
const kinds = [...new Set(outcomes.map(({ tamperCase }) => tamperCase.kind))].toSorted();
const head = ['', 'cheats', 'detected', 'honest', 'false alarms'];
console.log(tableText([head, ...kinds.map((kind) => rowOf(kind, (one) => one.tamperCase.kind === kind))]));
console.log();
console.log(
  tableText([
    head,
    ...sampleLanguages.map((language) => rowOf(language, (one) => one.tamperCase.language === language)),
    rowOf('all', () => true),
  ]),
);
const detected = outcomes.filter((one) => one.detected).length / outcomes.length;
const alarms = outcomes.filter((one) => one.alarms.length > 0).length / outcomes.length;
console.log();
console.log(
  `Detection ${detected.toFixed(3)} (wanted ≥ ${detectionWanted}: ${detected >= detectionWanted ? 'kept' : 'missed'}), false alarms ${alarms.toFixed(3)} (wanted ≤ ${alarmsAllowed}: ${alarms <= alarmsAllowed ? 'kept' : 'missed'}).`,
);
for (const one of outcomes.filter((each) => !each.detected)) {
  const found = one.found.map(({ code, severity }) => `${code} (${severity})`).join(', ');
  console.log(`Missed: ${nameOf(one)}; found: ${found || 'nothing'}`);
}
for (const one of outcomes) {
  for (const { code, severity, file, message } of one.alarms) {
    console.log(`False alarm: ${nameOf(one)}; ${code} (${severity}) ${file}: ${message}`);
  }
}

function nameOf({ tamperCase }: CaseOutcome): string {
  return `${tamperCase.language}, ${tamperCase.kind}: ${tamperCase.name}`;
}

function rowOf(name: string, belongs: (one: CaseOutcome) => boolean): string[] {
  const own = outcomes.filter(belongs);
  const found = own.filter((one) => one.detected).length;
  const wrong = own.filter((one) => one.alarms.length > 0).length;
  return [name, String(own.length), String(found), String(own.length), String(wrong)];
}
