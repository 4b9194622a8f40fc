import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyMutant, findMutants, mutantText } from './findMutants.ts';
import { languageOf, languages } from './languages.ts';

/** `line: [operator] change` of each mutant of a file. */
function mutantsOf(file: string, text: string): string[] {
  const language = languageOf(file);
  assert.ok(language !== undefined, file);
  return findMutants(text, language).map((mutant) => `${mutant.line} ${mutant.operator}: ${mutantText(mutant)}`);
}

/** As `mutantsOf`, without those of texts. */
function changesOf(text: string, file: string): string[] {
  return mutantsOf(file, text).filter((mutant) => !mutant.includes(' text: '));
}

/** Put together here, so that this file does not seem to hand on anything. */
const hands = ['export', '* from "./b.ts";'].join(' ');

/** Every file with what is to be changed in it; nothing else may be. */
const examples: readonly { readonly file: string; readonly text: string; readonly mutants: readonly string[] }[] = [
  {
    file: 'price.js',
    text: `'use strict';
import { round } from './round.js';
const fs = require('node:fs');
// if (a > b) return true;
/** a && b */
export function price(items, rate) {
  if (items.length === 0 || !rate) return 0;
  let sum = 1;
  for (const item of items) sum += item.price * rate;
  console.error('sum ' + sum, a > b);
  check(sum);
  if (sum > 10) {
    throw new Error('too much');
  }
  const re = /a>b"c/g, part = sum / 2 / rate;
  return round(sum, { mode: 'half' }) + \`\${a > b}\`;
}
`,
    mutants: [
      '7 condition: items.length === 0 || !rate became true',
      '7 condition: items.length === 0 || !rate became false',
      '7 comparison: === became !==',
      '7 number: 0 became 1',
      '7 logic: || became &&',
      '7 logic: ! was taken out',
      '7 return: 0 became undefined',
      '7 number: 0 became 1',
      '8 number: 1 became 2',
      '9 arithmetic: += became -=',
      '9 arithmetic: * became /',
      '11 call: check(sum) was taken out',
      '12 condition: sum > 10 became true',
      '12 condition: sum > 10 became false',
      '12 comparison: > became >=',
      '12 comparison: > became <=',
      '12 number: 10 became 11',
      '15 arithmetic: / became *',
      '15 number: 2 became 3',
      '15 arithmetic: / became *',
      "16 return: round(sum, { mode: 'half' }) + `${a > b}` became undefined",
      "16 text: 'half' became ''",
    ],
  },
  {
    file: 'shop.ts',
    text: `import type { A } from './a.ts';
export type Mode = 'half' | 'up';
interface Options { readonly mode: 'half'; }
${hands}
@Component('shop')
class Shop<T extends Array<string>> {
  limit?: number = 3;
  has = (key: keyof Pick<A, 'b'>): key is 'b' | 'c' => map.get(key)! >= 2;
  async close(): Promise<void> {
    await this.save();
    return;
  }
}
`,
    mutants: [
      '7 number: 3 became 4',
      '8 comparison: >= became >',
      '8 comparison: >= became <',
      '8 number: 2 became 3',
      '10 call: await this.save() was taken out',
      '11 return: return was taken out',
    ],
  },
  {
    file: 'view.jsx',
    text: `const View = ({ on }) => on && <a href="x" title='y'>don't say "yes</a>;
const b = 1 / 2;
`,
    mutants: ['1 logic: && became ||', '2 number: 1 became 2', '2 arithmetic: / became *', '2 number: 2 became 3'],
  },
  {
    file: 'price.py',
    text: `"""A module: if a > b: return True"""
import os
from a import (b, c)

@cached(1)
def price(items: list[str], *args, **more) -> int:
    '''Says a > b.'''
    if not items or items[0] is None:
        return 0
    while n < 3:
        n += 1
    log.info("n > %d", n)
    send(items)
    x = [i for i in items
         if i > 2]
    raise ValueError("too many")
    return f"{a > b}" + r"\\d"

if __name__ == "__main__":
    price(1 > 2)
`,
    mutants: [
      '8 condition: not items or items[0] is None became True',
      '8 condition: not items or items[0] is None became False',
      '8 logic: not was taken out',
      '8 logic: or became and',
      '8 number: 0 became 1',
      '9 return: 0 became None',
      '9 number: 0 became 1',
      '10 condition: n < 3 became False',
      '10 comparison: < became <=',
      '10 comparison: < became >=',
      '10 number: 3 became 4',
      '11 arithmetic: += became -=',
      '11 number: 1 became 2',
      '13 call: send(items) became pass',
      '15 comparison: > became >=',
      '15 comparison: > became <=',
      '15 number: 2 became 3',
      '17 return: f"{a > b}" + r"\\d" became None',
      '17 text: r"\\d" became r""',
    ],
  },
  {
    file: 'price.rb',
    text: `require 'json'
# a > b
class Price < Base
  def sum(items)
    return nil if items.empty? && !strict
    text = <<~SQL
      select a > b and 'c'
    SQL
    names = %w[a b > c]
    save!(items)
    puts "sum #{1 > 2}"
    name =~ /a > "b/
  end
end
__END__
a > b
`,
    mutants: [
      // What is given there is nothing already.
      '5 condition: items.empty? && !strict became true',
      '5 condition: items.empty? && !strict became false',
      '5 logic: && became ||',
      '5 logic: ! was taken out',
      '10 call: save!(items) became nil',
    ],
  },
  {
    file: 'Price.php',
    text: `<p>a > b</p>
<?php
namespace Shop;
use A\\B;
#[Route('/price')]
# a > b
function price(int $a): int {
  $x = <<<EOT
  a > b
  EOT;
  if ($a > 1 and $b) { return $a - 1; }
  $this->save($a);
  throw new Exception('no');
}
?>
<p>a > b</p>
`,
    mutants: [
      '11 condition: $a > 1 and $b became true',
      '11 condition: $a > 1 and $b became false',
      '11 comparison: > became >=',
      '11 comparison: > became <=',
      '11 number: 1 became 2',
      '11 logic: and became or',
      '11 return: $a - 1 became null',
      '11 arithmetic: - became +',
      '11 number: 1 became 2',
      '12 call: $this->save($a) was taken out',
    ],
  },
  {
    file: 'lib.rs',
    text: `use std::io;
/* a /* > */ b */
#[derive(Debug)]
pub fn area<'a, T: Read + Write>(w: Vec<u8>, s: &'a str) -> u32 {
    if w.len() < 2 && s != "x" { return 1u32; }
    if let Some(v) = w.first() { log::info!("v > {}", v); }
    let c = 'b'; let r = r#"a > "b"#;
    save(&w)?;
    panic!("no");
    *p + 1
}
#[cfg(test)]
mod tests { #[test] fn t() { assert!(1 > 2); } }
`,
    mutants: [
      '5 condition: w.len() < 2 && s != "x" became true',
      '5 condition: w.len() < 2 && s != "x" became false',
      '5 comparison: < became <=',
      '5 comparison: < became >=',
      '5 number: 2 became 3',
      '5 logic: && became ||',
      '5 comparison: != became ==',
      '5 text: "x" became ""',
      '5 return: 1u32 became Default::default()',
      '5 number: 1u32 became 2u32',
      '7 text: r#"a > "b"# became r#""#',
      '8 call: save(&w)? was taken out',
      '9 call: panic!("no") was taken out',
      '10 arithmetic: + became -',
      '10 number: 1 became 2',
    ],
  },
  {
    file: 'price.go',
    text: `package shop
import (
	"fmt"
)
type Price struct { Sum int \`json:"sum"\` }
func sum(a *int, b int) error {
	if err := check(*a); err != nil || b > 3 {
		return err
	}
	fmt.Println("a > b", 1)
	save(b)
	return fmt.Errorf("no %d", b)
}
`,
    mutants: [
      '7 condition: err != nil || b > 3 became true',
      '7 condition: err != nil || b > 3 became false',
      '7 comparison: != became ==',
      '7 logic: || became &&',
      '7 comparison: > became >=',
      '7 comparison: > became <=',
      '7 number: 3 became 4',
      '8 return: err became nil',
      '11 call: save(b) was taken out',
    ],
  },
  {
    file: 'Price.java',
    text: `package shop;
import java.util.List;
@Entity(name = "price")
class Price<T extends List<String>> {
  int sum(Map<String, List<Integer>> m) {
    while (m.size() > 1) { logger.info("a > b"); }
    String t = """
      a > b
      """;
    save(m);
    return x ? 'a' : -1;
  }
}
`,
    mutants: [
      '6 comparison: > became >=',
      '6 comparison: > became <=',
      '6 number: 1 became 2',
      '10 call: save(m) was taken out',
      "11 return: x ? 'a' : -1 became null",
      '11 number: 1 became 2',
    ],
  },
  {
    file: 'Price.kt',
    text: 'fun sum(a: List<Int>): Int {\n  if (a.size >= 2) save("x $a", "y")\n  return a.first() * 2\n}\n',
    mutants: [
      '2 condition: a.size >= 2 became true',
      '2 condition: a.size >= 2 became false',
      '2 comparison: >= became >',
      '2 comparison: >= became <',
      '2 number: 2 became 3',
      '2 text: "y" became ""',
      '3 arithmetic: * became /',
      '3 number: 2 became 3',
    ],
  },
  {
    file: 'Price.cs',
    text: '#if A > B\nusing System;\n[Serializable]\nclass P { int S() { Save($"{a > b}", @"c""d"); return true ? 1 : 2; } }\n',
    mutants: [
      '4 call: Save($"{a > b}", @"c""d") was taken out',
      '4 text: @"c""d" became @""',
      '4 return: true ? 1 : 2 became default',
      '4 truth: true became false',
      '4 number: 1 became 2',
      '4 number: 2 became 3',
    ],
  },
];

