/** Where a step begins: keywords as they are written in bold, in capitals, or at the beginning of a clause. */
const step = /\b(?:GIVEN|WHEN|THEN|AND|BUT|IF|Given|When|Then)\b/g;

/** A criterion with a when and a then as the text of a Gherkin feature; undefined: it is not written so. */
export function scenarioOf(text: string): string | undefined {
  const plain = text.replaceAll('**', '').replaceAll(/^\s*[-*]\s+/gm, '');
  const starts = [...plain.matchAll(step)].map(({ 0: keyword, index }) => ({ keyword: keyword.toLowerCase(), index }));
  const steps = starts.map(({ keyword, index }, at) => {
    const words = plain.slice(index + keyword.length, starts[at + 1]?.index).replaceAll(/\s+/g, ' ');
    return `    ${keywords.get(keyword) ?? 'And'}${words.replace(/[\s,;]+$/, '')}`;
  });
  const has = (keyword: string): boolean => starts.some((start) => keywords.get(start.keyword) === keyword);
  return has('When') && has('Then') ? `Feature: Criterion\n\n  Scenario: Criterion\n${steps.join('\n')}\n` : undefined;
}

const keywords: ReadonlyMap<string, string> = new Map([
  ['given', 'Given'],
  ['when', 'When'],
  ['if', 'When'],
  ['then', 'Then'],
  ['and', 'And'],
  ['but', 'But'],
]);
