import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyMutant, findMutants } from '../../../core/mutation/findMutants.ts';
import { languages } from '../../../core/mutation/languages.ts';
import { mutated } from '../inputs/mutation.ts';
import { fuzzTarget } from '../target.ts';

const programs = fc.constantFrom(
  "import { a } from './a.js';\nexport const b = (c) => `x ${c > 1 ? 'y' : a}` + /z\"[/]'/.source; // d\n",
  'def a(b: int) -> str:\n    """c"""\n    if not b and b < 3:\n        return f"{b}" + \'d\'\n    print(b)\n',
  'class A\n  def b\n    x = <<~SQL\n      y > 1\n    SQL\n    %w[c d].each { |e| save!(e) } if e =~ /f/\n  end\nend\n',
  '<p>a</p>\n<?php\n#[A]\nfunction b($c) { return $c > 1 && <<<E\nd\nE; }\n?>\n<p>b</p>\n',
  'fn a<\'b>(c: &\'b str) -> u8 { /* /* d */ */ if c == r#"e"# { panic!("f {}", 1u8); } 2 }\n',
  'package a\nimport "b"\nfunc c() error { if err := d(`e`); err != nil { return err }\n\tf(\'g\')\n\treturn nil }\n',
);

export const mutantsTarget = fuzzTarget({
  name: 'mutants',
  share: 5,
  input: mutated(programs),
  holds: (text) => {
    for (const language of languages) {
      for (const mutant of findMutants(text, language)) {
        const changed = applyMutant(text, mutant);
        assert.notEqual(changed, text);
        assert.equal(changed.slice(0, mutant.start), text.slice(0, mutant.start));
        assert.equal(changed.slice(mutant.start + mutant.after.length), text.slice(mutant.end));
      }
    }
  },
});