/** What breaks tokenizers: openings without an end, and what only looks like one. */
const pieces = [
  '" \' ` / // /* */ # #[ """ \'\'\' ${ #{ { } ( ) [ ] <<~A <<<A A \\ r#" "# f" @" $" %w[ =begin =end __END__ <?php ?>',
  '@a while( a 1 < > && ! true ; : . é 😀 \u2028 import console.log( Error( #[test] == + - ? return throw if not',
]
  .flatMap((list) => list.split(' '))
  .concat('\n', ' ', '\r\n', '\t', 'if __name__ == ');

const anyText = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((list) => list.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(...examples.map(({ text }) => text)).chain((text) =>
    fc.tuple(fc.nat(text.length), fc.nat(text.length), fc.constantFrom(...pieces)).map(([one, other, piece]) => {
      const [from, to] = one < other ? [one, other] : [other, one];
      return text.slice(0, from) + piece + text.slice(to);
    }),
  ),
);

describe('Finding mutants', () => {
  for (const { file, text, mutants } of examples) {
    it(`changes what a test should notice, and nothing else: ${file}`, () => {
      assert.deepEqual(mutantsOf(file, text), mutants);
    });
  }

  it('knows nothing of other files', () => {
    assert.equal(languageOf('README.md'), undefined);
    assert.equal(languageOf('src/a.test.ts')?.id, 'typescript');
  });

  it('says where a mutant is, in lines and columns from 1', () => {
    const [mutant] = findMutants('\n  a(b)\n  if (x > 1) {}', languages[0] as (typeof languages)[number]).slice(-2);
    assert.deepEqual(
      { line: mutant?.line, column: mutant?.column, before: mutant?.before, after: mutant?.after },
      { line: 3, column: 9, before: '>', after: '<=' },
    );
  });

  it('never throws, changes one place only, and repeats itself, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...languages), (text, language) => {
        const mutants = findMutants(text, language);
        for (const mutant of mutants) {
          const changed = applyMutant(text, mutant);
          assert.notEqual(changed, text);
          assert.equal(text.slice(mutant.start, mutant.end), mutant.before);
          assert.equal(changed.slice(0, mutant.start), text.slice(0, mutant.start));
          assert.equal(changed.slice(mutant.start + mutant.after.length), text.slice(mutant.end));
          assert.ok(mutant.before !== '' && mutant.line >= 1 && mutant.column >= 1);
        }
        assert.deepEqual(findMutants(text, language), mutants);
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves comments and texts alone, whatever is in them', () => {
    const inside = fc
      .array(fc.constantFrom('a > b', ' && ', 'return 1;', 'true', 'if (x) {', '}', '+ 1', '!'))
      .map((list) => list.join(' '));
    fc.assert(
      fc.property(inside, (words) => {
        assert.deepEqual(changesOf(`# ${words}\na = "${words}"\nb = """${words}\n${words}"""\n`, 'a.py'), []);
        assert.deepEqual(changesOf(`/* /* ${words} */ ${words} */ // ${words}\nlet a = r##"${words}"##;`, 'a.rs'), []);
        assert.deepEqual(changesOf(`# ${words}\na = '${words}'\n=begin\n${words}\n=end\n`, 'a.rb'), []);
      }),
    );
  });
});
