import type { Sample } from './sample.ts';

const low = 'example.org/parcels > TestLowUpToHalfAKilogram';
const high = 'example.org/parcels > TestHigherAbove';

export const goSample: Sample = {
  name: 'go',
  versionCommand: () => 'go version',
  green: {
    typecheck: { status: 'pass', findings: [] },
    test: { status: 'pass', tests: [`passed ${high}`, `passed ${low}`] },
  },
  faults: [
    {
      name: 'a type error, which keeps the tests from being built too',
      edits: { 'postage.go': { from: 'return 700', to: 'return "700"' } },
      expected: {
        typecheck: { status: 'fail', findings: ['postage.go:7'] },
        test: { status: 'fail', findings: ['postage.go:7'] },
      },
      worse: [/^typecheck .*new: postage\.go:7: /, /^test .*new: postage\.go:7: /],
      verdict: 'fail',
    },
    {
      name: 'a finding of go vet',
      edits: { 'postage_test.go': { from: '!= 700 {\n\t\tt.Fatalf("got %d"', to: '!= 700 {\n\t\tt.Fatalf("got %s"' } },
      expected: { typecheck: { status: 'fail', findings: ['postage_test.go:7'] } },
      worse: [/^typecheck .*new: postage_test\.go:7: /],
      verdict: 'fail',
    },
    {
      name: 'a failing test',
      edits: { 'postage.go': { from: 'grams <= 500', to: 'grams <= 600' } },
      expected: { test: { status: 'fail', tests: [`failed ${high}`, `passed ${low}`] } },
      worse: [/^test .*new: example\.org\/parcels: TestHigherAbove/],
      verdict: 'fail',
    },
    {
      name: 'no tests collected, although go is content',
      edits: { 'postage_test.go': 'package parcels\n' },
      expected: { test: { status: 'fail', summary: /^No tests ran/ } },
      worse: [/^test .*2 tests ran before, only 0 run now/],
      verdict: 'fail',
    },
    {
      name: 'a crash after all tests passed',
      edits: {
        'main_test.go': `package parcels

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	m.Run()
	os.Exit(3)
}
`,
      },
      expected: { test: { status: 'fail', summary: /although 2 tests passed/ } },
      worse: [/^test .*passed before and fails now/],
      verdict: 'fail',
    },
    {
      name: 'a tool that is missing',
      edits: { 'AGENTS.md': '## Health Stack\n\n- lint: no-such-linter ./...\n' },
      expected: { lint: { status: 'missing', summary: /is missing/ } },
      worse: [/^lint .*cannot be run any more/],
      verdict: 'fail',
    },
  ],
};
