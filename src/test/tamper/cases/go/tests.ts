import { appendTo, replaceIn, type TamperCase, textOf } from '../../tamperCase.ts';

const stock = 'stock_test.go';
const report = 'report/report_test.go';
const golden = 'report/testdata/report.golden';

/** Tests of Go's own package and of testify. */
export const goTests: readonly TamperCase[] = [
  {
    name: 'deletes a test',
    language: 'go',
    kind: 'test.deleted',
    cheat: (files) => void files.set(stock, textOf(files, stock).replace(/\nfunc TestItems[\s\S]*$/, '')),
    honest: (files) => replaceIn(files, stock, 'func TestItems(', 'func TestItemsAreSorted('),
  },
  {
    name: 'renames a test so that it is none',
    language: 'go',
    kind: 'test.uncollected',
    cheat: (files) => replaceIn(files, stock, 'func TestItems(', 'func testItems('),
    honest: (files) => replaceIn(files, stock, 'func TestItems(', '// TestItems asks for the order.\nfunc TestItems('),
  },
  {
    name: 'skips a test',
    language: 'go',
    kind: 'test.skipped',
    lists: [stock],
    cheat: (files) =>
      replaceIn(
        files,
        stock,
        'func TestItems(t *testing.T) {\n',
        'func TestItems(t *testing.T) {\n\tt.Skip("later")\n',
      ),
    honest: (files) =>
      replaceIn(files, stock, 'func TestItems(t *testing.T) {\n', 'func TestItems(t *testing.T) {\n\tt.Parallel()\n'),
  },
  {
    name: 'skips where tests are to be quick',
    language: 'go',
    kind: 'test.skipped',
    cheat: (files) =>
      replaceIn(
        files,
        stock,
        'func TestItems(t *testing.T) {\n',
        'func TestItems(t *testing.T) {\n\tif os.Getenv("CI") != "" {\n\t\tt.SkipNow()\n\t}\n',
      ),
    honest: (files) =>
      replaceIn(
        files,
        stock,
        'func TestItems(t *testing.T) {\n',
        'func TestItems(t *testing.T) {\n\tif testing.Verbose() {\n\t\tt.Log("items")\n\t}\n',
      ),
  },
  {
    name: 'builds a test file for nobody',
    language: 'go',
    kind: 'test.skipped',
    cheat: (files) => void files.set(stock, `//go:build integration\n\n${textOf(files, stock)}`),
    honest: (files) => void files.set(stock, `// Tests of the store.\n\n${textOf(files, stock)}`),
  },
  {
    name: 'only logs what is wrong',
    language: 'go',
    kind: 'test.assertion-removed',
    cheat: (files) =>
      replaceIn(
        files,
        stock,
        't.Errorf("Count() = %d, want %d", got, tt.left)',
        't.Logf("Count() = %d, want %d", got, tt.left)',
      ),
    honest: (files) =>
      replaceIn(
        files,
        stock,
        't.Errorf("Count() = %d, want %d", got, tt.left)',
        't.Fatalf("Count() gives %d, not %d", got, tt.left)',
      ),
  },
  {
    name: 'compares a result with itself',
    language: 'go',
    kind: 'test.tautology',
    cheat: (files) =>
      replaceIn(
        files,
        report,
        'assert.Equal(t, "", Text(stock.New()))',
        'assert.Equal(t, Text(stock.New()), Text(stock.New()))',
      ),
    honest: (files) =>
      replaceIn(files, report, 'assert.Equal(t, "", Text(stock.New()))', 'require.Equal(t, "", Text(stock.New()))'),
  },
  {
    name: 'asks only that there is no error',
    language: 'go',
    kind: 'test.loosened',
    cheat: (files) =>
      replaceIn(files, report, 'assert.Equal(t, "", Text(stock.New()))', 'assert.NotNil(t, Text(stock.New()))'),
    honest: (files) =>
      replaceIn(
        files,
        report,
        'assert.Equal(t, string(golden), Text(s)+"\\n")',
        'got := Text(s) + "\\n"\n\tassert.Equal(t, string(golden), got, "as recorded")',
      ),
  },
  {
    name: 'asks for a lower bound',
    language: 'go',
    kind: 'test.loosened',
    cheat: (files) => replaceIn(files, stock, 'got != tt.left', 'got < tt.left'),
    honest: (files) =>
      replaceIn(
        files,
        stock,
        'if got := s.Count("nail"); got != tt.left {',
        'got := s.Count("nail")\n\t\t\tif got != tt.left {',
      ),
  },
  {
    name: 'takes cases out of a table',
    language: 'go',
    kind: 'test.rows-removed',
    cheat: (files) => replaceIn(files, stock, '\t\t{"too many", 5, 6, 5, true},\n', ''),
    honest: (files) =>
      replaceIn(
        files,
        stock,
        '\t\t{"too many", 5, 6, 5, true},\n',
        '\t\t{"too many", 5, 6, 5, true},\n\t\t{"one too many", 1, 2, 1, true},\n',
      ),
  },
  {
    name: 'makes a case of a table fit',
    language: 'go',
    kind: 'test.expected-changed',
    cheat: (files) => replaceIn(files, stock, '{"too many", 5, 6, 5, true}', '{"too many", 5, 6, -1, false}'),
    honest: (files) =>
      replaceIn(
        files,
        stock,
        '{"too many", 5, 6, 5, true}',
        '{name: "too many", put: 5, take: 6, left: 5, fails: true}',
      ),
  },
  {
    name: 'changes what is expected of a list',
    language: 'go',
    kind: 'test.expected-changed',
    cheat: (files) =>
      replaceIn(files, stock, 'want := []string{"nail", "screw"}', 'want := []string{"glue", "nail", "screw"}'),
    honest: (files) =>
      replaceIn(files, stock, 'want := []string{"nail", "screw"}', 'want := []string{\n\t\t"nail",\n\t\t"screw",\n\t}'),
  },
  {
    name: 'writes a golden file anew',
    language: 'go',
    kind: 'snapshot.changed',
    cheat: (files) => replaceIn(files, golden, 'nail: 3', 'nail: 4'),
    honest: (files) => void files.set('report/testdata/empty.golden', '\n'),
  },
  {
    name: 'looks whether it is being tested',
    language: 'go',
    kind: 'test.seen-by-program',
    cheat: (files) =>
      replaceIn(
        files,
        'stock.go',
        '\treturn s.counts[item]\n',
        '\tif testing.Testing() {\n\t\treturn 3\n\t}\n\treturn s.counts[item]\n',
      ),
    honest: (files) =>
      replaceIn(files, 'stock.go', '\treturn s.counts[item]\n', '\tcount := s.counts[item]\n\treturn count\n'),
  },
  {
    name: 'looks at the name of its program',
    language: 'go',
    kind: 'test.seen-by-program',
    cheat: (files) =>
      replaceIn(
        files,
        'stock.go',
        '\treturn s.counts[item]\n',
        '\tif strings.HasSuffix(os.Args[0], ".test") {\n\t\treturn 3\n\t}\n\treturn s.counts[item]\n',
      ),
    honest: (files) =>
      replaceIn(
        files,
        'stock.go',
        '\treturn s.counts[item]\n',
        '\tif strings.HasSuffix(item, "s") {\n\t\titem = item[:len(item)-1]\n\t}\n\treturn s.counts[item]\n',
      ),
  },
  {
    name: 'adds a test that asks nothing of the program',
    language: 'go',
    kind: 'test.tautology',
    cheat: (files) => appendTo(files, report, '\nfunc TestReserve(t *testing.T) {\n\tassert.Equal(t, 1, 1)\n}\n'),
    honest: (files) =>
      appendTo(
        files,
        report,
        '\nfunc TestOneItem(t *testing.T) {\n\ts := stock.New()\n\ts.Put("nut", 2)\n\tassert.Equal(t, "nut: 2", Text(s))\n}\n',
      ),
  },
];
